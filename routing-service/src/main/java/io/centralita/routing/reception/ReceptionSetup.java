package io.centralita.routing.reception;

import io.centralita.contracts.Topics;
import io.centralita.kit.consumer.EventConsumers;
import io.centralita.routing.catalogue.Catalogues;
import io.centralita.routing.understanding.Understandings;
import java.util.List;
import java.util.function.Consumer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.messaging.Message;

/// The topic of messages, and who understands them.
@Configuration(proxyBeanMethods = false)
class ReceptionSetup {

  @Bean
  Understandings understandings() {
    return new Understandings(Catalogues.standard());
  }

  @Bean
  Consumer<Message<List<?>>> inboundMessages(EventConsumers consumers, Reception reception) {
    return consumers.of(Topics.MESSAGES, reception::ahead, reception::on);
  }

  @Bean
  Consumer<Message<List<?>>> forwardedMessages(EventConsumers consumers, Reception reception) {
    return consumers.of(Topics.FORWARDS, reception::ahead, reception::on);
  }
}
