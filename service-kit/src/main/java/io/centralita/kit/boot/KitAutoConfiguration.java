package io.centralita.kit.boot;

import io.centralita.contracts.address.AddressKeys;
import io.centralita.contracts.address.AddressSealer;
import io.centralita.contracts.event.EventCodec;
import io.centralita.kit.consumer.DeadLetters;
import io.centralita.kit.producer.EventProducer;
import io.centralita.kit.topics.TopicSetup;
import io.micrometer.core.instrument.MeterRegistry;
import java.nio.file.Path;
import java.time.InstantSource;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.kafka.autoconfigure.KafkaAutoConfiguration;
import org.springframework.cloud.stream.config.BindingServiceProperties;
import org.springframework.cloud.stream.config.ListenerContainerCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.kafka.core.KafkaAdmin;
import org.springframework.kafka.listener.AbstractMessageListenerContainer;

/// Time, events, Kafka: for every service.
@AutoConfiguration(after = KafkaAutoConfiguration.class)
@ConditionalOnProperty("centralita.service")
public class KitAutoConfiguration {

  @Bean
  @ConditionalOnMissingBean
  InstantSource clock() {
    return InstantSource.system();
  }

  @Bean
  EventCodec eventCodec() {
    return new EventCodec();
  }

  @Bean(destroyMethod = "close")
  EventProducer eventProducer(
      @Value("${spring.kafka.bootstrap-servers}") String brokers,
      @Value("${centralita.service}") String service,
      EventCodec codec) {
    return new EventProducer(brokers, service, codec);
  }

  /// Only services that may open or seal addresses name a file of keys.
  @Bean
  @ConditionalOnProperty("centralita.address-keys")
  AddressSealer addressSealer(@Value("${centralita.address-keys}") Path keys) {
    return new AddressSealer(AddressKeys.load(keys));
  }

  @Bean
  KafkaAdmin.NewTopics topics(
      BindingServiceProperties bindings, @Value("${centralita.kafka.replicas:1}") short replicas) {
    return TopicSetup.topics(bindings, replicas);
  }

  @Bean
  ListenerContainerCustomizer<AbstractMessageListenerContainer<?, ?>> deadLettering(
      EventProducer producer, MeterRegistry meters) {
    return (container, _, group) ->
        container.setCommonErrorHandler(DeadLetters.handler(group, producer, meters));
  }
}
