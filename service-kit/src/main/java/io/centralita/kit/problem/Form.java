package io.centralita.kit.problem;

import static java.util.stream.Collectors.joining;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.UUID;

/// How a value is written, for who wrote it in another way.
final class Form {
  private Form() {}

  static String of(Class<?> type) {
    if (type.isEnum()) {
      return "one of "
          + Arrays.stream(type.getEnumConstants()).map(Object::toString).collect(joining(", "));
    }
    if (type == int.class || type == Integer.class || type == long.class || type == Long.class) {
      return "a whole number";
    }
    if (Number.class.isAssignableFrom(type) || type == double.class) {
      return "a number";
    }
    if (type == boolean.class || type == Boolean.class) {
      return "true or false";
    }
    if (type == LocalDate.class) {
      return "a day, such as 2026-11-22";
    }
    if (type == LocalTime.class) {
      return "a time of day, such as 21:30";
    }
    if (type == Instant.class) {
      return "a time, such as 2026-11-22T15:00:00Z";
    }
    if (type == Duration.class) {
      return "a duration, such as PT15M";
    }
    if (type == UUID.class) {
      return "an id, such as 0190b3f4-7c1e-7d2a-9b60-6c1f0e5a1234";
    }
    if (Iterable.class.isAssignableFrom(type) || type.isArray()) {
      return "a list";
    }
    return CharSequence.class.isAssignableFrom(type) ? "a text" : "the README has it";
  }
}
