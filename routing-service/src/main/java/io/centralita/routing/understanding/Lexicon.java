package io.centralita.routing.understanding;

import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The table of command spellings, `commands.txt`, by its headings. Whoever reads a command takes
/// its words from here.
final class Lexicon {
  private static final Map<String, List<String>> TABLE =
      Phrases.read("/understanding/commands.txt");

  static final Set<String> POLITE = under("polite");
  static final Set<String> YES = under("yes");
  static final List<String> YES_PHRASES = phrases("yes phrases");

  /// Yes, when they stand alone: beside other words they mean many things.
  static final Set<String> YES_ALONE = under("yes alone");

  static final Set<String> YES_FILLER = under("around yes");
  static final Set<String> NO = under("no");
  static final Set<String> NOT = under("not");
  static final List<String> NO_PHRASES = phrases("no phrases");
  static final Set<String> NO_FILLER = under("around no");
  static final Set<String> STARTED = under("started");
  static final Set<String> FINISHED = under("finished");
  static final Map<String, List<String>> FINISHED_SAME = same("finished in other words");
  static final Set<String> JOB_FILLER = under("around a job");
  static final Set<String> TOLD_WITH_A_JOB = under("told with the job");
  static final Set<String> MONEY = under("money");
  static final Set<String> RATING = under("rating");
  static final Set<String> STARS = under("stars");
  static final Set<String> WISHING = under("wishing");
  static final Set<String> TRADE_FILLER = under("around a trade");
  static final List<String> HALF = phrases("half phrases");
  static final Set<String> CHOICE_FILLER = under("around a choice");
  static final Set<String> CHANGED_MIND = under("changed mind");
  static final Set<String> ALL = under("all");
  static final Set<String> ALL_FILLER = under("around all");
  static final Set<String> ASKING = under("asking");

  /// After them a small number is a time, not a reference.
  static final Set<String> UNITS = under("units");

  static final Set<String> DAYS = under("days");
  static final Map<String, Integer> NUMBERS = numbers("one", "two", "three", "four", "five");

  private Lexicon() {}

  /// The words under a heading of the table.
  static Set<String> under(String heading) {
    return words(String.join(" ", lines(heading)));
  }

  /// The phrases under a heading of the table.
  static List<String> phrases(String heading) {
    return lines(heading).stream()
        .flatMap(line -> Arrays.stream(line.split(",")))
        .map(String::strip)
        .filter(phrase -> !phrase.isEmpty())
        .toList();
  }

  /// Lines `said: phrase, phrase`: what may be read in the place of each of the phrases.
  static Map<String, List<String>> same(String heading) {
    var same = new LinkedHashMap<String, List<String>>();
    for (var line : lines(heading)) {
      var parts = line.split(":", 2);
      same.put(parts[0].strip(), Arrays.stream(parts[1].split(",")).map(String::strip).toList());
    }
    return same;
  }

  static Tokens sayingInstead(Tokens tokens, Map<String, List<String>> same) {
    var said = tokens;
    for (var entry : same.entrySet()) {
      for (var phrase : entry.getValue()) {
        said = said.saying(entry.getKey(), phrase);
      }
    }
    return said;
  }

  static Set<String> words(String text) {
    return new HashSet<>(Arrays.asList(text.strip().split("\\s+")));
  }

  static boolean isPolite(String word) {
    return POLITE.contains(word);
  }

  private static List<String> lines(String heading) {
    var lines = TABLE.get(heading);
    if (lines == null) {
      throw new IllegalStateException("commands.txt has no heading [" + heading + "]");
    }
    return lines;
  }

  private static Map<String, Integer> numbers(String... inOrder) {
    var numbers = new HashMap<String, Integer>();
    for (int i = 0; i < inOrder.length; i++) {
      int number = i + 1;
      under(inOrder[i]).forEach(word -> numbers.put(word, number));
    }
    return Map.copyOf(numbers);
  }
}
