package io.centralita.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedKafkaIT {
  private static final String TOPIC = "kept.v1";

  @TempDir Path folder;

  @Test
  void carriesOnWithItsRecordsAndKeepsItsPortAtTheNextStart() throws Exception {
    int port;
    try (var kafka = EmbeddedKafka.start(folder.resolve("one"), Port.ephemeral())) {
      port = kafka.port();
      createTopic(kafka);
      publish(kafka, "first");
      aTakenPortIsNamedWithTheSettingThatChangesIt(port);
    }

    try (var kafka = EmbeddedKafka.start(folder.resolve("one"), new Port(port, "--kafka-port"))) {
      publish(kafka, "second");

      assertThat(kafka.bootstrapServers()).isEqualTo("127.0.0.1:" + port);
      assertThat(read(kafka, 2)).containsExactly("first", "second");
    }
  }

  private void aTakenPortIsNamedWithTheSettingThatChangesIt(int taken) {
    var port = new Port(taken, "--kafka-port");

    assertThatThrownBy(() -> EmbeddedKafka.start(folder.resolve("two"), port))
        .isInstanceOf(StackFailure.class)
        .hasMessageContaining(Integer.toString(taken))
        .hasMessageContaining("--kafka-port");
  }

  @Test
  void anInterruptedLayoutAsksForAFreshStart() throws IOException {
    Files.createDirectories(folder.resolve("log"));

    assertThatThrownBy(() -> EmbeddedKafka.start(folder, Port.ephemeral()))
        .isInstanceOf(StackFailure.class)
        .hasMessageContaining("is incomplete")
        .hasMessageContaining("--fresh");
  }

  private static void createTopic(EmbeddedKafka kafka) throws Exception {
    try (var admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()))) {
      admin
          .createTopics(List.of(new NewTopic(TOPIC, Optional.of(1), Optional.empty())))
          .all()
          .get();
    }
  }

  private static void publish(EmbeddedKafka kafka, String value) throws Exception {
    Map<String, Object> settings =
        Map.of("bootstrap.servers", kafka.bootstrapServers(), "acks", "all");
    try (var producer =
        new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer())) {
      producer.send(new ProducerRecord<>(TOPIC, value)).get();
    }
  }

  private static List<String> read(EmbeddedKafka kafka, int count) {
    Map<String, Object> settings =
        Map.of(
            "bootstrap.servers", kafka.bootstrapServers(),
            "group.id", "reader",
            "auto.offset.reset", "earliest",
            "fetch.max.wait.ms", "10");
    var values = new ArrayList<String>();
    try (var consumer =
        new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
      consumer.subscribe(List.of(TOPIC));
      for (var polls = 0; values.size() < count && polls < 60; polls++) {
        consumer.poll(Duration.ofMillis(500)).forEach(record -> values.add(record.value()));
      }
    }
    return values;
  }
}
