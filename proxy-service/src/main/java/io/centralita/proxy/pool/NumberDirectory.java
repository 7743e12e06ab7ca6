package io.centralita.proxy.pool;

import io.centralita.contracts.address.Channel;
import io.centralita.contracts.provisioning.NumberState;
import io.centralita.contracts.provisioning.NumberState.NumberAssigned;
import io.centralita.contracts.values.BusinessNumber;
import io.centralita.contracts.values.TenantId;
import io.centralita.kit.consumer.KeyState;
import io.centralita.kit.consumer.KeyState.Current;
import io.centralita.kit.consumer.KeyState.Ended;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// Which numbers there are. A number is usable for new links as soon as the directory says so, and
/// no longer when it is released; links that are open on it outlast both.
@Component
public class NumberDirectory {
  private static final Logger log = LoggerFactory.getLogger(NumberDirectory.class);

  private final NumberStore store;

  NumberDirectory(NumberStore store) {
    this.store = store;
  }

  void on(KeyState<NumberState> state) {
    switch (state) {
      case Current<NumberState>(_, var event) -> {
        switch (event.data()) {
          case NumberAssigned assigned -> store.remember(assigned);
        }
      }
      case Ended<NumberState>(var number) -> {
        store.forget(new BusinessNumber(number));
        log.info("Number {} was released; nobody is linked over it any more", number);
      }
    }
  }

  /// The number that the tenant speaks to people from when no proxy number will do.
  public Optional<BusinessNumber> main(TenantId tenant, Channel channel) {
    return store.main(tenant, channel);
  }
}
