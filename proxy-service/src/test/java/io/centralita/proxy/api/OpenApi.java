package io.centralita.proxy.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.dialect.Dialects;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Twilio's OpenAPI document of the Proxy API, which is not part of the project: `TWILIO_OAI` (or
/// `-Dtwilio.oai`) names the folder that holds it. Tests that need it are skipped without it.
final class OpenApi {
  static final String OURS = "centralita";

  private final JsonNode document;

  private OpenApi(JsonNode document) {
    this.document = document;
  }

  static OpenApi load() throws IOException {
    var file = folder().resolve("twilio_proxy_v1.strict.json");
    assumeTrue(
        Files.isRegularFile(file),
        "Twilio's OpenAPI documents are not in "
            + folder()
            + ": set TWILIO_OAI to check against them");
    return new OpenApi(JsonMapper.shared().readTree(file));
  }

  /// All of an answer is as documented, but for what is ours and says so.
  void conforms(JsonNode answer, int status, String method, String path) {
    assertThat(problems(withoutOurs(answer), status, method, path))
        .as("%s %s", method, path)
        .isEmpty();
  }

  List<String> problems(JsonNode answer, int status, String method, String path) {
    var pointer =
        Stream.of(
                "paths",
                path,
                method,
                "responses",
                Integer.toString(status),
                "content",
                "application/json")
            .map(part -> part.replace("~", "~0").replace("/", "~1"))
            .collect(Collectors.joining("/", "/", "/schema"));
    assertThat(document.at(pointer).isObject()).as("%s documents %s", path, status).isTrue();
    // The schema of one answer, with the document's components where its references look for them.
    var schema = JsonMapper.shared().createObjectNode();
    schema.setAll((ObjectNode) document.at(pointer));
    schema.set("components", document.path("components"));
    return SchemaRegistry.withDialect(Dialects.getOpenApi30())
        .getSchema(schema)
        .validate(answer)
        .stream()
        .map(Object::toString)
        .toList();
  }

  /// Every operation that the document has, as `get /v1/Services`.
  List<String> operations() {
    return document.path("paths").properties().stream()
        .flatMap(path ->
            path.getValue().properties().stream()
                .map(operation -> operation.getKey() + " " + path.getKey()))
        .filter(operation -> operation.matches("(get|post|put|delete) .*"))
        .sorted()
        .toList();
  }

  private static JsonNode withoutOurs(JsonNode answer) {
    var copy = answer.deepCopy();
    if (copy instanceof ObjectNode object) {
      object.remove(OURS);
      object
          .properties()
          .forEach(field -> {
            if (field.getValue().isArray()) {
              field
                  .getValue()
                  .forEach(row -> {
                    if (row instanceof ObjectNode inList) {
                      inList.remove(OURS);
                    }
                  });
            }
          });
    }
    return copy;
  }

  private static Path folder() {
    var named =
        Objects.requireNonNullElse(
            System.getProperty("twilio.oai"), System.getenv().getOrDefault("TWILIO_OAI", ""));
    return named.isEmpty() ? Path.of("../../shared/twilio-oai") : Path.of(named);
  }
}
