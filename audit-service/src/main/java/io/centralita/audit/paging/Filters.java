package io.centralita.audit.paging;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.springframework.util.MultiValueMap;
import org.springframework.web.ErrorResponseException;

/// The parameters of a question, each read as what it must be.
public final class Filters {
  private static final int SMALL_PAGE = 50;
  private static final int LARGEST_PAGE = 200;
  private static final int LONGEST_TEXT = 200;
  private static final Instant EARLIEST = Instant.EPOCH;
  private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59Z");
  private static final Pattern CODE = Pattern.compile("[a-z0-9-]{1,60}");
  private static final Pattern REF = Pattern.compile("[A-Za-z0-9_-]{1,64}");

  private final MultiValueMap<String, String> values;

  /// @param known the names that mean something, beside `cursor` and `limit`
  /// @throws ErrorResponseException when there is another: a filter that is passed over would show
  ///   too much
  public Filters(MultiValueMap<String, String> values, Collection<String> known) {
    this.values = values;
    var all = new TreeSet<>(known);
    all.addAll(List.of("cursor", "limit"));
    if (!all.containsAll(values.keySet())) {
      throw BadFilter.unknown(all);
    }
  }

  public Optional<Cursor> cursor() {
    return value("cursor").map(Cursor::of);
  }

  public int limit() {
    return read(
            "limit",
            "a number from 1 to " + LARGEST_PAGE,
            text -> {
              int limit = Integer.parseInt(text);
              return limit >= 1 && limit <= LARGEST_PAGE ? Optional.of(limit) : Optional.empty();
            })
        .orElse(SMALL_PAGE);
  }

  public Optional<UUID> id(String name) {
    return read(name, "a UUID", text -> Optional.of(UUID.fromString(text)));
  }

  public Optional<Instant> time(String name) {
    return read(
        name,
        "a time in ISO 8601 with an offset, such as 2026-11-20T15:00:00Z",
        // A plus that was not escaped arrives as a space.
        text -> recorded(OffsetDateTime.parse(text.replace(' ', '+')).toInstant()));
  }

  /// Within what the tables can hold, and far beyond what they do.
  static Optional<Instant> recorded(Instant instant) {
    return instant.isBefore(EARLIEST) || instant.isAfter(LATEST)
        ? Optional.empty()
        : Optional.of(instant);
  }

  /// One word out of a vocabulary that may grow.
  public Optional<String> code(String name) {
    return read(name, "lower-case letters, digits and dashes", matching(CODE));
  }

  public Optional<String> ref(String name) {
    return read(name, "a person's ref", matching(REF));
  }

  public <T> Optional<T> oneOf(String name, List<T> choices, Function<T, String> code) {
    var codes = choices.stream().map(code).toList();
    return read(
        name,
        "one of " + String.join(", ", codes),
        text -> choices.stream().filter(choice -> code.apply(choice).equals(text)).findFirst());
  }

  public Optional<String> text(String name) {
    return read(
        name,
        "at most " + LONGEST_TEXT + " characters",
        text -> text.length() <= LONGEST_TEXT ? Optional.of(text) : Optional.empty());
  }

  private static Function<String, Optional<String>> matching(Pattern pattern) {
    return text -> pattern.matcher(text).matches() ? Optional.of(text) : Optional.empty();
  }

  private <T> Optional<T> read(
      String name, String expected, Function<String, Optional<T>> reading) {
    return value(name)
        .map(text -> {
          try {
            return reading.apply(text).orElseThrow(() -> BadFilter.malformed(name, expected));
          } catch (IllegalArgumentException | DateTimeException _) {
            throw BadFilter.malformed(name, expected);
          }
        });
  }

  /// A parameter without a value is no filter.
  private Optional<String> value(String name) {
    var given = values.getOrDefault(name, List.of());
    if (given.size() > 1) {
      throw BadFilter.repeated(name);
    }
    return given.stream().filter(text -> text != null && !text.isBlank()).findFirst();
  }
}
