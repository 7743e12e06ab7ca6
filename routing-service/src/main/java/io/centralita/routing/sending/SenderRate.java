package io.centralita.routing.sending;

/// How fast a sender may be.
///
/// @param perSecond sends a second; 0: as fast as it goes
record SenderRate(double perSecond) {
  SenderRate {
    if (perSecond < 0 || !Double.isFinite(perSecond)) {
      throw new IllegalArgumentException("A rate is 0 (none) or more sends a second");
    }
  }

  boolean isUnlimited() {
    return perSecond == 0;
  }

  /// How many may leave together: those of one second, and one at least.
  double burst() {
    return Math.max(1, perSecond);
  }
}
