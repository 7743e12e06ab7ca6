package io.centralita.proxy.api;

import io.centralita.proxy.link.Limits;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;

/// The fields of a request. What cannot be read is refused with the field's name and without its
/// content, which may be somebody's number.
record Form(MultiValueMap<String, String> fields) {
  static Form of(@Nullable MultiValueMap<String, String> fields) {
    var given = fields == null ? MultiValueMap.<String, String>fromSingleValue(Map.of()) : fields;
    given.forEach((name, values) -> {
      if (!values.stream().allMatch(Limits::isText)) {
        throw Refusal.invalid(name.indexOf(0) < 0 ? name : "name", "send no NUL");
      }
    });
    return new Form(given);
  }

  /// Absent and empty are different: an empty field takes a value away.
  Optional<String> text(String name) {
    return Optional.ofNullable(fields.getFirst(name)).map(String::strip);
  }

  /// Given, and not empty.
  Optional<String> given(String name) {
    return text(name).filter(value -> !value.isEmpty());
  }

  String required(String name) {
    return given(name).orElseThrow(() -> Refusal.missing(name));
  }

  Optional<String> uniqueName(String name) {
    return given(name)
        .map(value -> {
          if (!Limits.isUniqueName(value)) {
            throw Refusal.invalid(
                name, "send at most " + Limits.LONGEST_UNIQUE_NAME + " characters");
          }
          return value;
        });
  }

  List<String> all(String name) {
    return fields.getOrDefault(name, List.of()).stream().filter(value -> !value.isBlank()).toList();
  }

  Optional<Boolean> flag(String name) {
    return given(name)
        .map(value ->
            switch (value.toLowerCase(java.util.Locale.ROOT)) {
              case "true" -> true;
              case "false" -> false;
              default -> throw Refusal.invalid(name, "send true or false");
            });
  }

  /// Whole seconds, none or more.
  Optional<Duration> seconds(String name) {
    return given(name)
        .map(value -> {
          try {
            int seconds = Integer.parseInt(value);
            if (seconds >= 0) {
              return Duration.ofSeconds(seconds);
            }
          } catch (NumberFormatException _) {
            // Refused below.
          }
          throw Refusal.invalid(name, "send seconds as a whole number, 0 or more");
        });
  }

  Optional<Instant> instant(String name) {
    return given(name)
        .map(value -> {
          try {
            var instant = OffsetDateTime.parse(value).toInstant();
            if (Limits.isTime(instant)) {
              return instant;
            }
          } catch (DateTimeParseException _) {
            // Refused below.
          }
          throw Refusal.invalid(name, "send a time in ISO 8601, such as 2026-11-20T15:00:00Z");
        });
  }

  Optional<URI> url(String name) {
    return given(name)
        .map(value -> {
          try {
            return new URI(value);
          } catch (URISyntaxException _) {
            throw Refusal.invalid(name, "send a URL");
          }
        });
  }

  /// One of a closed choice.
  <T> Optional<T> oneOf(String name, Function<String, Optional<T>> reading, String choices) {
    return given(name)
        .map(value ->
            reading
                .apply(value)
                .orElseThrow(() -> Refusal.invalid(name, "send one of " + choices)));
  }
}
