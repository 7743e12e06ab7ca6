package io.centralita.contracts.provisioning;

/// What a number is for; it decides what a message to it means.
public enum NumberPurpose {
  /// The marketplace's own number: requests, choices, offers.
  MAIN,
  /// Stands between two people who must not see each other's number.
  PROXY,
  /// Receives the verification codes of a number that is being connected.
  VERIFICATION
}
