package io.centralita.simulator.call;

import java.time.Instant;

/// What the flow of a call needs to know of the world.
interface Facts {
  Instant now();

  /// Whether the account may show this number as a caller id.
  boolean owns(String number);

  /// Whether there can be a phone with this number.
  boolean exists(String number);

  /// Whether this phone is in another call.
  boolean busy(String number);

  String newSid();
}
