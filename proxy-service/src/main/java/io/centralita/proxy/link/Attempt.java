package io.centralita.proxy.link;

/// What came of trying to take one number.
enum Attempt {
  TAKEN,
  /// Somebody else took the number, or linked the lead, at the same time: try again.
  COLLIDED,
  NO_NUMBER
}
