package io.centralita.proxy.link;

import java.time.Instant;

/// What a session can be told, by whichever of the doors: the two APIs, and an account's answers.
public final class Limits {
  public static final int LONGEST_UNIQUE_NAME = 191;
  public static final int LONGEST_FRIENDLY_NAME = 255;

  private static final Instant EARLIEST = Instant.EPOCH;

  private Limits() {}

  /// PostgreSQL keeps no NUL in text.
  public static boolean isText(String text) {
    return text.indexOf(0) < 0;
  }

  public static boolean isUniqueName(String name) {
    return isText(name)
        && !name.isBlank()
        && name.codePointCount(0, name.length()) <= LONGEST_UNIQUE_NAME;
  }

  public static boolean isFriendlyName(String name) {
    return isText(name) && name.codePointCount(0, name.length()) <= LONGEST_FRIENDLY_NAME;
  }

  /// `java.time` knows a thousand million years, a database fewer.
  public static boolean isTime(Instant time) {
    return !time.isBefore(EARLIEST) && time.isBefore(Terms.NEVER);
  }
}
