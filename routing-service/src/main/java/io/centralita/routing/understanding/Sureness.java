package io.centralita.routing.understanding;

import io.centralita.routing.understanding.Categories.Guess;
import io.centralita.routing.understanding.Categories.Weighed;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/// From where on a category is taken for granted, and from where on it is asked about.
final class Sureness {
  /// From here on nobody is asked whether anything is meant.
  private static final double SURE = 0.56;

  /// One category is clearly likelier than all others together.
  private static final double CLEAR = 0.58;

  /// How likely it must be that anything at all is asked for.
  private static final double WORTH_ASKING = 0.44;

  private static final double WORTH_NAMING = 0.15;

  private static final int MOST_NAMED = 3;

  /// How surely the name of a trade is one, and which.
  private static final double ABOUT_A_TRADE = 0.6;

  private static final double NAMED = 0.8;

  /// What is said so shortly, and so surely of one trade, is worth a question however it is put.
  private static final double BEYOND_DOUBT = 0.85;

  private static final int SHORT = 6;

  private Sureness() {}

  /// The category that nobody has to be asked about.
  static Optional<String> clear(Weighed weighed, double asked) {
    return weighed.which().stream()
        .findFirst()
        .filter(best -> asked >= SURE && best.share() >= CLEAR)
        .map(Guess::code);
  }

  /// The trade that some words are the name of.
  static Optional<String> named(Weighed weighed) {
    return weighed.which().stream()
        .findFirst()
        .filter(best -> weighed.evidence().about() >= ABOUT_A_TRADE && best.share() >= NAMED)
        .map(Guess::code);
  }

  /// What they may be asked about.
  ///
  /// @param isWord whether somebody writes it who asks for something
  static List<String> perhaps(
      Weighed weighed, double asked, Tokens words, Predicate<String> isWord) {
    return asked < WORTH_ASKING && !isATrades(weighed, words, isWord)
        ? List.of()
        : weighed.which().stream()
            .filter(guess -> guess.share() >= WORTH_NAMING)
            .limit(MOST_NAMED)
            .map(Guess::code)
            .toList();
  }

  /// "The power went out": told shortly, in words that are all known, and one trade's beyond doubt.
  private static boolean isATrades(Weighed weighed, Tokens words, Predicate<String> isWord) {
    return words.words().size() <= SHORT
        && weighed.evidence().about() >= BEYOND_DOUBT
        && weighed.which().getFirst().share() >= BEYOND_DOUBT
        && words.words().stream().allMatch(isWord);
  }
}
