package io.centralita.kit.boot;

import io.centralita.contracts.address.AddressKeys;
import io.centralita.contracts.address.AddressSealer;
import io.centralita.contracts.event.EventCodec;
import io.centralita.kit.consumer.Commits;
import io.centralita.kit.consumer.ConsumerMetrics;
import io.centralita.kit.consumer.DeadLetters;
import io.centralita.kit.consumer.StaticMembership;
import io.centralita.kit.following.TopicFollowers;
import io.centralita.kit.problem.ProblemAnswers;
import io.centralita.kit.problem.StrictJson;
import io.centralita.kit.producer.EventProducer;
import io.centralita.kit.topics.TopicSetup;
import io.centralita.kit.topics.WantedTopics;
import io.centralita.kit.topics.WithoutKafka;
import io.micrometer.core.instrument.MeterRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.kafka.autoconfigure.KafkaAutoConfiguration;
import org.springframework.cloud.stream.binder.kafka.KafkaBinderMetrics;
import org.springframework.cloud.stream.binder.kafka.config.ClientFactoryCustomizer;
import org.springframework.cloud.stream.config.BindingServiceProperties;
import org.springframework.cloud.stream.config.ListenerContainerCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.http.client.ReactorResourceFactory;
import org.springframework.http.codec.ServerCodecConfigurer;
import org.springframework.http.codec.json.JacksonJsonDecoder;
import org.springframework.kafka.listener.AbstractMessageListenerContainer;
import org.springframework.web.reactive.config.WebFluxConfigurer;
import tools.jackson.databind.json.JsonMapper;

/// Time, events, Kafka, refusals: for every service.
@AutoConfiguration(after = KafkaAutoConfiguration.class)
@ConditionalOnProperty("centralita.service")
public class KitAutoConfiguration {
  private static final String ANONYMOUS = "anonymous.";

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
  @ConditionalOnMissingBean
  EventProducer eventProducer(
      @Value("${spring.kafka.bootstrap-servers}") String brokers,
      @Value("${centralita.service}") String service,
      EventCodec codec) {
    return new EventProducer(brokers, service, codec);
  }

  @Bean
  TopicFollowers topicFollowers(
      @Value("${spring.kafka.bootstrap-servers}") String brokers,
      @Value("${centralita.service}") String service,
      EventCodec codec,
      MeterRegistry meters,
      InstantSource clock) {
    return new TopicFollowers(brokers, service, codec, meters, clock);
  }

  /// Only services that may open or seal addresses name a file of keys.
  @Bean
  @ConditionalOnProperty("centralita.address-keys")
  AddressSealer addressSealer(@Value("${centralita.address-keys}") Path keys) {
    return new AddressSealer(AddressKeys.load(keys));
  }

  @Bean(destroyMethod = "close")
  TopicSetup topicSetup(
      @Value("${spring.kafka.bootstrap-servers}") String brokers,
      @Value("${centralita.service}") String service,
      @Value("${centralita.kafka.replicas:1}") short replicas,
      @Value("${centralita.kafka.patience:2m}") Duration patience,
      BindingServiceProperties bindings,
      ObjectProvider<WithoutKafka> withoutKafka) {
    return new TopicSetup(
        brokers,
        WantedTopics.of(service, bindings, replicas),
        patience,
        withoutKafka.getIfAvailable(() -> () -> false));
  }

  @Bean
  ListenerContainerCustomizer<AbstractMessageListenerContainer<?, ?>> consumerContainers(
      @Value("${centralita.service}") String service,
      @Value("${centralita.instance:}") String instance,
      EventProducer producer,
      MeterRegistry meters) {
    return (container, topic, group) -> {
      var consumer = group.startsWith(ANONYMOUS) ? service : group;
      container.setCommonErrorHandler(DeadLetters.handler(consumer, producer, meters));
      StaticMembership.join(container, instance, topic);
      Commits.nowAndThen(container);
    };
  }

  @Bean
  KafkaBinderMetrics binderMetrics() {
    return ConsumerMetrics.noneOfTheBinder();
  }

  @Bean
  ClientFactoryCustomizer consumerMetrics(MeterRegistry meters) {
    return ConsumerMetrics.ofTheConsumers(meters);
  }

  @Bean
  ProblemAnswers problemAnswers() {
    return new ProblemAnswers();
  }

  @Bean
  WebFluxConfigurer strictBodies(JsonMapper json) {
    var strict = StrictJson.over(json);
    return new WebFluxConfigurer() {
      @Override
      public void configureHttpMessageCodecs(ServerCodecConfigurer codecs) {
        codecs.defaultCodecs().jacksonJsonDecoder(new JacksonJsonDecoder(strict));
      }
    };
  }

  /// Event loops of its own: Reactor Netty's shared ones would end for every context of a JVM when
  /// the first of them closes.
  @Bean
  @ConditionalOnMissingBean
  ReactorResourceFactory reactorResources() {
    var resources = new ReactorResourceFactory();
    resources.setUseGlobalResources(false);
    // Nothing is under way any more when they end: the server has finished its requests.
    resources.setShutdownQuietPeriod(Duration.ZERO);
    return resources;
  }
}
