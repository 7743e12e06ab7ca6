package io.centralita.simulator.journal;

import io.centralita.simulator.SimulatorSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Remembers across restarts, when a folder is given. Each start writes a new file from what the
/// stores kept of the old one and then takes its place, so the journal does not grow for ever and a
/// kill at any moment leaves one whole file.
@Component
public class Journal implements SmartInitializingSingleton, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Journal.class);

  private final Map<String, List<JsonNode>> past = new ConcurrentHashMap<>();
  private final Optional<Path> folder;
  private final Optional<JournalWriter> writer;
  private final JsonMapper json;

  @Autowired
  Journal(SimulatorSettings settings, JsonMapper json) {
    this(Optional.ofNullable(settings.data()), json);
  }

  Journal(Optional<Path> folder, JsonMapper json) {
    this.json = json;
    this.folder = folder;
    folder.ifPresent(this::read);
    this.writer = folder.map(place -> new JournalWriter(next(place), json));
  }

  /// Hands every remembered value of a kind to its store, oldest first.
  public <T> void replay(String kind, Class<T> type, Consumer<T> store) {
    past.getOrDefault(kind, List.of()).stream()
        .map(value -> json.treeToValue(value, type))
        .forEach(store);
  }

  public void append(String kind, Object value) {
    writer.ifPresent(file -> file.append(kind, value));
  }

  /// All stores have read their past and written what they keep of it.
  @Override
  public void afterSingletonsInstantiated() {
    past.clear();
    writer.ifPresent(JournalWriter::flush);
    folder.ifPresent(place -> {
      try {
        Files.move(
            next(place),
            current(place),
            StandardCopyOption.ATOMIC_MOVE,
            StandardCopyOption.REPLACE_EXISTING);
      } catch (IOException problem) {
        throw new UncheckedIOException("cannot write the journal in " + place, problem);
      }
    });
  }

  @Override
  public void close() {
    writer.ifPresent(JournalWriter::close);
  }

  private void read(Path place) {
    try {
      Files.createDirectories(place);
      if (Files.exists(current(place))) {
        // Bytes first: a torn last line may end in the middle of a character.
        var text = new String(Files.readAllBytes(current(place)), StandardCharsets.UTF_8);
        text.lines().forEach(this::remember);
      }
    } catch (IOException problem) {
      throw new UncheckedIOException("cannot read the journal in " + place, problem);
    }
  }

  private void remember(String text) {
    Line.parse(json, text)
        .ifPresentOrElse(
            line -> past.computeIfAbsent(line.kind(), _ -> new ArrayList<>()).add(line.value()),
            () -> LOG.warn("a torn line of the journal is left out"));
  }

  private static Path current(Path place) {
    return place.resolve("journal.jsonl");
  }

  private static Path next(Path place) {
    return place.resolve("journal.next.jsonl");
  }
}
