package io.centralita.audit;

import io.centralita.audit.messages.MessageLog;
import io.centralita.audit.trail.Trail;
import io.centralita.contracts.Topics;
import io.centralita.kit.consumer.EventConsumers;
import java.util.List;
import java.util.function.Consumer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.messaging.Message;

/// Which topic feeds which record. A topic is read once, and some go into both.
@Configuration(proxyBeanMethods = false)
class Listening {

  @Bean
  Consumer<Message<List<?>>> interpretations(
      EventConsumers consumers, MessageLog log, Trail trail) {
    return consumers.ofBatches(
        Topics.INTERPRETATIONS,
        interpretations -> {
          log.received(interpretations);
          trail.interpretations(interpretations);
        });
  }

  @Bean
  Consumer<Message<List<?>>> deliveries(EventConsumers consumers, MessageLog log, Trail trail) {
    return consumers.ofBatches(
        Topics.DELIVERIES,
        deliveries -> {
          log.delivered(deliveries);
          trail.deliveries(deliveries);
        });
  }

  @Bean
  Consumer<Message<List<?>>> conversations(EventConsumers consumers, Trail trail) {
    return consumers.ofBatches(Topics.CONVERSATIONS, trail::conversations);
  }

  @Bean
  Consumer<Message<List<?>>> leads(EventConsumers consumers, MessageLog log, Trail trail) {
    return consumers.ofBatches(
        Topics.LEADS,
        changes -> {
          log.changed(changes);
          trail.leads(changes);
        });
  }

  @Bean
  Consumer<Message<List<?>>> sessions(EventConsumers consumers, Trail trail) {
    return consumers.ofBatches(Topics.SESSIONS, trail::sessions);
  }

  @Bean
  Consumer<Message<List<?>>> calls(EventConsumers consumers, MessageLog log) {
    return consumers.ofBatches(Topics.CALLS, log::called);
  }
}
