package io.centralita.gateway.spool;

import static org.awaitility.Awaitility.await;

import io.centralita.contracts.provisioning.NumberPurpose;
import io.centralita.gateway.GatewayService;
import io.centralita.gateway.Numbers;
import io.centralita.gateway.TestGateway;
import io.centralita.testkit.TestTopics;
import io.micrometer.core.instrument.MeterRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/// A gateway in this process with a spool of its own.
final class SpooledGateway implements AutoCloseable {
  static final Duration PATIENCE = Duration.ofSeconds(1);

  private final ConfigurableApplicationContext context;

  private SpooledGateway(ConfigurableApplicationContext context) {
    this.context = context;
  }

  /// Returns when it is ready and knows the number that people write to.
  static SpooledGateway start(String brokers, Path spool, String... more) {
    var arguments =
        new ArrayList<>(
            List.of(
                "--spring.config.name=gateway-service",
                "--KAFKA_BOOTSTRAP_SERVERS=" + brokers,
                "--PUBLISH_PATIENCE=" + PATIENCE.toMillis() + "ms",
                "--CALL_PATIENCE=300ms",
                "--SPOOL_FOLDER=" + spool,
                "--SERVER_PORT=0",
                "--ADDRESS_KEYS=" + TestGateway.addressKeys(),
                "--JWT_PUBLIC_KEY=file:" + TestGateway.jwtKey(),
                "--PUBLIC_URL=" + TestGateway.PUBLIC_URL,
                "--TWILIO_AUTH_TOKEN=" + TestGateway.TOKEN));
    arguments.addAll(Arrays.asList(more));
    var started =
        new SpooledGateway(
            new SpringApplicationBuilder(GatewayService.class)
                .run(arguments.toArray(String[]::new)));
    assignNumber(brokers);
    try (var talk = new Talk(started.port())) {
      await()
          .atMost(Duration.ofSeconds(30))
          .until(() ->
              talk.post(0, "SMready") == 200 && talk.get("/actuator/health/readiness") == 200);
    }
    return started;
  }

  static void assignNumber(String brokers) {
    new TestTopics(brokers).publish(Numbers.assigned(Numbers.MAIN, NumberPurpose.MAIN));
  }

  int port() {
    return context.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
  }

  /// One of the spool's figures.
  double figure(String name) {
    return context
        .getBean(MeterRegistry.class)
        .get("centralita.gateway.spool." + name)
        .meter()
        .measure()
        .iterator()
        .next()
        .getValue();
  }

  double callsWithoutRecord() {
    return context
        .getBean(MeterRegistry.class)
        .get("centralita.gateway.webhooks")
        .tags("webhook", "/twilio/calls", "outcome", "unrecorded")
        .counter()
        .count();
  }

  void awaitDrained() {
    await().atMost(Duration.ofSeconds(60)).until(() -> figure("events") == 0);
  }

  @Override
  public void close() {
    context.close();
  }
}
