package io.centralita.audit.messages;

import io.centralita.contracts.gateway.DeliveryStatus;
import java.util.Locale;

/// How far an outbound message has come, in the order that it comes far: what carriers report, and
/// what routing-service says before and instead.
public enum Progress {
  HANDED_OVER,
  QUEUED,
  SENT,
  DELIVERED,
  READ,
  UNDELIVERED,
  FAILED,
  REFUSED;

  public String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  static Progress ofCode(String code) {
    return valueOf(code.replace('-', '_').toUpperCase(Locale.ROOT));
  }

  static Progress of(DeliveryStatus reported) {
    return switch (reported) {
      case QUEUED -> QUEUED;
      case SENT -> SENT;
      case DELIVERED -> DELIVERED;
      case READ -> READ;
      case UNDELIVERED -> UNDELIVERED;
      case FAILED -> FAILED;
    };
  }

  /// Whether this says more than what is known: progress never goes back.
  boolean isAfter(Progress known) {
    return known.compareTo(READ) < 0 && compareTo(known) > 0;
  }
}
