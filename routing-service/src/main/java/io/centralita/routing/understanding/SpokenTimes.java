package io.centralita.routing.understanding;

import io.centralita.contracts.values.SpokenTime;
import io.centralita.contracts.values.SpokenTime.Day;
import io.centralita.contracts.values.SpokenTime.Half;
import java.time.DayOfWeek;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reads "las 5", "5pm", "mañana a las 9", "monday", "half past three": each word for what it adds.
/// Whether there is such a time is not asked here.
final class SpokenTimes {
  private static final Pattern HOUR = Pattern.compile("(\\d{1,2})(am|pm|h|hs|hrs)?");
  private static final Set<String> FILLER =
      Lexicon.words(
          "el p la las lo a al de del por en y o at on the in of past next proximo este esta this h hs hrs hora"
              + " horas hour hours punto clock oclock dia");
  private static final Map<String, Integer> HOURS =
      Map.ofEntries(
          Map.entry("seis", 6),
          Map.entry("six", 6),
          Map.entry("siete", 7),
          Map.entry("seven", 7),
          Map.entry("ocho", 8),
          Map.entry("eight", 8),
          Map.entry("nueve", 9),
          Map.entry("nine", 9),
          Map.entry("diez", 10),
          Map.entry("ten", 10),
          Map.entry("once", 11),
          Map.entry("eleven", 11),
          Map.entry("doce", 12),
          Map.entry("twelve", 12));
  private static final List<Set<String>> WEEK =
      List.of(
          Lexicon.words("lunes lun monday mon"),
          Lexicon.words("martes mar tuesday tue"),
          Lexicon.words("miercoles mie wednesday wed"),
          Lexicon.words("jueves jue thursday thu"),
          Lexicon.words("viernes vie friday fri"),
          Lexicon.words("sabado sab saturday sat"),
          Lexicon.words("domingo dom sunday sun"));

  private final List<String> words;
  private @Nullable Day day;
  private @Nullable Integer hour;
  private @Nullable Integer minute;
  private @Nullable Half half;

  private SpokenTimes(List<String> words) {
    this.words = words;
  }

  /// @return [SpokenTime#NOT_UNDERSTOOD] when a word is left over
  static SpokenTime read(List<String> words) {
    var reading = new SpokenTimes(words);
    for (int i = 0; i < words.size(); i++) {
      if (!reading.takes(i)) {
        return SpokenTime.NOT_UNDERSTOOD;
      }
    }
    return new SpokenTime(reading.day, reading.hour, reading.minute, reading.half);
  }

  private boolean takes(int i) {
    var word = words.get(i);
    switch (word) {
      case "hoy", "today" -> day = Day.TODAY;
      case "tonight" -> {
        day = Day.TODAY;
        half = Half.PM;
      }
      case "manana" -> morningOrTomorrow(i);
      case "tomorrow" -> day = follows(i, "after") ? Day.DAY_AFTER_TOMORROW : Day.TOMORROW;
      case "am", "madrugada", "morning" -> half = Half.AM;
      case "pm", "tarde", "afternoon", "evening" -> half = Half.PM;
      case "noche", "night" -> night();
      case "mediodia", "noon", "midday" -> at(12, Half.PM);
      case "medianoche", "midnight" -> at(0, Half.AM);
      case "media", "half" -> minute = 30;
      case "cuarto", "quarter" -> minute = 15;
      case "medio" -> at(12, Half.PM);
      case "m" -> half = follows(i, "a") ? Half.AM : Half.PM;
      case "pasado", "after", "day" -> {
        return words.contains("manana") || words.contains("tomorrow");
      }
      default -> {
        return weekday(word) || number(word) || FILLER.contains(word);
      }
    }
    return true;
  }

  private boolean follows(int i, String word) {
    return i > 0 && words.get(i - 1).equals(word);
  }

  /// "De la mañana" is a time of the day.
  private void morningOrTomorrow(int i) {
    if (follows(i, "la")) {
      half = Half.AM;
    } else {
      day = follows(i, "pasado") ? Day.DAY_AFTER_TOMORROW : Day.TOMORROW;
    }
  }

  /// Twelve at night begins the day.
  private void night() {
    if (hour != null && hour == 12) {
      at(0, Half.AM);
    } else {
      half = Half.PM;
    }
  }

  private void at(int thatHour, Half thatHalf) {
    hour = thatHour;
    half = thatHalf;
  }

  private boolean weekday(String word) {
    for (int i = 0; i < WEEK.size(); i++) {
      if (WEEK.get(i).contains(word)) {
        day = Day.valueOf(DayOfWeek.of(i + 1).name());
        return true;
      }
    }
    return false;
  }

  private boolean number(String word) {
    var digits = HOUR.matcher(word);
    var named = HOURS.containsKey(word) ? HOURS.get(word) : Lexicon.NUMBERS.get(word);
    if (digits.matches()) {
      named = Integer.valueOf(digits.group(1));
      half = "am".equals(digits.group(2)) ? Half.AM : "pm".equals(digits.group(2)) ? Half.PM : half;
    }
    if (named == null || (hour != null && minute != null)) {
      return false;
    }
    if (hour == null) {
      hour = named;
    } else {
      minute = named;
    }
    return true;
  }
}
