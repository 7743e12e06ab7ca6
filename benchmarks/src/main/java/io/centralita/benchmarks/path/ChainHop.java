package io.centralita.benchmarks.path;

import io.centralita.stack.Database;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jspecify.annotations.Nullable;

/// One hop of the [BareChain]: what a poll brought is one row each in a table and one each in an
/// outbox, two statements in one transaction that the disk has; then it is published, taken out of
/// the outbox, and the next poll begins.
final class ChainHop implements Runnable {
  private static final Duration LONGEST_POLL = Duration.ofMillis(100);
  private final int place;
  private final @Nullable String next;
  private final KafkaConsumer<String, byte[]> consumer;
  private final KafkaProducer<String, byte[]> producer;
  private final Connection connection;
  private final Arrivals arrivals;

  /// Told what has been written by a hop that passes nothing on.
  interface Arrivals {
    void at(ConsumerRecord<String, byte[]> record, long nanos);
  }

  /// @param place in the chain, from 0
  /// @param next the topic that it publishes to; absent for the last
  ChainHop(
      int place,
      String topic,
      @Nullable String next,
      String brokers,
      KafkaProducer<String, byte[]> producer,
      Database database,
      Arrivals arrivals)
      throws SQLException {
    this.place = place;
    this.next = next;
    this.producer = producer;
    this.arrivals = arrivals;
    connection =
        DriverManager.getConnection(database.url(), database.username(), database.password());
    try (var statement = connection.createStatement()) {
      statement.execute(
          """
          CREATE TABLE IF NOT EXISTS chain_%1$s (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, key text, body bytea);
          CREATE TABLE IF NOT EXISTS chain_outbox_%1$s (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, key text, body bytea)
          """
              .formatted(place));
    }
    connection.setAutoCommit(false);
    consumer =
        new KafkaConsumer<>(
            Map.of(
                "bootstrap.servers", brokers,
                "group.id", "benchmark-chain-" + place,
                "enable.auto.commit", "false",
                "auto.offset.reset", "earliest",
                "fetch.max.wait.ms", "100"),
            new StringDeserializer(),
            new ByteArrayDeserializer());
    consumer.subscribe(List.of(topic));
  }

  @Override
  public void run() {
    try (connection;
        consumer) {
      while (true) {
        var records = consumer.poll(LONGEST_POLL);
        if (!records.isEmpty()) {
          pass(records);
          consumer.commitAsync();
        }
      }
    } catch (WakeupException _) {
      // The benchmark is over.
    } catch (SQLException failed) {
      throw new IllegalStateException(failed);
    }
  }

  private void pass(ConsumerRecords<String, byte[]> records) throws SQLException {
    write("chain_" + place, records);
    if (next == null) {
      connection.commit();
      long now = System.nanoTime();
      records.forEach(record -> arrivals.at(record, now));
      return;
    }
    write("chain_outbox_" + place, records);
    connection.commit();
    var sent = new ArrayList<Future<?>>();
    for (var record : records) {
      sent.add(producer.send(new ProducerRecord<>(next, record.key(), record.value())));
    }
    sent.forEach(BareChain::join);
    try (var statement = connection.createStatement()) {
      statement.execute("DELETE FROM chain_outbox_" + place);
    }
    connection.commit();
  }

  private void write(String table, ConsumerRecords<String, byte[]> records) throws SQLException {
    var keys = new ArrayList<String>();
    var bodies = new ArrayList<byte[]>();
    for (var record : records) {
      keys.add(record.key());
      bodies.add(record.value());
    }
    try (var statement =
        connection.prepareStatement(
            "INSERT INTO " + table + " (key, body) SELECT * FROM unnest(?::text[], ?::bytea[])")) {
      statement.setArray(1, connection.createArrayOf("text", keys.toArray()));
      statement.setArray(2, connection.createArrayOf("bytea", bodies.toArray(byte[][]::new)));
      statement.executeUpdate();
    }
  }

  void stop() {
    consumer.wakeup();
  }
}
