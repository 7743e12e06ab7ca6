package io.centralita.proxy.link;

/// Why no number could be given.
public enum Shortage {
  /// The service has none at all.
  EMPTY_POOL,
  /// The one that was asked for is another service's, or nobody's.
  NOT_IN_POOL,
  /// What it has is reserved.
  ONLY_RESERVED,
  /// None carries what the session needs.
  NOT_CAPABLE,
  /// None is from where the service wants them to be.
  NOT_NEAR,
  /// On each of those that would do, this person has an open session.
  ALL_IN_USE,
  /// The same, or had one a short time ago: what somebody still writes there would reach a
  /// stranger.
  COOLING_DOWN
}
