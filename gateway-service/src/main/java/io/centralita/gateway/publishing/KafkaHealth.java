package io.centralita.gateway.publishing;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/// Whether Kafka answers now. Not part of readiness: while Kafka is away, the spool takes what
/// comes.
final class KafkaHealth implements HealthIndicator, AutoCloseable {
  private static final int PATIENCE_MS = 2_000;

  private final Admin admin;

  KafkaHealth(String brokers, String service) {
    this.admin =
        Admin.create(
            Map.of(
                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, brokers,
                AdminClientConfig.CLIENT_ID_CONFIG, service + "-health",
                AdminClientConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, 1_000,
                AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, PATIENCE_MS,
                AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, PATIENCE_MS));
  }

  @Override
  public Health health() {
    try {
      var nodes = admin.describeCluster().nodes().get(PATIENCE_MS, TimeUnit.MILLISECONDS);
      return Health.up().withDetail("nodes", nodes.size()).build();
    } catch (ExecutionException | TimeoutException away) {
      return Health.down().withDetail("reason", "Kafka does not answer").build();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return Health.unknown().build();
    }
  }

  @Override
  public void close() {
    admin.close(Duration.ofSeconds(1));
  }
}
