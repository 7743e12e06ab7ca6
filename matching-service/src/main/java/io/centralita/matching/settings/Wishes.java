package io.centralita.matching.settings;

import java.time.Duration;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// What a tenant wants otherwise than the service does by itself. What is absent stays so.
///
/// @param timeZone such as `America/Lima`
record Wishes(
    @Nullable Duration chooseWithin,
    @Nullable Duration answerWithin,
    @Nullable Duration declinedFor,
    @Nullable Integer offersAtOnce,
    @Nullable Integer jobsAtOnce,
    @Nullable Duration jobCountsFor,
    @Nullable String timeZone) {
  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final int MOST_AT_ONCE = 1_000;

  /// What is wrong, by field; empty when nothing is.
  Map<String, String> problems() {
    var problems = new LinkedHashMap<String, String>();
    check(problems, "chooseWithin", chooseWithin, MINUTE, Duration.ofDays(7));
    check(problems, "answerWithin", answerWithin, MINUTE, Duration.ofDays(1));
    check(problems, "declinedFor", declinedFor, Duration.ZERO, Duration.ofDays(7));
    check(problems, "jobCountsFor", jobCountsFor, Duration.ofHours(1), Duration.ofDays(30));
    check(problems, "offersAtOnce", offersAtOnce);
    check(problems, "jobsAtOnce", jobsAtOnce);
    if (timeZone != null && !TimeZones.isKnown(timeZone)) {
      problems.put("timeZone", "The name of a time zone, such as America/Lima");
    }
    return problems;
  }

  private static void check(
      Map<String, String> problems,
      String field,
      @Nullable Duration value,
      Duration least,
      Duration most) {
    if (value != null
        && (value.compareTo(least) < 0
            || value.compareTo(most) > 0
            || !value.truncatedTo(ChronoUnit.SECONDS).equals(value))) {
      problems.put(field, "Whole seconds, from " + least + " to " + most);
    }
  }

  private static void check(Map<String, String> problems, String field, @Nullable Integer value) {
    if (value != null && (value < 1 || value > MOST_AT_ONCE)) {
      problems.put(field, "From 1 to " + MOST_AT_ONCE);
    }
  }

  /// With the service's own way where the tenant has no wish.
  Terms over(Terms usual) {
    return new Terms(
        or(chooseWithin, usual::chooseWithin),
        or(answerWithin, usual::answerWithin),
        or(declinedFor, usual::declinedFor),
        or(offersAtOnce, usual::offersAtOnce),
        or(jobsAtOnce, usual::jobsAtOnce),
        or(jobCountsFor, usual::jobCountsFor),
        timeZone == null ? usual.timeZone() : ZoneId.of(timeZone));
  }

  private static <T> T or(@Nullable T wish, Supplier<T> usual) {
    return wish == null ? usual.get() : wish;
  }
}
