package io.centralita.routing.number;

import io.centralita.contracts.Topics;
import io.centralita.contracts.provisioning.NumberState;
import io.centralita.contracts.provisioning.NumberState.NumberAssigned;
import io.centralita.contracts.values.BusinessNumber;
import io.centralita.kit.consumer.EventConsumers;
import io.centralita.kit.consumer.KeyState;
import io.centralita.kit.consumer.KeyState.Current;
import io.centralita.kit.consumer.KeyState.Ended;
import java.util.List;
import java.util.function.Consumer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.messaging.Message;

/// Keeps the table in step with the number directory.
@Configuration(proxyBeanMethods = false)
class NumberSetup {

  @Bean
  Consumer<Message<List<?>>> numberStates(EventConsumers consumers, NumberStore numbers) {
    return consumers.ofStates(Topics.NUMBERS, state -> follow(state, numbers));
  }

  private static void follow(KeyState<NumberState> state, NumberStore numbers) {
    switch (state) {
      case Current<NumberState>(_, var event) -> {
        switch (event.data()) {
          case NumberAssigned assigned -> numbers.remember(assigned);
        }
      }
      case Ended<NumberState>(var number) -> numbers.forget(new BusinessNumber(number));
    }
  }
}
