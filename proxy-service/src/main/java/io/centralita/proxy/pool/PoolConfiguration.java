package io.centralita.proxy.pool;

import io.centralita.contracts.Topics;
import io.centralita.kit.consumer.EventConsumers;
import java.util.List;
import java.util.function.Consumer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.messaging.Message;

/// What fills the pool.
@Configuration(proxyBeanMethods = false)
class PoolConfiguration {

  @Bean
  Consumer<Message<List<?>>> numbers(EventConsumers consumers, NumberDirectory directory) {
    return consumers.ofStates(Topics.NUMBERS, directory::on);
  }
}
