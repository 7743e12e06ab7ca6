package io.centralita.routing.understanding;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// What somebody wrote who needed something done, or only seemed to: the files of `said/`.
///
/// @param asksFor a trade, or [#NOTHING]
public record WholeText(String asksFor, String text) {
  public static final String NOTHING = Examples.NONE;

  private static final Map<String, List<String>> BY_TRADE =
      Phrases.read(
          Stream.of(
                  "everybody",
                  "peru",
                  "mexico",
                  "argentina",
                  "english",
                  "stories",
                  "things",
                  "indirect",
                  "nothing",
                  "nothing-now",
                  "nearly",
                  "pairs",
                  "more",
                  "brief",
                  "spoken-of",
                  "measured")
              .map("/understanding/said/%s.txt"::formatted)
              .toList());

  public static List<WholeText> all() {
    return BY_TRADE.entrySet().stream()
        .flatMap(
            entry -> entry.getValue().stream().map(text -> new WholeText(entry.getKey(), text)))
        .toList();
  }

  static List<String> under(String trade) {
    return BY_TRADE.getOrDefault(trade, List.of());
  }
}
