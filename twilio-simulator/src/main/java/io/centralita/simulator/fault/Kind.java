package io.centralita.simulator.fault;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/// The ways in which things go wrong.
public enum Kind {
  /// The API answers late, after it has done what it was asked.
  DELAY,
  /// The API refuses with 429 and code 20429.
  TOO_MANY_REQUESTS,
  /// The API answers with a 5xx and does nothing.
  SERVER_ERROR,
  /// The connection is reset and nothing was accepted.
  RESET_BEFORE,
  /// The message is accepted and delivered, but the client sees a reset.
  RESET_AFTER,
  /// A message's webhook is delivered several times.
  WEBHOOK_REPEATED,
  /// The status callbacks of a message come in reverse.
  STATUS_REVERSED,
  /// Each status callback of a message comes twice.
  STATUS_REPEATED,
  /// No status callback comes.
  STATUS_LOST,
  /// The message never arrives: undelivered with an error code.
  UNDELIVERED;

  @JsonCreator
  static Kind of(String name) {
    return valueOf(name.toUpperCase(Locale.ROOT).replace('-', '_'));
  }

  @JsonValue
  String wire() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
