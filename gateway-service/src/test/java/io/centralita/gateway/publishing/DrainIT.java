package io.centralita.gateway.publishing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.centralita.contracts.event.EventCodec;
import io.centralita.contracts.event.Topic;
import io.centralita.contracts.event.Topic.Kind;
import io.centralita.contracts.gateway.InboundMessage;
import io.centralita.gateway.spool.SpoolParts;
import io.centralita.kit.producer.EventProducer;
import io.centralita.testkit.TestStack;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/// Between Kafka and the spool, with a Kafka that takes nearly everything.
@ExtendWith(OutputCaptureExtension.class)
class DrainIT {
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  @TempDir private Path folder;

  @Test
  void whatKafkaWillNeverTakeIsSetAsideWithTheReasonAndTheOthersGoOn(CapturedOutput output) {
    var topic = topic("gateway-test.drained.v1");
    try (var parts = SpoolParts.in(folder);
        var lines = lines(topic, parts, Map.of());
        var drain = new Drain(parts.spool(), lines, DrainIT::producer)) {
      parts.spool().append(record(topic, "first")).join();
      parts.spool().append(record(topic, "x".repeat(1_100_000))).join();
      parts.spool().append(record(topic, "third")).join();

      drainAll(parts, drain);

      assertThat(texts(topic)).containsExactly("first", "third");
      assertThat(parts.counted("set.aside")).isEqualTo(1);
      assertThat(parts.reasonsOfWhatIsSetAside())
          .singleElement()
          .asString()
          .contains("RecordTooLargeException");
      assertThat(output).contains("Kafka will never take event 2 of the spool");
    }
  }

  /// More at once than the client has room for: nobody waits, nothing is lost, nothing overtakes.
  @Test
  void whatFindsTheClientsBufferFullGoesToTheSpoolInItsOrder() {
    var topic = topic("gateway-test.crowded.v1");
    var narrow = Map.of(ProducerConfig.BUFFER_MEMORY_CONFIG, 70_000);
    try (var parts = SpoolParts.in(folder);
        var lines = lines(topic, parts, narrow);
        var drain = new Drain(parts.spool(), lines, DrainIT::producer)) {
      var sent =
          IntStream.range(0, 500)
              .mapToObj(i -> send(lines, parts, record(topic, i + "x".repeat(1_000))))
              .toList();
      lines.look();
      CompletableFuture.allOf(sent.toArray(CompletableFuture[]::new)).join();

      assertThat(parts.counted("spooled")).isPositive();
      drainAll(parts, drain);
      assertThat(texts(topic).stream().map(DrainIT::number).distinct())
          .containsExactlyElementsOf(IntStream.range(0, 500).boxed().toList());
    }
  }

  /// The disk is so full that nothing can be removed from it.
  @Test
  void kafkaIsServedWhateverTheDiskDoes() {
    var topic = topic("gateway-test.stuck.v1");
    Line.TOPICS.forEach(each -> TestStack.topics().create(each.name(), each.partitions()));
    var file = folder.resolve("1/spool.db");
    try (var parts = SpoolParts.in(folder);
        var lines = lines(topic, parts, Map.of());
        var drain = new Drain(parts.spool(), lines, DrainIT::producer)) {
      parts.spool().append(record(topic, "first")).join();
      parts.spool().append(record(topic, "x".repeat(1_100_000))).join();
      parts.spool().append(record(topic, "third")).join();
      lines.cut(lines.open(), "is cut by a test");
      SpoolParts.takesBack(file, "DELETE");

      await()
          .until(() -> {
            drain.step();
            return lines.open() != null && parts.spool().isEmpty();
          });

      assertThat(texts(topic)).containsExactly("first", "third");
      assertThat(parts.spool().mayHold("k")).isFalse();
      assertThat(parts.rows()).isEqualTo(3);

      SpoolParts.worksAgain(file);
      await()
          .until(() -> {
            drain.step();
            return parts.rows() == 0;
          });
      assertThat(parts.counted("drained")).isEqualTo(2);
      assertThat(parts.reasonsOfWhatIsSetAside()).hasSize(1);
      assertThat(texts(topic)).containsExactly("first", "third");
    }
  }

  @Test
  void aCutLineSaysHowManyWait(CapturedOutput output) {
    var topic = topic("gateway-test.told.v1");
    try (var parts = SpoolParts.in(folder);
        var lines = lines(topic, parts, Map.of())) {
      assertThat(lines.open()).isNotNull();
      IntStream.range(0, 4).forEach(i -> parts.spool().append(record(topic, "" + i)).join());
    }

    assertThat(output).contains("0 events go to the spool, where 4 wait already");
  }

  /// As [Publishing] decides it.
  private static CompletableFuture<Void> send(
      Lines lines, SpoolParts parts, ProducerRecord<String, byte[]> record) {
    var line = lines.open();
    return line == null || parts.spool().mayHold(record.key())
        ? lines.spool(record)
        : lines.send(line, record);
  }

  private static void drainAll(SpoolParts parts, Drain drain) {
    await()
        .until(() -> {
          drain.step();
          return parts.spool().isEmpty();
        });
  }

  private static Lines lines(Topic<?> topic, SpoolParts parts, Map<String, ?> exceptions) {
    return new Lines(() -> new Line(knowing(topic, exceptions)), parts.spool(), PATIENCE);
  }

  private static EventProducer knowing(Topic<?> topic, Map<String, ?> exceptions) {
    var settings = new HashMap<String, Object>(exceptions);
    settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, 0);
    var producer =
        new EventProducer(TestStack.bootstrapServers(), "drain-test", new EventCodec(), settings);
    await().until(() -> producer.knows(topic));
    return producer;
  }

  private static EventProducer producer() {
    return new EventProducer(TestStack.bootstrapServers(), "drain-test", new EventCodec());
  }

  private static Topic<InboundMessage> topic(String name) {
    TestStack.topics().create(name, 1);
    return new Topic<>(name, InboundMessage.class, "gateway-service", Kind.EVENTS, 1);
  }

  private static ProducerRecord<String, byte[]> record(Topic<?> topic, String text) {
    return new ProducerRecord<>(topic.name(), "k", text.getBytes(StandardCharsets.UTF_8));
  }

  private static List<String> texts(Topic<?> topic) {
    return TestStack.topics().records(topic.name()).stream()
        .map(record -> new String(record.value(), StandardCharsets.UTF_8))
        .toList();
  }

  private static int number(String text) {
    return Integer.parseInt(text.substring(0, text.indexOf('x')));
  }
}
