package io.centralita.routing.sending;

import io.centralita.contracts.Topics;
import io.centralita.contracts.routing.SendCommand.SendMessage;
import io.centralita.kit.consumer.EventConsumers;
import io.centralita.kit.loop.WorkLoop;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.messaging.Message;

/// What starts sending: the topic of commands, and the loops that look at the table.
@Configuration(proxyBeanMethods = false)
class SendingSetup {

  @Bean
  Consumer<Message<List<?>>> sendCommands(EventConsumers consumers, Sends sends) {
    return consumers.of(
        Topics.SENDS,
        event -> {
          switch (event.data()) {
            case SendMessage command -> sends.take(command);
          }
        });
  }

  @Bean
  WorkLoop dispatching(Dispatcher dispatcher, DispatchBell bell, SendingSettings settings) {
    var loop = new WorkLoop("dispatching", settings.poll(), dispatcher::dispatch);
    bell.wakes(loop::wake);
    return loop;
  }

  /// What spreads the pauses of senders.
  @Bean
  RandomGenerator chance() {
    return RandomGenerator.getDefault();
  }

  @Bean
  WorkLoop expiring(Patience patience, SendingSettings settings) {
    return new WorkLoop("expiring", settings.poll().multipliedBy(4), patience::end);
  }

  @Bean
  MeterBinder sendGauges(SendRecordStore records, SenderStore senders, InstantSource clock) {
    return meters -> {
      meters.gauge("centralita.sends.unknown", records, store -> store.unknown());
      meters.gauge("centralita.senders.blocked", senders, store -> store.blocked(clock.instant()));
    };
  }

  @Bean
  WorkLoop settling(Settlement settlement, SendingSettings settings) {
    return new WorkLoop("settling", settings.poll(), settlement::settle);
  }
}
