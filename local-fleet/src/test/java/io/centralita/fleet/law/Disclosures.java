package io.centralita.fleet.law;

import io.centralita.stack.Database;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/// Looks for people's numbers in every topic and every table. Each finding says where.
final class Disclosures {
  private final RealNumbers numbers;
  private final List<String> found = new ArrayList<>();

  Disclosures(Collection<String> numbers) {
    this.numbers = new RealNumbers(numbers);
  }

  List<String> found() {
    return List.copyOf(found);
  }

  void inText(String where, String text) {
    numbers.in(text).forEach(number -> found.add(where + " shows " + number));
  }

  /// @return how many records were looked at
  int inTopics(String brokers) {
    var settings = new Properties();
    settings.put(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, brokers);
    int seen = 0;
    try (var consumer =
        new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      var partitions = new ArrayList<TopicPartition>();
      consumer
          .listTopics()
          .forEach((topic, infos) ->
              infos.forEach(info -> partitions.add(new TopicPartition(topic, info.partition()))));
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      var ends = consumer.endOffsets(partitions);
      while (!reached(consumer, ends)) {
        for (var record : consumer.poll(Duration.ofMillis(200))) {
          seen++;
          inRecord(record);
        }
      }
    }
    return seen;
  }

  private static boolean reached(KafkaConsumer<?, ?> consumer, Map<TopicPartition, Long> ends) {
    return ends.entrySet().stream()
        .allMatch(end -> consumer.position(end.getKey()) >= end.getValue());
  }

  private void inRecord(ConsumerRecord<byte[], byte[]> record) {
    var where = "topic " + record.topic() + " offset " + record.offset();
    inBytes(where + " key", record.key());
    inBytes(where + " body", record.value());
    for (var header : record.headers()) {
      inBytes(where + " header " + header.key(), header.value());
    }
  }

  private void inBytes(String where, byte[] bytes) {
    if (bytes != null) {
      numbers.in(bytes).forEach(number -> found.add(where + " shows " + number));
    }
  }

  /// @return how many rows were looked at
  int inTables(String name, Database database) throws SQLException {
    int seen = 0;
    try (var connection =
        DriverManager.getConnection(database.url(), database.username(), database.password())) {
      var tables = new ArrayList<String>();
      try (var list =
          connection.getMetaData().getTables(null, "public", "%", new String[] {"TABLE"})) {
        while (list.next()) {
          tables.add(list.getString("TABLE_NAME"));
        }
      }
      for (var table : tables) {
        try (var statement = connection.createStatement();
            var rows = statement.executeQuery("SELECT * FROM \"" + table + "\"")) {
          while (rows.next()) {
            seen++;
            inRow("table " + name + "." + table, rows);
          }
        }
      }
    }
    return seen;
  }

  private void inRow(String where, ResultSet row) throws SQLException {
    for (int column = 1; column <= row.getMetaData().getColumnCount(); column++) {
      var name = where + "." + row.getMetaData().getColumnName(column);
      if (row.getObject(column) instanceof byte[] bytes) {
        inBytes(name, bytes);
      } else if (row.getString(column) != null) {
        inText(name, row.getString(column));
      }
    }
  }
}
