package io.centralita.proxy.link;

import io.centralita.contracts.address.Address;
import io.centralita.contracts.address.AddressSealer;
import io.centralita.contracts.address.Channel;
import io.centralita.contracts.address.Identity;
import io.centralita.contracts.values.LeadId;
import org.jspecify.annotations.Nullable;

/// The body of a request to link two people. This is a door: the addresses that come in by it are
/// sealed at once.
record OpenLink(@Nullable LeadId lead, @Nullable Person customer, @Nullable Person provider) {

  /// @param address `+519…` in E.164, or a WhatsApp user id
  /// @param channel WHATSAPP when it is not given
  record Person(@Nullable String address, @Nullable Channel channel) {

    /// Never the address: requests end up in logs.
    @Override
    public String toString() {
      return "Person[" + channel + "]";
    }
  }

  LeadId requiredLead() {
    if (lead == null) {
      throw LinkRefused.missing("lead");
    }
    return lead;
  }

  Address sealedCustomer(AddressSealer sealer) {
    return sealed("customer", customer, sealer);
  }

  Address sealedProvider(AddressSealer sealer) {
    return sealed("provider", provider, sealer);
  }

  private static Address sealed(String field, @Nullable Person person, AddressSealer sealer) {
    if (person == null || person.address() == null) {
      throw LinkRefused.missing(field + ".address");
    }
    Identity identity;
    try {
      identity = Identity.of(person.address());
    } catch (IllegalArgumentException _) {
      throw LinkRefused.invalidAddress(field + ".address");
    }
    return sealer.seal(person.channel() == null ? Channel.WHATSAPP : person.channel(), identity);
  }
}
