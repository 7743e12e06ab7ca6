package io.centralita.matching.provider;

import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// When somebody takes offers, week after week, by their own clock: `mon-fri 08:00-18:00; sat
/// 09:00-13:00`. A time that ends before it begins goes on into the next day.
///
/// @param spans without gaps or overlaps, in order, as minutes since Monday, midnight
record OpeningHours(List<Span> spans) {
  private static final List<String> DAYS = List.of("mon", "tue", "wed", "thu", "fri", "sat", "sun");
  private static final int DAY = 24 * 60;
  private static final int WEEK = DAYS.size() * DAY;
  private static final Pattern PART =
      Pattern.compile("([a-z]{3})(?:-([a-z]{3}))? (\\d\\d):(\\d\\d)-(\\d\\d):(\\d\\d)");
  private static final Pattern SPAN = Pattern.compile("\\[(\\d+),(\\d+)\\)");

  /// @param to not included
  record Span(int from, int to) {}

  OpeningHours {
    spans = joined(spans);
  }

  /// @return nothing when it cannot be read
  static Optional<OpeningHours> of(String text) {
    var spans = new ArrayList<Span>();
    for (var part : text.toLowerCase(Locale.ROOT).split("[;,]", -1)) {
      var matcher = PART.matcher(part.strip().replaceAll("\\s+", " "));
      if (!matcher.matches() || !add(matcher, spans)) {
        return Optional.empty();
      }
    }
    return Optional.of(new OpeningHours(spans));
  }

  private static boolean add(Matcher part, List<Span> spans) {
    int first = DAYS.indexOf(part.group(1));
    int last = part.group(2) == null ? first : DAYS.indexOf(part.group(2));
    int from = minute(part.group(3), part.group(4));
    int to = minute(part.group(5), part.group(6));
    if (first < 0 || last < 0 || from < 0 || from == DAY || to < 0 || from == to) {
      return false;
    }
    int length = to > from ? to - from : to + DAY - from;
    for (int day = first; ; day = (day + 1) % DAYS.size()) {
      add(day * DAY + from, length, spans);
      if (day == last) {
        return true;
      }
    }
  }

  /// The week goes round.
  private static void add(int from, int length, List<Span> spans) {
    spans.add(new Span(from, Math.min(from + length, WEEK)));
    if (from + length > WEEK) {
      spans.add(new Span(0, from + length - WEEK));
    }
  }

  /// @return -1 when there is no such time
  private static int minute(String hour, String minute) {
    int time = Integer.parseInt(hour) * 60 + Integer.parseInt(minute);
    return time > DAY || Integer.parseInt(minute) > 59 ? -1 : time;
  }

  private static List<Span> joined(List<Span> spans) {
    var ends = new TreeMap<Integer, Integer>();
    spans.forEach(span -> ends.merge(span.from(), span.to(), Math::max));
    var joined = new ArrayList<Span>();
    ends.forEach((from, to) -> {
      if (!joined.isEmpty() && joined.getLast().to() >= from) {
        var before = joined.removeLast();
        joined.add(new Span(before.from(), Math.max(before.to(), to)));
      } else {
        joined.add(new Span(from, to));
      }
    });
    return List.copyOf(joined);
  }

  /// As PostgreSQL keeps it.
  static OpeningHours ofMultirange(String multirange) {
    return new OpeningHours(
        SPAN.matcher(multirange)
            .results()
            .map(span -> new Span(Integer.parseInt(span.group(1)), Integer.parseInt(span.group(2))))
            .toList());
  }

  String multirange() {
    return spans.stream()
        .map(span -> "[" + span.from() + "," + span.to() + ")")
        .collect(Collectors.joining(",", "{", "}"));
  }

  /// Day by day, as [#of] reads it.
  String text() {
    var parts = new ArrayList<String>();
    for (var span : spans) {
      for (int from = span.from(); from < span.to(); from = (from / DAY + 1) * DAY) {
        int to = Math.min(span.to(), (from / DAY + 1) * DAY);
        parts.add(
            "%s %s-%s"
                .formatted(DAYS.get(from / DAY), clock(from % DAY), clock(to - from / DAY * DAY)));
      }
    }
    return String.join("; ", parts);
  }

  /// When each day begins that has a beginning.
  Map<DayOfWeek, LocalTime> opens() {
    var opens = new EnumMap<DayOfWeek, LocalTime>(DayOfWeek.class);
    for (var span : spans) {
      opens.putIfAbsent(
          DayOfWeek.of(span.from() / DAY + 1), LocalTime.ofSecondOfDay(span.from() % DAY * 60L));
    }
    return opens;
  }

  private static String clock(int minute) {
    return String.format(Locale.ROOT, "%02d:%02d", minute / 60, minute % 60);
  }
}
