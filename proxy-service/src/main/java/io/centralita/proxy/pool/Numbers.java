package io.centralita.proxy.pool;

import io.centralita.contracts.Topics;
import io.centralita.contracts.address.Channel;
import io.centralita.contracts.event.CloudEvent;
import io.centralita.contracts.provisioning.NumberState;
import io.centralita.contracts.provisioning.NumberState.NumberAssigned;
import io.centralita.contracts.values.BusinessNumber;
import io.centralita.contracts.values.TenantId;
import io.centralita.kit.consumer.EventConsumers;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.messaging.Message;
import org.springframework.stereotype.Component;

/// Which numbers there are. A number is usable for new links as soon as the directory says so;
/// links that are open on a number outlast a change of its purpose.
@Component
public class Numbers {
  private final NumberStore store;

  Numbers(NumberStore store) {
    this.store = store;
  }

  void on(CloudEvent<NumberState> event) {
    switch (event.data()) {
      case NumberAssigned assigned -> store.remember(assigned);
    }
  }

  /// The number that the tenant speaks to people from when no proxy number will do.
  public Optional<BusinessNumber> main(TenantId tenant, Channel channel) {
    return store.main(tenant, channel);
  }

  @Configuration(proxyBeanMethods = false)
  static class Streams {
    @Bean
    Consumer<Message<List<?>>> numbers(EventConsumers consumers, Numbers directory) {
      return consumers.of(Topics.NUMBERS, directory::on);
    }
  }
}
