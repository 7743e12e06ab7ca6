package io.centralita.kit.tiny;

import io.centralita.kit.consumer.EventConsumers;
import io.centralita.kit.outbox.Outbox;
import java.util.List;
import java.util.function.Consumer;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.messaging.Message;

/// A service with a consumer of events, one of states, and one event that it publishes.
@SpringBootApplication
public class TinyService {

  @Bean
  Effects effects(JdbcClient jdbc, Outbox outbox) {
    return new Effects(jdbc, outbox);
  }

  @Bean
  Consumer<Message<List<?>>> notes(EventConsumers consumers, Effects effects) {
    return consumers.of(Note.NOTES, effects::on);
  }

  @Bean
  Marks marksHeard(JdbcClient jdbc) {
    return new Marks(jdbc);
  }

  @Bean
  Consumer<Message<List<?>>> marks(EventConsumers consumers, Marks heard) {
    return consumers.ofStates(Mark.MARKS, heard::on);
  }
}
