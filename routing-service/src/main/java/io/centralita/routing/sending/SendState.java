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
  /// The carrier may have it or not; it is being looked for, or waits for an operator's word.
  UNKNOWN,
  ACCEPTED,
  SENT,
  DELIVERED,
  READ,
  UNDELIVERED,
  FAILED,
  /// Never to be handed over.
  REFUSED,
  /// Never to be handed over, because the person wants nothing more from the sender.
  OPTED_OUT,
  /// Never to be handed over: the person did not write for too long.
  EXPIRED;

  String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  static SendState of(String code) {
    return valueOf(code.toUpperCase(Locale.ROOT));
  }
}
