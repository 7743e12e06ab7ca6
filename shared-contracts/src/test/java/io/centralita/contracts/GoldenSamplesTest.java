package io.centralita.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.centralita.contracts.event.CloudEvent;
import io.centralita.contracts.event.EventCodec;
import io.centralita.contracts.event.EventCodec.HeaderLookup;
import io.centralita.contracts.event.MalformedEvent;
import io.centralita.contracts.event.Topic;
import io.centralita.contracts.routing.Meaning;
import io.centralita.contracts.routing.SendCommand;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class GoldenSamplesTest {
  private final EventCodec codec = new EventCodec();

  static List<GoldenSample> samples() {
    return GoldenSample.all();
  }

  static List<Topic<?>> topics() {
    return Topics.all();
  }

  @ParameterizedTest
  @MethodSource("topics")
  void everyRecordHasASample(Topic<?> topic) {
    var records =
        topic.records().values().stream().map(Class::getSimpleName).collect(Collectors.toSet());

    var sampled =
        samples().stream()
            .filter(sample -> sample.topic().equals(topic))
            .map(GoldenSample::record)
            .collect(Collectors.toSet());

    assertThat(sampled).isEqualTo(records);
  }

  @Test
  void everyMeaningAndEveryBodyHasASample() {
    assertThat(valuesIn("/meaning/type")).isEqualTo(namesOf(Meaning.class));
    assertThat(valuesIn("/body/type")).isEqualTo(namesOf(SendCommand.Body.class));
  }

  @ParameterizedTest
  @MethodSource("samples")
  void aSampleDecodesAndEncodesToTheSame(GoldenSample sample) {
    var event = decode(sample.topic(), sample.headers(), sample.bytes());

    assertThat(event.data().getClass().getSimpleName()).isEqualTo(sample.record());
    var again = encode(sample.topic(), event);
    assertThat(JsonMapper.shared().readTree(again.value())).isEqualTo(sample.body());
    assertThat(again.key()).isEqualTo(sample.content().path("key").asString());
    assertThat(again.topic()).isEqualTo(sample.topic().name());
    var headers = new HashMap<String, String>();
    again
        .headers()
        .forEach(header ->
            headers.put(header.key(), new String(header.value(), StandardCharsets.UTF_8)));
    assertThat(headers)
        .isEqualTo(
            sample.content().path("headers").properties().stream()
                .collect(
                    Collectors.toMap(Map.Entry::getKey, entry -> entry.getValue().asString())));
  }

  @ParameterizedTest
  @MethodSource("samples")
  void aFieldOfANewerWriterIsPassedOver(GoldenSample sample) {
    var newer = (ObjectNode) sample.body().deepCopy();
    newer.putObject("addedLater").put("anything", 1);
    addToObjectsWithin(newer);

    assertThat(decode(sample.topic(), sample.headers(), GoldenSample.bytes(newer)))
        .isEqualTo(decode(sample.topic(), sample.headers(), sample.bytes()));
  }

  @ParameterizedTest
  @MethodSource("topics")
  void aTypeOfANewerWriterIsNoEventAtAll(Topic<?> topic) {
    var sample = sampleOf(topic);

    var event =
        codec.decode(
            topic,
            with(sample.headers(), EventCodec.TYPE, "io.centralita.AddedLater.v1"),
            sample.bytes());

    assertThat(event).isNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        EventCodec.ID,
        EventCodec.TYPE,
        EventCodec.SOURCE,
        EventCodec.SUBJECT,
        EventCodec.TIME
      })
  void aRecordWithoutAHeaderIsMalformed(String missing) {
    var sample = sampleOf(Topics.LEADS);

    assertThatThrownBy(
            () -> codec.decode(Topics.LEADS, with(sample.headers(), missing, null), sample.bytes()))
        .isInstanceOf(MalformedEvent.class)
        .hasMessageContaining(missing);
  }

  @ParameterizedTest
  @MethodSource("malformedEnvelopes")
  void anEnvelopeThatCannotBeReadIsMalformed(Map.Entry<String, String> header) {
    var sample = sampleOf(Topics.LEADS);

    assertThatThrownBy(() ->
            codec.decode(
                Topics.LEADS,
                with(sample.headers(), header.getKey(), header.getValue()),
                sample.bytes()))
        .isInstanceOf(MalformedEvent.class);
  }

  static List<Map.Entry<String, String>> malformedEnvelopes() {
    return List.of(Map.entry(EventCodec.ID, "7"), Map.entry(EventCodec.TIME, "yesterday at five"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "null",
        "[]",
        "7",
        "{",
        "{\"lead\": \"not a uuid\"}",
        "{\"tenant\": \"Not a slug\"}"
      })
  void aBodyThatIsNotWhatItsTypeSaysIsMalformedAndIsNotRepeatedInTheMessage(String body) {
    var sample =
        samples().stream()
            .filter(each -> each.record().equals("LeadOpened"))
            .findFirst()
            .orElseThrow();

    assertThatThrownBy(() ->
            codec.decode(Topics.LEADS, sample.headers(), body.getBytes(StandardCharsets.UTF_8)))
        .isInstanceOf(MalformedEvent.class)
        .hasMessageNotContaining("slug");
  }

  private CloudEvent<?> decode(Topic<?> topic, HeaderLookup headers, byte[] body) {
    return Objects.requireNonNull(codec.decode(topic, headers, body), "an event");
  }

  @SuppressWarnings("unchecked")
  private ProducerRecord<String, byte[]> encode(Topic<?> topic, CloudEvent<?> event) {
    return codec.encode((Topic<Object>) topic, event);
  }

  private static void addToObjectsWithin(JsonNode node) {
    for (var child : node) {
      addToObjectsWithin(child);
    }
    node.properties()
        .forEach(field -> {
          // A template's variables are a map: each is data.
          if (field.getValue() instanceof ObjectNode object
              && !field.getKey().equals("variables")) {
            object.put("addedLater", "anything");
          }
        });
  }

  private static HeaderLookup with(HeaderLookup headers, String name, String value) {
    return header -> header.equals(name) ? value : headers.value(header);
  }

  private static GoldenSample sampleOf(Topic<?> topic) {
    return samples().stream()
        .filter(sample -> sample.topic().equals(topic))
        .findFirst()
        .orElseThrow();
  }

  private static Set<String> valuesIn(String pointer) {
    return samples().stream()
        .map(sample -> sample.body().at(pointer))
        .filter(JsonNode::isString)
        .map(JsonNode::asString)
        .collect(Collectors.toSet());
  }

  private static Set<String> namesOf(Class<?> vocabulary) {
    return Arrays.stream(vocabulary.getPermittedSubclasses())
        .map(Class::getSimpleName)
        .collect(Collectors.toSet());
  }
}
