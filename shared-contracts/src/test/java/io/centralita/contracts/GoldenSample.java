package io.centralita.contracts;

import io.centralita.contracts.event.EventCodec.HeaderLookup;
import io.centralita.contracts.event.Topic;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A record as it once travelled, in `golden/<topic>/<Record>[.<variant>].json`. Samples are added,
/// never changed: what is in a topic stays there.
public record GoldenSample(Topic<?> topic, String name, JsonNode content) {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final Path FOLDER = Path.of("src/test/resources/golden");

  public static List<GoldenSample> all() {
    return Topics.all().stream().flatMap(topic -> of(topic).stream()).toList();
  }

  private static List<GoldenSample> of(Topic<?> topic) {
    try (var files = Files.list(FOLDER.resolve(topic.name()))) {
      return files.sorted().map(file -> read(topic, file)).toList();
    } catch (IOException e) {
      throw new UncheckedIOException("No golden samples for " + topic.name(), e);
    }
  }

  private static GoldenSample read(Topic<?> topic, Path file) {
    try {
      return new GoldenSample(
          topic, file.getFileName().toString(), JSON.readTree(Files.readString(file)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// The record that the file is named for.
  public String record() {
    return name.substring(0, name.indexOf('.'));
  }

  public JsonNode body() {
    return content.path("body");
  }

  public byte[] bytes() {
    return bytes(body());
  }

  public static byte[] bytes(JsonNode body) {
    return body.toString().getBytes(StandardCharsets.UTF_8);
  }

  public HeaderLookup headers() {
    return header ->
        content.path("headers").has(header)
            ? content.path("headers").path(header).asString()
            : null;
  }

  @Override
  public String toString() {
    return topic.name() + "/" + name;
  }
}
