package io.centralita.contracts.schema;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Error;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.centralita.contracts.GoldenSample;
import io.centralita.contracts.Topics;
import io.centralita.contracts.event.Topic;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// The schemas in `schemas/` are those of the records. After a change to a record: `./mvnw -pl
/// shared-contracts test -Dtest=RecordSchemasTest -Dcentralita.schemas.write=true`
class RecordSchemasTest {
  private static final Path FOLDER = Path.of("schemas");

  private final RecordSchemas schemas = new RecordSchemas();

  record Contract(Topic<?> topic, Class<?> record) {
    Path file() {
      return FOLDER.resolve(topic.name()).resolve(record.getSimpleName() + ".schema.json");
    }

    @Override
    public String toString() {
      return topic.name() + "/" + record.getSimpleName();
    }
  }

  static List<Contract> contracts() {
    return Topics.all().stream()
        .flatMap(
            topic -> topic.records().values().stream().map(record -> new Contract(topic, record)))
        .sorted(Comparator.comparing(Contract::toString))
        .toList();
  }

  static List<GoldenSample> samples() {
    return GoldenSample.all();
  }

  @BeforeAll
  static void write() throws IOException {
    if (Boolean.getBoolean("centralita.schemas.write")) {
      var schemas = new RecordSchemas();
      for (var contract : contracts()) {
        Files.createDirectories(contract.file().getParent());
        Files.writeString(contract.file(), schemas.of(contract.topic(), contract.record()));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("contracts")
  void theSchemaThatIsPublishedIsThatOfTheRecord(Contract contract) {
    assertThat(contract.file())
        .content()
        .isEqualTo(schemas.of(contract.topic(), contract.record()));
  }

  @Test
  void nothingIsPublishedThatNoLongerTravels() throws IOException {
    try (var files = Files.walk(FOLDER)) {
      assertThat(files.filter(Files::isRegularFile))
          .containsExactlyInAnyOrderElementsOf(contracts().stream().map(Contract::file).toList());
    }
  }

  @ParameterizedTest
  @MethodSource("samples")
  void aSampleSatisfiesItsSchema(GoldenSample sample) throws IOException {
    assertThat(errors(sample, sample.body())).isEmpty();
  }

  /// What the record has, the schema must ask for: a sample without it is refused, unless the
  /// record takes null.
  @ParameterizedTest
  @MethodSource("samples")
  void aSampleWithoutAnIdOrWithAnotherShapeIsRefused(GoldenSample sample) throws IOException {
    var first = sample.body().propertyNames().iterator().next();
    var without = (ObjectNode) sample.body().deepCopy();
    without.remove(first);
    var reshaped = (ObjectNode) sample.body().deepCopy();
    reshaped.putObject(first);
    var mistyped = (ObjectNode) sample.body().deepCopy();
    mistyped.put(first, 7);

    assertThat(errors(sample, without)).isNotEmpty();
    assertThat(errors(sample, mistyped)).isNotEmpty();
    assertThat(errors(sample, reshaped)).isNotEmpty();
  }

  @Test
  void formatsAndVocabulariesAreHeld() throws IOException {
    var sample =
        samples().stream()
            .filter(each -> each.record().equals("DeliveryReported"))
            .findFirst()
            .orElseThrow();

    for (var wrong : List.of("sendId", "carrier", "status", "reportedAt")) {
      var body = (ObjectNode) sample.body().deepCopy();
      body.put(wrong, "whatever");
      assertThat(errors(sample, body)).as(wrong).hasSize(1);
    }
  }

  private List<Error> errors(GoldenSample sample, JsonNode body) throws IOException {
    var contract =
        contracts().stream()
            .filter(each ->
                each.topic().equals(sample.topic())
                    && each.record().getSimpleName().equals(sample.record()))
            .findFirst()
            .orElseThrow();
    var schema =
        SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema(JsonMapper.shared().readTree(Files.readString(contract.file())));
    return schema.validate(
        body,
        execution -> execution.executionConfig(config -> config.formatAssertionsEnabled(true)));
  }
}
