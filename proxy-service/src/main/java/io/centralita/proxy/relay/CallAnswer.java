package io.centralita.proxy.relay;

import io.centralita.contracts.values.BusinessNumber;

/// What becomes of a call that the gateway has asked about.
sealed interface CallAnswer {

  /// It goes back to the gateway, which connects it, or says the sentence that there is to say.
  record Allowed() implements CallAnswer {}

  /// It goes back, and is not connected.
  record Forbidden() implements CallAnswer {}

  /// To the tenant's main number.
  record Forwarded(BusinessNumber main) implements CallAnswer {}

  /// The account's own document for voice, as it came.
  record Spoken(String twiml) implements CallAnswer {}
}
