package io.centralita.proxy.link;

import io.centralita.contracts.address.Address;
import io.centralita.contracts.address.AddressSealer;
import io.centralita.contracts.address.Channel;
import io.centralita.contracts.address.Identity;
import io.centralita.contracts.values.LeadId;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// The body of a request to link two people. This is a door: the addresses that come in by it are
/// sealed at once. What is left out is as the tenant's default service has it.
///
/// @param uniqueName of at most 191 characters; no other session of the service may have it
/// @param ttl seconds from the last interaction; 0 for no end
/// @param mode `message-only`, `voice-only` or `voice-and-message`
/// @param dateExpiry a fixed end, which goes before the ttl
record OpenLink(
    @Nullable LeadId lead,
    @Nullable Person customer,
    @Nullable Person provider,
    @Nullable String uniqueName,
    @Nullable Integer ttl,
    @Nullable String mode,
    @Nullable Instant dateExpiry) {
  private static final int LONGEST_NAME = 191;

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

  Wishes wishes(Instant now) {
    var name = uniqueName;
    if (name != null && (name.isBlank() || name.codePointCount(0, name.length()) > LONGEST_NAME)) {
      throw LinkRefused.invalid("uniqueName", "1 to " + LONGEST_NAME + " characters");
    }
    if (ttl != null && ttl < 0) {
      throw LinkRefused.invalid("ttl", "seconds as a whole number, 0 or more");
    }
    if (dateExpiry != null && !dateExpiry.isAfter(now)) {
      throw LinkRefused.invalid("dateExpiry", "a time to come");
    }
    return new Wishes(name, readMode(), ttl == null ? null : Duration.ofSeconds(ttl), dateExpiry);
  }

  private @Nullable Mode readMode() {
    return mode == null
        ? null
        : Mode.of(mode)
            .orElseThrow(
                () -> LinkRefused.invalid("mode", "message-only, voice-only or voice-and-message"));
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
