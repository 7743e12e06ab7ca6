package io.centralita.routing.sending;

import java.util.Locale;

/// Where a send is.
enum SendState {
  /// To be handed over as soon as its turn comes.
  WAITING,
  /// Until the person writes: the window is shut.
  HELD,
  /// Being handed over, by somebody who may have died meanwhile.
  SENDING,
  /// The carrier may have it or not; it is being looked for.
  UNKNOWN,
  ACCEPTED,
  SENT,
  DELIVERED,
  READ,
  UNDELIVERED,
  FAILED,
  /// Never to be handed over.
  REFUSED;

  boolean isInFlight() {
    return this == SENDING || this == UNKNOWN;
  }

  String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  static SendState of(String code) {
    return valueOf(code.toUpperCase(Locale.ROOT));
  }
}
