package io.centralita.contracts.values;

import org.jspecify.annotations.Nullable;

/// A time as somebody says it: "five", "tomorrow", "el lunes a las 3 y media". Which instant that
/// is depends on where their clock is; it need not be any. Nothing at all is a time that could not
/// be understood.
///
/// @param day absent: the next time that a clock shows this hour
/// @param hour as it was said; absent: when that day begins for them
/// @param half of the day, where it was said
public record SpokenTime(
    @Nullable Day day, @Nullable Integer hour, @Nullable Integer minute, @Nullable Half half) {
  public static final SpokenTime NOT_UNDERSTOOD = new SpokenTime(null, null, null, null);

  public enum Day {
    TODAY,
    TOMORROW,
    DAY_AFTER_TOMORROW,
    MONDAY,
    TUESDAY,
    WEDNESDAY,
    THURSDAY,
    FRIDAY,
    SATURDAY,
    SUNDAY
  }

  public enum Half {
    AM,
    PM
  }
}
