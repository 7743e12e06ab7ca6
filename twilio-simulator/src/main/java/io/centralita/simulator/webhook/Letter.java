package io.centralita.simulator.webhook;

import java.util.Map;

/// What a webhook says, in one network's way.
public sealed interface Letter {

  /// A form, signed by Twilio over its address and fields.
  record Fields(Form form) implements Letter {}

  /// JSON, whose signature is among the headers.
  record Json(String body, Map<String, String> headers) implements Letter {}
}
