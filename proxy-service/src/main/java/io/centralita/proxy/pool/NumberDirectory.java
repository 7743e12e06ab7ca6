package io.centralita.proxy.pool;

import io.centralita.contracts.address.Channel;
import io.centralita.contracts.address.Identity;
import io.centralita.contracts.provisioning.NumberState;
import io.centralita.contracts.provisioning.NumberState.NumberAssigned;
import io.centralita.contracts.values.BusinessNumber;
import io.centralita.contracts.values.TenantId;
import io.centralita.kit.consumer.KeyState;
import io.centralita.kit.consumer.KeyState.Current;
import io.centralita.kit.consumer.KeyState.Ended;
import io.centralita.proxy.service.Service;
import io.centralita.proxy.service.Services;
import io.centralita.proxy.sid.Cursor;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// Which numbers there are. A number is usable for new links as soon as the directory says so, and
/// no longer when it is released; links that are open on it outlast both.
@Component
public class NumberDirectory {
  private static final Logger log = LoggerFactory.getLogger(NumberDirectory.class);

  private final NumberStore store;
  private final InstantSource clock;

  NumberDirectory(NumberStore store, InstantSource clock) {
    this.store = store;
    this.clock = clock;
  }

  void on(KeyState<NumberState> state) {
    switch (state) {
      case Current<NumberState>(_, var event) -> {
        switch (event.data()) {
          case NumberAssigned assigned ->
              store.remember(
                  assigned,
                  Services.idOfDefault(assigned.tenant()),
                  Place.of(assigned.number().e164()),
                  clock.instant());
        }
      }
      case Ended<NumberState>(var number) -> {
        store.forget(new BusinessNumber(number));
        log.info("Number {} was released; nobody is linked over it any more", number);
      }
    }
  }

  /// Whether nobody but us answers there: what is written to one of our own numbers comes back as a
  /// message of somebody's.
  public boolean isOurs(Identity identity) {
    return identity.isPhoneNumber() && store.isKnown(identity.reveal());
  }

  /// The number that the tenant speaks to people from when no proxy number will do.
  public Optional<BusinessNumber> main(TenantId tenant, Channel channel) {
    return store.main(tenant, channel);
  }

  /// A number for people to meet over, whichever service it is in.
  public Optional<PoolNumber> find(TenantId tenant, BusinessNumber number) {
    return store.find(tenant, number);
  }

  public Optional<PoolNumber> find(TenantId tenant, UUID id) {
    return store.find(tenant, id);
  }

  /// The newest first.
  public List<PoolNumber> page(Service service, @Nullable Cursor after, int limit) {
    return store.page(service.id(), after, limit);
  }

  /// Puts it in a service's pool, reserved or not, under a name. Open sessions stay on it.
  public boolean put(
      PoolNumber number, Service service, boolean reserved, @Nullable String friendlyName) {
    return store.change(number, service.id(), reserved, friendlyName, clock.instant());
  }

  /// Takes it out of its service: it is in the tenant's default service then.
  ///
  /// @return false when it was there already; from there a number only leaves by being released
  public boolean takeOut(PoolNumber number) {
    var home = Services.idOfDefault(number.tenant());
    if (number.service().equals(home)) {
      return false;
    }
    return store.change(number, home, false, number.friendlyName(), clock.instant());
  }

  /// A service ends: its numbers are the tenant's default service's.
  public void takeAllOut(Service service) {
    store.moveAll(service.id(), Services.idOfDefault(service.tenant()), clock.instant());
  }
}
