package io.centralita.routing.media;

import java.util.Locale;

/// What came of asking a carrier for a medium.
sealed interface Fetched {

  /// Nobody compares these.
  @SuppressWarnings("ArrayRecordComponent")
  record Here(byte[] content, ContentType type) implements Fetched {}

  /// It never will be.
  record Never(Reason reason) implements Fetched {}

  /// Perhaps another time.
  record NotNow(String why) implements Fetched {}

  /// As `MediaRefused` says it, with hyphens.
  enum Reason {
    TOO_LARGE,
    TYPE_NOT_ALLOWED,
    HOST_NOT_ALLOWED,
    GONE,
    NOT_AUTHORIZED,
    NOT_FETCHED;

    String text() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }
}
