package io.centralita.proxy.link;

import io.centralita.contracts.address.Address;
import io.centralita.contracts.address.AddressSealer;
import io.centralita.contracts.address.Channel;
import io.centralita.contracts.address.Identity;
import io.centralita.contracts.values.LeadId;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Predicate;
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
  /// @param address `+519…` in E.164, or a WhatsApp user id
  /// @param channel WHATSAPP when it is not given
  record Person(@Nullable String address, @Nullable Channel channel) {

    private boolean hasNoNumber() {
      return address != null && !address.startsWith("+");
    }

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
    if (name != null && !Limits.isUniqueName(name)) {
      throw LinkRefused.invalid("uniqueName", "1 to " + Limits.LONGEST_UNIQUE_NAME + " characters");
    }
    if (ttl != null && ttl < 0) {
      throw LinkRefused.invalid("ttl", "seconds as a whole number, 0 or more");
    }
    if (dateExpiry != null && !(dateExpiry.isAfter(now) && Limits.isTime(dateExpiry))) {
      throw LinkRefused.invalid("dateExpiry", "a time to come");
    }
    var agreed = readMode();
    fits("customer", customer, agreed);
    fits("provider", provider, agreed);
    return new Wishes(name, agreed, ttl == null ? null : Duration.ofSeconds(ttl), dateExpiry);
  }

  /// Who has no number cannot be called, and a telephone that is only called reads nothing.
  private static void fits(String field, @Nullable Person person, @Nullable Mode mode) {
    if (person == null) {
      return;
    }
    var channel = field + ".channel";
    if (person.channel() == Channel.VOICE && mode != Mode.VOICE_ONLY) {
      throw LinkRefused.invalid(channel, "SMS or WHATSAPP, or the mode voice-only");
    }
    if (person.hasNoNumber()) {
      if (person.channel() != null && person.channel() != Channel.WHATSAPP) {
        throw LinkRefused.invalid(channel, "WHATSAPP for a WhatsApp user id");
      }
      if (mode != null && mode.takesCalls()) {
        throw LinkRefused.invalid("mode", "message-only: a WhatsApp user id cannot be called");
      }
    }
  }

  private @Nullable Mode readMode() {
    return mode == null
        ? null
        : Mode.of(mode)
            .orElseThrow(
                () -> LinkRefused.invalid("mode", "message-only, voice-only or voice-and-message"));
  }

  /// @param ours the numbers at which nobody answers but us
  Address sealedCustomer(AddressSealer sealer, Predicate<Identity> ours) {
    return sealed("customer", customer, sealer, ours);
  }

  Address sealedProvider(AddressSealer sealer, Predicate<Identity> ours) {
    return sealed("provider", provider, sealer, ours);
  }

  private static Address sealed(
      String field, @Nullable Person person, AddressSealer sealer, Predicate<Identity> ours) {
    if (person == null || person.address() == null) {
      throw LinkRefused.missing(field + ".address");
    }
    Identity identity;
    try {
      identity = Identity.of(person.address());
    } catch (IllegalArgumentException _) {
      throw LinkRefused.invalidAddress(field + ".address");
    }
    if (ours.test(identity)) {
      throw LinkRefused.ownNumber(field + ".address");
    }
    return sealer.seal(person.channel() == null ? Channel.WHATSAPP : person.channel(), identity);
  }
}
