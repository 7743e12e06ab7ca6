package io.centralita.routing.understanding;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What people do by saying something: want, offer, complain. Told by phrases that are the same
/// whatever they speak of, so that it is learned once for every trade.
final class Acts {
  private static final Map<String, Map<String, List<List<String>>>> BY_FIRST_WORD = read();

  private Acts() {}

  /// The headings of `acts.txt` of which the words say something.
  static Set<String> in(List<String> words) {
    var found = new HashSet<String>();
    for (int at = 0; at < words.size(); at++) {
      int from = at;
      BY_FIRST_WORD
          .getOrDefault(words.get(at), Map.of())
          .forEach((act, phrases) -> {
            if (phrases.stream().anyMatch(phrase -> isAt(words, from, phrase))) {
              found.add(act);
            }
          });
    }
    return found;
  }

  private static boolean isAt(List<String> words, int from, List<String> phrase) {
    int to = from + phrase.size();
    return to <= words.size() && words.subList(from, to).equals(phrase);
  }

  private static Map<String, Map<String, List<List<String>>>> read() {
    var phrases = new HashMap<String, Map<String, List<List<String>>>>();
    Phrases.read("/understanding/acts.txt")
        .forEach((act, lines) ->
            lines.stream()
                .flatMap(line -> Arrays.stream(line.split(",")))
                .map(phrase -> Tokens.of(phrase).words())
                .filter(words -> !words.isEmpty())
                .forEach(words ->
                    phrases
                        .computeIfAbsent(words.getFirst(), _ -> new HashMap<>())
                        .computeIfAbsent(act, _ -> new ArrayList<>())
                        .add(words)));
    return phrases;
  }
}
