package io.centralita.matching.provider;

/// Why somebody who was proposed cannot be offered a job now.
public enum Hindrance {
  /// No longer in the directory.
  REMOVED,
  OPTED_OUT,
  PAUSED,
  /// Outside their opening hours.
  CLOSED,
  /// Another offer waits for their answer.
  OFFERED_ANOTHER,
  /// They have as many jobs as they can do.
  HANDS_FULL
}
