package io.centralita.simulator.api;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Optional;

/// Dates as the API writes (RFC 2822) and reads them (ISO 8601, a day or a moment).
final class Dates {
  private static final DateTimeFormatter RFC_2822 =
      DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss Z", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);

  private Dates() {}

  static String rfc2822(Instant instant) {
    return RFC_2822.format(instant);
  }

  /// The beginning of the day or the moment; nothing when it is neither.
  static Optional<Span> parse(String text) {
    try {
      if (text.length() > 10) {
        var moment = Instant.parse(text);
        return Optional.of(new Span(moment, moment.plusSeconds(1)));
      }
      var day = LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant();
      return Optional.of(new Span(day, day.plusSeconds(86_400)));
    } catch (DateTimeParseException _) {
      return Optional.empty();
    }
  }

  /// @param end is no longer part of it
  record Span(Instant start, Instant end) {
    boolean contains(Instant instant) {
      return !instant.isBefore(start) && instant.isBefore(end);
    }
  }
}
