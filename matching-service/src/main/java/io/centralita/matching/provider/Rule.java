package io.centralita.matching.provider;

/// What puts one provider ahead of the next. The order of the constants is the order in which they
/// are asked.
public enum Rule {
  /// The better score.
  RATING,
  /// As good, and the more reliable.
  TIER,
  /// As good and reliable, and nearer.
  DISTANCE,
  /// Alike in all that, and longer without an offer.
  WAITING,
  /// Nothing tells them apart; the order is always the same.
  ORDER,
  /// Nobody comes after.
  LAST
}
