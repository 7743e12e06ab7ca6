package io.centralita.routing.understanding;

import io.centralita.routing.understanding.Categories.Guess;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/// Weighs a text as a whole and, where it is a longer story, sentence by sentence: one that asks
/// for something is not outweighed by those that tell how it came to be.
final class Sentences {
  private static final Pattern END =
      Pattern.compile(
          "[.!?;:\\n]+\\s+|,\\s+"
              + "|\\s+(?=(?:pero|but|quiero que|quer[ií]a que|necesito|i need)\\s)");
  private static final int FEWEST_WORDS = 3;

  /// Who wants nothing does one of these.
  private static final Set<String> NOT_ASKING =
      Set.of("offers", "over", "complains", "asks", "tells");

  private static final String WANTS = "wants";

  /// Of those who ask for something three of four say where; of others one of twenty names a
  /// district. Less is made of it than that, as much else goes with it.
  private static final double PLACED = 8;

  private static final double UNPLACED = 0.7;

  /// A sentence by itself says less than the text.
  private static final double ALONE = 0.9;

  private static final double CLEAR = 0.8;

  private final Categories categories;
  private final Districts districts;

  Sentences(Categories categories, Districts districts) {
    this.categories = categories;
    this.districts = districts;
  }

  /// @param text as it was written
  /// @param words those of the text without its places
  /// @param placed whether it says where
  List<Guess> guess(String text, Tokens words, boolean placed) {
    var acts = Acts.in(words.words());
    boolean other = acts.stream().anyMatch(NOT_ASKING::contains);
    var whole = categories.guess(words);
    if (other && !acts.contains(WANTS)) {
      return whole;
    }
    var likelier = other ? whole : scaled(whole, placed ? PLACED : UNPLACED);
    return likelier.getFirst().code().equals(Examples.NONE) ? closer(text, likelier) : likelier;
  }

  /// The same with what asks for nothing so much less likely.
  private static List<Guess> scaled(List<Guess> guesses, double less) {
    double none = likelihood(guesses, Examples.NONE);
    double all = none / less + 1 - none;
    return sorted(
        guesses.stream()
            .map(guess ->
                new Guess(
                    guess.code(),
                    guess.likelihood() / (guess.code().equals(Examples.NONE) ? less : 1) / all))
            .toList());
  }

  private List<Guess> closer(String text, List<Guess> whole) {
    var sentences = END.splitAsStream(text).toList();
    if (sentences.size() < 2) {
      return whole;
    }
    Map<String, Double> best = new HashMap<>();
    for (var sentence : sentences) {
      var tokens = Tokens.of(sentence);
      var rest = Districts.without(tokens, districts.all(tokens));
      if (rest.words().size() < FEWEST_WORDS
          || Acts.in(rest.words()).stream().anyMatch(NOT_ASKING::contains)) {
        continue;
      }
      var likeliest = categories.guess(rest).getFirst();
      if (!likeliest.code().equals(Examples.NONE) && likeliest.likelihood() >= CLEAR) {
        best.merge(likeliest.code(), likeliest.likelihood() * ALONE, Math::max);
      }
    }
    if (best.isEmpty()) {
      return whole;
    }
    double share = best.size() == 1 ? 1 : 1.0 / best.size();
    double left = 1 - best.values().stream().mapToDouble(each -> each * share).sum();
    var guesses = new ArrayList<Guess>();
    for (var guess : whole) {
      double own = best.getOrDefault(guess.code(), 0.0) * share;
      guesses.add(new Guess(guess.code(), own + left * guess.likelihood()));
    }
    return sorted(guesses);
  }

  private static double likelihood(List<Guess> guesses, String code) {
    return guesses.stream()
        .filter(guess -> guess.code().equals(code))
        .mapToDouble(Guess::likelihood)
        .sum();
  }

  private static List<Guess> sorted(List<Guess> guesses) {
    return guesses.stream()
        .sorted(Comparator.comparingDouble(Guess::likelihood).reversed())
        .toList();
  }
}
