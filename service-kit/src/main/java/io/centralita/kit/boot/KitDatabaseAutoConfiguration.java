package io.centralita.kit.boot;

import io.centralita.contracts.event.EventCodec;
import io.centralita.kit.consumer.EventConsumers;
import io.centralita.kit.inbox.Inbox;
import io.centralita.kit.loop.Errands;
import io.centralita.kit.loop.WorkLoop;
import io.centralita.kit.outbox.Outbox;
import io.centralita.kit.outbox.OutboxModule;
import io.centralita.kit.producer.EventProducer;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.InstantSource;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.jdbc.autoconfigure.JdbcClientAutoConfiguration;
import org.springframework.boot.transaction.autoconfigure.TransactionAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/// Inbox, outbox and consumers: for services with a database.
@AutoConfiguration(
    after = {
      KitAutoConfiguration.class,
      JdbcClientAutoConfiguration.class,
      TransactionAutoConfiguration.class
    })
@ConditionalOnProperty({"centralita.service", "spring.datasource.url"})
public class KitDatabaseAutoConfiguration {
  private static final int FORGET_BATCH = 10_000;
  private static final Duration LAST_ERRANDS = Duration.ofSeconds(4);

  @Bean
  Inbox inbox(JdbcClient jdbc, InstantSource clock) {
    return new Inbox(jdbc, clock);
  }

  @Bean
  Errands errands() {
    return new Errands(LAST_ERRANDS);
  }

  @Bean
  WorkLoop inboxForgetting(Inbox inbox) {
    return new WorkLoop("inbox-forgetting", Duration.ofHours(1), () -> inbox.forget(FORGET_BATCH));
  }

  @Bean
  OutboxModule outboxModule(
      JdbcTemplate jdbc,
      TransactionTemplate transaction,
      @Value("${spring.kafka.bootstrap-servers}") String brokers,
      @Value("${centralita.service}") String service,
      EventCodec codec,
      InstantSource clock,
      MeterRegistry meters,
      @Value("${centralita.outbox.poll:250ms}") Duration poll) {
    return new OutboxModule(
        jdbc,
        transaction,
        () -> new EventProducer(brokers, service, codec),
        codec,
        clock,
        meters,
        poll);
  }

  @Bean
  Outbox outbox(OutboxModule module) {
    return module.outbox();
  }

  @Bean
  WorkLoop outboxRelay(OutboxModule module) {
    return module.relay();
  }

  @Bean
  EventConsumers eventConsumers(
      @Value("${centralita.service}") String service,
      EventCodec codec,
      Inbox inbox,
      TransactionTemplate transaction) {
    return new EventConsumers(service, codec, inbox, transaction);
  }
}
