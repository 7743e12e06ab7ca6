package io.centralita.gateway.calling;

/// What an account says to a call. Whoever asks it sends the call back with the answer.
public enum Consent {
  /// Nobody has been asked so far.
  UNASKED,
  GIVEN,
  REFUSED,
  /// Whoever should have asked could not be reached.
  NOT_TO_BE_HAD
}
