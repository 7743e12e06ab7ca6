package io.centralita.gateway.calling;

import io.centralita.contracts.address.Address;
import io.centralita.contracts.address.AddressSealer;
import io.centralita.contracts.address.Identity;
import io.centralita.contracts.provisioning.NumberState.NumberAssigned;
import io.centralita.gateway.links.Counterpart;
import io.centralita.gateway.links.LinkDirectory;
import java.time.InstantSource;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// Answers calls out of memory. The one place where the gateway opens a seal.
@Component
public class Switchboard {
  private final LinkDirectory links;
  private final AddressSealer sealer;
  private final InstantSource clock;
  private final CallSettings settings;

  Switchboard(
      LinkDirectory links, AddressSealer sealer, InstantSource clock, CallSettings settings) {
    this.settings = settings;
    this.links = links;
    this.sealer = sealer;
    this.clock = clock;
  }

  public Treatment answer(NumberAssigned number, Address caller, Progress progress) {
    boolean allKnown = links.isComplete(); // asked first: what is found later is not missed
    var now = clock.instant();
    var link =
        links.knowledge().isTrusted(now, settings.trust())
            ? link(number, caller)
            : Optional.<Counterpart>empty();
    return Treatment.of(
        number, link, allKnown, progress, settings.asksElsewhere(), now, this::open);
  }

  private Optional<Identity> open(Address other) {
    try {
      return Optional.of(sealer.open(other));
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }

  /// The caller's link over this number, as it is now.
  public Optional<Counterpart> link(NumberAssigned number, Address caller) {
    return links.find(caller, number.number());
  }
}
