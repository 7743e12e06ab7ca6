package io.centralita.proxy.link;

import io.centralita.contracts.Topics;
import io.centralita.kit.consumer.EventConsumers;
import io.centralita.kit.loop.WorkLoop;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.messaging.Message;
import org.springframework.transaction.support.TransactionTemplate;

/// What sets links in motion: leads, and time.
@Configuration(proxyBeanMethods = false)
class LinkConfiguration {

  @Bean
  Consumer<Message<List<?>>> leads(EventConsumers consumers, LeadListener listener) {
    return consumers.ofBatches(Topics.LEADS, listener::on);
  }

  @Bean
  WorkLoop linkExpiry(Links links, SessionSettings settings, TransactionTemplate transaction) {
    return new WorkLoop(
        "link-expiry",
        settings.sweepEvery(),
        () -> Objects.requireNonNull(transaction.execute(_ -> links.closeDue())));
  }

  @Bean
  WorkLoop waitingRetries(
      WaitingPairs waiting, SessionSettings settings, TransactionTemplate transaction) {
    return new WorkLoop(
        "waiting-pairs",
        settings.sweepEvery(),
        () -> Objects.requireNonNull(transaction.execute(_ -> waiting.tryOne())));
  }
}
