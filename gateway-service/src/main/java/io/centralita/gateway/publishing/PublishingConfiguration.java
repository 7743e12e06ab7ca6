package io.centralita.gateway.publishing;

import io.centralita.contracts.event.EventCodec;
import io.centralita.gateway.spool.Spool;
import io.centralita.kit.loop.WorkLoop;
import io.centralita.kit.producer.EventProducer;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Producers that answer within the carrier's patience and never make an event loop wait, and the
/// two loops that look after them.
@Configuration(proxyBeanMethods = false)
class PublishingConfiguration {
  private static final Duration LOOK = Duration.ofMillis(100);
  private static final Duration DRAIN = Duration.ofMillis(250);

  @Bean(destroyMethod = "close")
  Lines lines(
      @Value("${spring.kafka.bootstrap-servers}") String brokers,
      @Value("${centralita.service}") String service,
      EventCodec codec,
      PublishingSettings settings,
      Spool spool) {
    // Longer than the patience: it is the patience that ends first, and takes all together.
    int late = 2 * (int) settings.patience().toMillis();
    Map<String, ?> exceptions =
        Map.of(
            // Blocking would hold up an event loop: a full buffer is a refusal at once.
            ProducerConfig.MAX_BLOCK_MS_CONFIG, 0,
            ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, late,
            ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, late);
    return new Lines(
        () -> new Line(new EventProducer(brokers, service, codec, exceptions)),
        spool,
        settings.patience());
  }

  @Bean
  Publishing publishing(
      @Value("${centralita.service}") String service,
      EventCodec codec,
      InstantSource clock,
      Lines lines,
      Spool spool) {
    return new Publishing(service, codec, clock, lines, spool);
  }

  @Bean
  WorkLoop linesLookedAfter(Lines lines) {
    return new WorkLoop(
        "lines",
        LOOK,
        () -> {
          lines.look();
          return 0;
        });
  }

  @Bean(destroyMethod = "close")
  Drain drain(
      @Value("${spring.kafka.bootstrap-servers}") String brokers,
      @Value("${centralita.service}") String service,
      EventCodec codec,
      Lines lines,
      Spool spool) {
    return new Drain(spool, lines, () -> new EventProducer(brokers, service + "-spool", codec));
  }

  @Bean
  WorkLoop spoolDrained(Drain drain) {
    return new WorkLoop("spool-drain", DRAIN, drain::step);
  }

  @Bean
  KnownTopics topicsHealthIndicator(Lines lines) {
    return new KnownTopics(lines);
  }

  @Bean
  KafkaHealth kafkaHealthIndicator(
      @Value("${spring.kafka.bootstrap-servers}") String brokers,
      @Value("${centralita.service}") String service) {
    return new KafkaHealth(brokers, service);
  }
}
