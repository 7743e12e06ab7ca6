package io.centralita.gateway.publishing;

import io.centralita.contracts.event.EventCodec;
import io.centralita.kit.loop.WorkLoop;
import io.centralita.kit.producer.EventProducer;
import java.time.Duration;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// A producer that answers within the carrier's patience and never makes an event loop wait.
@Configuration(proxyBeanMethods = false)
class PublishingConfiguration {
  private static final Duration RENEWAL = Duration.ofMillis(200);

  @Bean(destroyMethod = "close")
  EventProducer eventProducer(
      @Value("${spring.kafka.bootstrap-servers}") String brokers,
      @Value("${centralita.service}") String service,
      EventCodec codec,
      PublishingSettings settings) {
    int patience = (int) settings.patience().toMillis();
    return new EventProducer(
        brokers,
        service,
        codec,
        Map.of(
            // Blocking would hold up an event loop: a full buffer is a refusal at once.
            ProducerConfig.MAX_BLOCK_MS_CONFIG, 0,
            ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, patience,
            ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, patience));
  }

  @Bean
  KnownTopics topicsHealthIndicator(EventProducer producer) {
    return new KnownTopics(producer);
  }

  @Bean
  WorkLoop topicsKnown(KnownTopics topics) {
    return new WorkLoop(
        "topics-known",
        RENEWAL,
        () -> {
          topics.renew();
          return 0;
        });
  }

  @Bean
  KafkaHealth kafkaHealthIndicator(
      @Value("${spring.kafka.bootstrap-servers}") String brokers,
      @Value("${centralita.service}") String service) {
    return new KafkaHealth(brokers, service);
  }
}
