package io.centralita.proxy.relay;

import io.centralita.contracts.Topics;
import io.centralita.kit.consumer.EventConsumers;
import io.centralita.kit.loop.WorkLoop;
import io.centralita.kit.trace.Trace;
import io.centralita.proxy.interaction.CallStore;
import io.centralita.proxy.link.SessionSettings;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.messaging.Message;
import org.springframework.transaction.support.TransactionTemplate;

/// What sets the relay in motion.
@Configuration(proxyBeanMethods = false)
class RelayConfiguration {
  private static final int FORGET_BATCH = 10_000;
  private static final Duration LONGEST_CALL = Duration.ofDays(1);

  @Bean
  Consumer<Message<List<?>>> interpretations(EventConsumers consumers, Relay relay) {
    return consumers.of(Topics.INTERPRETATIONS, relay::on);
  }

  @Bean
  Consumer<Message<List<?>>> deliveries(
      EventConsumers consumers, InteractionProgress progress, Undelivered undelivered) {
    return consumers.ofBatches(
        Topics.DELIVERIES,
        events -> {
          progress.on(events);
          events.forEach(event -> Trace.with(event.traceparent(), () -> undelivered.on(event)));
        });
  }

  @Bean
  Consumer<Message<List<?>>> calls(EventConsumers consumers, LinkCalls calls) {
    return consumers.of(Topics.CALLS, calls::on);
  }

  @Bean
  WorkLoop untoldFailures(
      Undelivered undelivered, SessionSettings settings, TransactionTemplate transaction) {
    return new WorkLoop(
        "untold-failures",
        settings.sweepEvery(),
        () -> Objects.requireNonNull(transaction.execute(_ -> undelivered.tellOfMore())));
  }

  @Bean
  WorkLoop unconnectedCallForgetting(CallStore calls, InstantSource clock) {
    return new WorkLoop(
        "unconnected-call-forgetting",
        Duration.ofHours(1),
        () -> calls.forgetUnconnected(clock.instant().minus(LONGEST_CALL), FORGET_BATCH));
  }

  @Bean
  WorkLoop noticeForgetting(NoticeStore notices, SessionSettings settings, InstantSource clock) {
    return new WorkLoop(
        "notice-forgetting",
        Duration.ofHours(1),
        () -> notices.forget(clock.instant().minus(settings.noticeEvery()), FORGET_BATCH));
  }
}
