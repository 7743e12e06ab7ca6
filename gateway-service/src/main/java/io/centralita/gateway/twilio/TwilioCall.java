package io.centralita.gateway.twilio;

import io.centralita.contracts.address.Address;
import io.centralita.contracts.address.Identity;
import io.centralita.contracts.event.EventIds;
import io.centralita.contracts.gateway.CallChange.Call;
import io.centralita.contracts.provisioning.NumberState.NumberAssigned;
import io.centralita.contracts.values.BusinessNumber;
import io.centralita.contracts.values.CallId;
import io.centralita.contracts.values.Carrier;
import io.centralita.contracts.values.Language;
import io.centralita.contracts.values.LinkId;
import io.centralita.gateway.calling.CallerLanguage;
import io.centralita.gateway.twilio.Form.Malformed;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A call as Twilio's form tells it (<https://www.twilio.com/docs/voice/twiml>). Every callback
/// about a call says these three again.
record TwilioCall(String sid, TwilioAddress from, BusinessNumber to) {
  /// What Twilio writes for a number that is not shown: RESTRICTED, BLOCKED, UNKNOWN, ANONYMOUS and
  /// UNAVAILABLE in the letters of a phone's keys.
  private static final Set<String> WITHHELD =
      Set.of("+7378742833", "+2562533", "+8656696", "+266696687", "+86282452253");

  static TwilioCall of(Form form) throws Malformed {
    return new TwilioCall(
        TwilioMessage.sid(form, "CallSid"),
        TwilioAddress.of(TwilioMessage.required(form, "From")),
        TwilioMessage.number(TwilioMessage.required(form, "To")));
  }

  /// Empty when the caller hides the number, or calls from no phone at all.
  Optional<Identity> caller() {
    return WITHHELD.contains(from.value()) ? Optional.empty() : from.identity();
  }

  /// The caller's; where nothing is known of the caller, that of the number's country.
  Language language() {
    return CallerLanguage.of(caller().map(Identity::reveal).orElse(to.e164()));
  }

  /// What is published about it, at its beginning and at its end.
  Call known(NumberAssigned number, Address caller, @Nullable LinkId link) {
    return known(sid, number, caller, link);
  }

  static Call known(String sid, NumberAssigned number, Address caller, @Nullable LinkId link) {
    return new Call(
        new CallId(EventIds.derived("twilio", sid)),
        number.tenant(),
        Carrier.TWILIO,
        sid,
        caller,
        number.number(),
        number.purpose(),
        number.provider(),
        link);
  }

  UUID received() {
    return EventIds.derived("twilio", sid, "received");
  }

  /// The same for whichever callback tells it.
  UUID ended() {
    return EventIds.derived("twilio", sid, "ended");
  }
}
