package io.centralita.proxy.pool;

import io.centralita.contracts.address.Channel;
import io.centralita.contracts.event.CloudEvent;
import io.centralita.contracts.provisioning.NumberState;
import io.centralita.contracts.provisioning.NumberState.NumberAssigned;
import io.centralita.contracts.values.BusinessNumber;
import io.centralita.contracts.values.TenantId;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// Which numbers there are. A number is usable for new links as soon as the directory says so;
/// links that are open on a number outlast a change of its purpose.
@Component
public class NumberDirectory {
  private final NumberStore store;

  NumberDirectory(NumberStore store) {
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
}
