package io.centralita.contracts.gateway;

/// How far a message has come, in the order that it comes far.
public enum DeliveryStatus {
  QUEUED,
  SENT,
  DELIVERED,
  READ,
  UNDELIVERED,
  FAILED;

  public boolean isFailure() {
    return this == UNDELIVERED || this == FAILED;
  }

  /// Whether a report of this status says more than what is known: a status never goes backwards.
  public boolean isAfter(DeliveryStatus known) {
    return !known.isFailure() && known != READ && compareTo(known) > 0;
  }
}
