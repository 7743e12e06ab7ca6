package io.centralita.contracts.event;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.cfg.DateTimeFeature;
import tools.jackson.databind.json.JsonMapper;

/// Between records and bytes: CloudEvents' binary mode for Kafka. The envelope is headers, the body
/// is the record as JSON.
public final class EventCodec {
  public static final String ID = "ce_id";
  public static final String TYPE = "ce_type";
  public static final String SOURCE = "ce_source";
  public static final String SUBJECT = "ce_subject";
  public static final String TIME = "ce_time";
  public static final String TRACEPARENT = "traceparent";

  private static final String SPEC_VERSION = "ce_specversion";
  private static final String CONTENT_TYPE = "content-type";
  private static final byte[] VERSION = ascii("1.0");
  private static final byte[] JSON_TYPE = ascii("application/json");

  private final JsonMapper json = jsonMapper();

  /// JSON as it travels and as services store it: absent is absent, instants are ISO 8601, what is
  /// unknown is passed over.
  public static JsonMapper jsonMapper() {
    return JsonMapper.builder()
        .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
        .disable(DateTimeFeature.WRITE_DATES_AS_TIMESTAMPS)
        .changeDefaultPropertyInclusion(
            inclusion -> inclusion.withValueInclusion(JsonInclude.Include.NON_NULL))
        .build();
  }

  public <T> ProducerRecord<String, byte[]> encode(Topic<T> topic, CloudEvent<? extends T> event) {
    return new ProducerRecord<>(
        topic.name(), null, event.subject(), body(event.data()), headers(event));
  }

  /// The end of a key in a topic of states.
  public ProducerRecord<String, byte[]> tombstone(Topic<?> topic, String key) {
    return new ProducerRecord<>(topic.name(), key, null);
  }

  public byte[] body(Object data) {
    return json.writeValueAsBytes(data);
  }

  private static Headers headers(CloudEvent<?> event) {
    var headers = new RecordHeaders();
    var type = Topic.typeOf(event.data().getClass());
    addHeaders(
        headers,
        event.id(),
        type,
        event.source(),
        event.subject(),
        event.time(),
        event.traceparent());
    return headers;
  }

  /// The envelope alone, for a body that is ready.
  public static void addHeaders(
      Headers headers,
      UUID id,
      String type,
      String source,
      String subject,
      Instant time,
      @Nullable String traceparent) {
    headers
        .add(SPEC_VERSION, VERSION)
        .add(ID, ascii(id.toString()))
        .add(TYPE, ascii(type))
        .add(SOURCE, ascii(source))
        .add(SUBJECT, subject.getBytes(StandardCharsets.UTF_8))
        .add(TIME, ascii(time.toString()))
        .add(CONTENT_TYPE, JSON_TYPE);
    if (traceparent != null) {
      headers.add(TRACEPARENT, ascii(traceparent));
    }
  }

  /// @return null when the type is one that this build does not know: a newer writer's, to be
  ///   passed over
  /// @throws MalformedEvent when it is no CloudEvent, or its body is not what its type says
  public <T> @Nullable CloudEvent<T> decode(Topic<T> topic, Headers headers, byte[] body) {
    return decode(topic, name -> text(headers, name), body);
  }

  /// The same where headers come in some other form.
  public <T> @Nullable CloudEvent<T> decode(Topic<T> topic, HeaderLookup headers, byte[] body) {
    var record = topic.recordOf(required(headers, TYPE));
    if (record == null) {
      return null;
    }
    try {
      var id = UUID.fromString(required(headers, ID));
      var time = Instant.parse(required(headers, TIME));
      var source = required(headers, SOURCE);
      var subject = required(headers, SUBJECT);
      var traceparent = headers.value(TRACEPARENT);
      T data = json.readValue(body, record);
      if (data == null) {
        throw new MalformedEvent("The body of a " + record.getSimpleName() + " is null", null);
      }
      return new CloudEvent<>(id, source, subject, time, traceparent, data);
    } catch (IllegalArgumentException | java.time.DateTimeException | JacksonException unreadable) {
      throw new MalformedEvent(
          "Not a readable " + record.getSimpleName() + " in " + topic.name(), unreadable);
    }
  }

  /// The value of a header, null where it is missing.
  public interface HeaderLookup {
    @Nullable String value(String name);
  }

  private static String required(HeaderLookup headers, String name) {
    var value = headers.value(name);
    if (value == null) {
      throw new MalformedEvent("Header " + name + " is missing", null);
    }
    return value;
  }

  private static @Nullable String text(Headers headers, String name) {
    var header = headers.lastHeader(name);
    return header == null ? null : new String(header.value(), StandardCharsets.UTF_8);
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
