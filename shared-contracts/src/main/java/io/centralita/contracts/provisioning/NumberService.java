package io.centralita.contracts.provisioning;

/// What a number does besides being written to.
public enum NumberService {
  /// Whoever calls is not answered, at no cost, and gets a message instead.
  MISSED_CALL
}
