package io.centralita.proxy.relay;

import io.centralita.contracts.address.Address;
import io.centralita.contracts.gateway.InboundMessage.MessageReceived;
import io.centralita.contracts.values.BusinessNumber;
import io.centralita.contracts.values.TenantId;
import io.centralita.proxy.callback.ResourceSid;
import io.centralita.proxy.interaction.Interaction;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/// Somebody who wrote to, or called, a number on which they have nobody.
///
/// @param what as Twilio tells a webhook of it, but for who and whom
record Stranger(
    TenantId tenant, Address from, BusinessNumber to, Instant at, Map<String, String> what) {

  static Stranger wrote(MessageReceived message) {
    var what = new LinkedHashMap<String, String>();
    what.put(
        "MessageSid",
        Objects.requireNonNull(
            ResourceSid.of(Interaction.Type.MESSAGE, message.carrierMessageId())));
    what.put("Body", message.content().text());
    what.put("NumMedia", Integer.toString(message.content().media().size()));
    return new Stranger(message.tenant(), message.from(), message.to(), message.receivedAt(), what);
  }

  /// @param callSid Twilio's
  static Stranger called(
      TenantId tenant, Address from, BusinessNumber to, String callSid, Instant at) {
    var what = new LinkedHashMap<String, String>();
    what.put("CallSid", callSid);
    what.put("CallStatus", "ringing");
    what.put("Direction", "inbound");
    return new Stranger(tenant, from, to, at, what);
  }
}
