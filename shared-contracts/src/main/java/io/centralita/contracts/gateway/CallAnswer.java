package io.centralita.contracts.gateway;

/// How a caller was answered.
public enum CallAnswer {
  /// The other side of the link was rung.
  DIALED,
  /// Not picked up on purpose: for a number whose service is the missed call itself.
  REJECTED,
  /// The number takes no calls; a sentence says so.
  NOT_IN_SERVICE,
  /// On a proxy number this caller is linked to nobody; a sentence says so.
  NO_LINK,
  /// The link's time is over; a sentence says so.
  CLOSED,
  /// The other side takes no calls: it has only a WhatsApp user id, or the session is for messages
  /// alone. A sentence asks to write.
  UNREACHABLE
}
