package io.centralita.routing.template;

import io.centralita.contracts.values.Language;
import io.centralita.routing.template.Formats.Kind;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/// A list of prices, a line each, from which the end may be left out: a line is shown as a whole or
/// not at all. Raw it is entries with `;` between them, and each entry has, with `|` between them:
/// the crop's name in Spanish and in English, the market or nothing, currency and amount, by how
/// many per cent it changed, and the day, where that is not today: `yesterday`, or a date.
record Prices(List<String> lines, Language language) {
  private static final int FIELDS = 6;
  private static final int LONGEST_CROP = 24;
  private static final int LONGEST_MARKET = 20;
  private static final String YESTERDAY = "yesterday";

  /// @throws IllegalArgumentException when it is no such list, or an empty one
  static Prices of(String raw, Formats formats, Language language) {
    var lines = new ArrayList<String>();
    for (var entry : raw.split(";", -1)) {
      lines.add(inTheAlphabet(line(entry, formats, language)));
    }
    return new Prices(List.copyOf(lines), language);
  }

  private static String line(String entry, Formats formats, Language language) {
    var fields = entry.split("\\|", -1);
    if (fields.length != FIELDS) {
      throw new IllegalArgumentException("An entry of a list of prices has " + FIELDS + " fields");
    }
    var line = new StringBuilder(cut(name(fields, language), LONGEST_CROP));
    line.append(' ')
        .append(formats.readable(Kind.MONEY, fields[3], language).replace("S/\u00a0", "S/"));
    int change = Integer.parseInt(fields[4]);
    if (change != 0) {
      line.append(change > 0 ? " +" : " ").append(change).append('%');
    }
    if (!fields[2].isBlank()) {
      line.append(' ').append(cut(fields[2], LONGEST_MARKET));
    }
    if (!fields[5].isBlank()) {
      line.append(" (").append(day(fields[5], formats, language)).append(')');
    }
    return line.toString();
  }

  private static String name(String[] fields, Language language) {
    return switch (language) {
      case SPANISH -> fields[0];
      case ENGLISH -> fields[1];
    };
  }

  private static String day(String raw, Formats formats, Language language) {
    if (!raw.equals(YESTERDAY)) {
      return formats.day(LocalDate.parse(raw), language);
    }
    return switch (language) {
      case SPANISH -> "ayer";
      case ENGLISH -> YESTERDAY;
    };
  }

  private static String cut(String name, int longest) {
    var stripped = name.strip();
    return stripped.length() <= longest ? stripped : stripped.substring(0, longest).strip();
  }

  /// A letter of another alphabet would more than halve the room for all the others.
  private static String inTheAlphabet(String line) {
    var plain = new StringBuilder();
    SmsText.of(line).codePoints().filter(Segments::isGsm).forEach(plain::appendCodePoint);
    return plain.toString();
  }

  int size() {
    return lines.size();
  }

  String all() {
    return first(size());
  }

  /// So many lines, and how many more there are.
  ///
  /// @throws IllegalArgumentException when not even one is to be shown
  String first(int shown) {
    if (shown < 1) {
      throw new IllegalArgumentException("There is no room for a single price");
    }
    var some = String.join("\n", lines.subList(0, shown));
    int more = size() - shown;
    return more == 0 ? some : some + "\n" + more(more, language);
  }

  private static String more(int count, Language language) {
    return switch (language) {
      case SPANISH -> "+" + count + " más";
      case ENGLISH -> "+" + count + " more";
    };
  }

  /// One line as long as a line can be, with more to come: there is always room for one.
  static String longest(Formats formats, Language language) {
    var entry =
        String.join(
            "|",
            "W".repeat(LONGEST_CROP),
            "W".repeat(LONGEST_CROP),
            "W".repeat(LONGEST_MARKET),
            "PEN 12345678.90",
            "-100",
            "2026-09-23");
    return line(entry, formats, language) + "\n" + more(100, language);
  }
}
