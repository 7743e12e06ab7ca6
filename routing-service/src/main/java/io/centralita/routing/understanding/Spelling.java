package io.centralita.routing.understanding;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Finds the word that was meant by one that nobody knows: the commonest of those that differ by
/// one letter. Words are indexed by what remains when any letter is left out, so looking one up
/// costs no more than it has letters.
final class Spelling {
  private static final int SHORTEST = 5;

  private final Map<String, Integer> counts;
  private final Map<String, List<String>> withoutALetter = new HashMap<>();

  /// @param counts how often each word was seen
  Spelling(Map<String, Integer> counts) {
    this.counts = Map.copyOf(counts);
    for (var word : counts.keySet()) {
      if (word.length() >= SHORTEST - 1) {
        index(word, word);
        for (int i = 0; i < word.length(); i++) {
          index(without(word, i), word);
        }
      }
    }
  }

  private void index(String key, String word) {
    withoutALetter.computeIfAbsent(key, _ -> new ArrayList<>(1)).add(word);
  }

  boolean knows(String word) {
    return counts.containsKey(word);
  }

  Optional<String> meant(String word) {
    if (word.length() < SHORTEST) {
      return Optional.empty();
    }
    var candidates = new ArrayList<String>();
    candidates.addAll(near(word, word));
    for (int i = 0; i < word.length(); i++) {
      candidates.addAll(near(without(word, i), word));
    }
    return candidates.stream()
        .max((one, other) ->
            Integer.compare(counts.getOrDefault(one, 0), counts.getOrDefault(other, 0)));
  }

  private Collection<String> near(String key, String word) {
    return withoutALetter.getOrDefault(key, List.of()).stream()
        .filter(candidate -> Similarity.isOneSlip(candidate, word))
        .toList();
  }

  private static String without(String word, int letter) {
    return word.substring(0, letter) + word.substring(letter + 1);
  }
}
