package io.centralita.testkit;

import io.centralita.stack.Database;
import io.centralita.stack.DatabaseOwners;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.testcontainers.kafka.KafkaContainer;
import org.testcontainers.postgresql.PostgreSQLContainer;

/// The images that a production-like cluster runs. The names can be changed by system properties,
/// for registries that mirror them.
final class ContainerInfrastructure implements TestInfrastructure {
  private static final String KAFKA =
      System.getProperty("centralita.test.kafka-image", "apache/kafka:4.2.1");
  private static final String POSTGRES =
      System.getProperty("centralita.test.postgres-image", "postgres:18");
  private static final String MAINTENANCE = "postgres";

  private @Nullable KafkaContainer kafka;
  private @Nullable PostgreSQLContainer postgres;

  @Override
  public synchronized String bootstrapServers() {
    var running = kafka;
    if (running == null) {
      running =
          new KafkaContainer(KAFKA)
              .withEnv("KAFKA_AUTO_CREATE_TOPICS_ENABLE", "false")
              .withEnv("KAFKA_NUM_PARTITIONS", "4");
      running.start();
      kafka = running;
    }
    return running.getBootstrapServers();
  }

  @Override
  public synchronized Database database(String name) {
    var running = postgres;
    if (running == null) {
      running = new PostgreSQLContainer(POSTGRES).withDatabaseName(MAINTENANCE);
      running.start();
      postgres = running;
    }
    var url =
        "jdbc:postgresql://%s:%d/"
            .formatted(
                running.getHost(), running.getMappedPort(PostgreSQLContainer.POSTGRESQL_PORT));
    try (var connection =
        DriverManager.getConnection(
            url + MAINTENANCE, running.getUsername(), running.getPassword())) {
      new DatabaseOwners(connection).ensure(name, name);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
    return new Database(url + name, name, name);
  }

  @Override
  public synchronized void stop() {
    if (kafka != null) {
      kafka.stop();
    }
    if (postgres != null) {
      postgres.stop();
    }
  }
}
