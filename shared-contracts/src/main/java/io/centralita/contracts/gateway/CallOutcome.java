package io.centralita.contracts.gateway;

/// What became of a call.
public enum CallOutcome {
  /// Somebody picked up, and later somebody hung up.
  COMPLETED,
  BUSY,
  NO_ANSWER,
  /// The carrier could not reach the number.
  FAILED,
  /// The caller hung up before anybody picked up.
  CANCELED
}
