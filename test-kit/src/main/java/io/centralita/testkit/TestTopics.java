package io.centralita.testkit;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.function.Predicate;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.awaitility.Awaitility;

/// Topics as a test sees them: something to publish to, and lists of what is in them.
public final class TestTopics {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final String bootstrapServers;
  private final Map<String, TopicReading> readings = new ConcurrentHashMap<>();

  public TestTopics(String bootstrapServers) {
    this.bootstrapServers = bootstrapServers;
  }

  /// Makes the topic unless it is there.
  public void create(String topic, int partitions) {
    try (var admin = Admin.create(settings())) {
      admin
          .createTopics(List.of(new NewTopic(topic, Optional.of(partitions), Optional.empty())))
          .all()
          .get();
    } catch (ExecutionException e) {
      if (!(e.getCause() instanceof TopicExistsException)) {
        throw new IllegalStateException(e);
      }
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
  }

  /// Publishes with `acks=all` and returns when all are durable.
  public void publish(Collection<ProducerRecord<String, byte[]>> records) {
    try (var producer =
        new KafkaProducer<>(settings(), new StringSerializer(), new ByteArraySerializer())) {
      for (var sent : records.stream().map(producer::send).toList()) {
        sent.get();
      }
    } catch (ExecutionException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
  }

  public void publish(ProducerRecord<String, byte[]> record) {
    publish(List.of(record));
  }

  /// All records that are in the topic now, by time; none when there is no such topic.
  public List<ConsumerRecord<String, byte[]>> records(String topic) {
    return readings.computeIfAbsent(topic, _ -> new TopicReading(topic, settings())).untilNow();
  }

  /// The records that satisfy the condition, as soon as there are that many of them.
  public List<ConsumerRecord<String, byte[]>> await(
      String topic, int count, Predicate<ConsumerRecord<String, byte[]>> condition) {
    return Awaitility.await(topic + " has " + count)
        .atMost(PATIENCE)
        .until(
            () -> records(topic).stream().filter(condition).toList(),
            found -> found.size() >= count);
  }

  public List<ConsumerRecord<String, byte[]>> await(String topic, int count) {
    return await(topic, count, _ -> true);
  }

  private Map<String, Object> settings() {
    return Map.of(
        "bootstrap.servers",
        bootstrapServers,
        "acks",
        "all",
        "linger.ms",
        "0",
        "fetch.max.wait.ms",
        "10");
  }

  private static IllegalStateException interrupted(InterruptedException e) {
    Thread.currentThread().interrupt();
    return new IllegalStateException(e);
  }
}
