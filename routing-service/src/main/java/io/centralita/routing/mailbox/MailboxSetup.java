package io.centralita.routing.mailbox;

import io.centralita.contracts.Topics;
import io.centralita.kit.consumer.EventConsumers;
import java.util.List;
import java.util.function.Consumer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.messaging.Message;

/// The topics that tell who is a provider and who is linked with whom.
@Configuration(proxyBeanMethods = false)
class MailboxSetup {

  @Bean
  Consumer<Message<List<?>>> leadChanges(EventConsumers consumers, Mailboxes mailboxes) {
    return consumers.of(Topics.LEADS, event -> mailboxes.on(event.data()));
  }

  @Bean
  Consumer<Message<List<?>>> openLinks(EventConsumers consumers, Mailboxes mailboxes) {
    return consumers.ofStates(Topics.LINKS, mailboxes::on);
  }
}
