package io.centralita.routing.understanding;

import io.centralita.routing.understanding.Examples.Example;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;

/// Tells which service a text asks for, and how surely, from a catalogue's examples. A word that no
/// example has counts as the one that it was meant to be.
final class Categories {
  private static final int ROUNDS = 6;
  private static final int SELDOM = 2;

  /// Makes likelihoods what they say: chosen so that of examples that were not learned, those that
  /// it gives 80 % are right 80 times of 100.
  private static final double WARMTH = 0.7;

  private final List<String> codes;
  private final LinearModel model;
  private final Spelling spelling;
  private final Set<String> words;

  Categories(List<Example> examples) {
    var found = new TreeSet<String>();
    found.add(Examples.NONE);
    var known = new HashSet<String>();
    var counts = new HashMap<String, Integer>();
    for (var example : examples) {
      found.add(example.category());
      for (var word : Tokens.of(example.text()).words()) {
        counts.merge(Stems.sound(word), 1, Integer::sum);
        known.add(word);
      }
    }
    this.words = Set.copyOf(known);
    this.codes = List.copyOf(found);
    this.spelling = new Spelling(counts);
    this.model =
        LinearModel.learn(
            examples.stream()
                .map(example ->
                    new LinearModel.Example(
                        Traits.of(Tokens.of(example.text()).words()),
                        codes.indexOf(example.category())))
                .toList(),
            codes.size(),
            ROUNDS,
            SELDOM);
  }

  /// Whether any example uses the word.
  boolean knows(String word) {
    return words.contains(word);
  }

  /// A category and how likely it is to be meant.
  record Guess(String code, double likelihood) {}

  /// Every category and none, the likeliest first.
  List<Guess> guess(Tokens tokens) {
    var words = new ArrayList<String>();
    for (var word : tokens.words()) {
      words.add(meant(word));
    }
    var likelihoods = model.likelihoods(Traits.of(words), WARMTH);
    return IntStream.range(0, codes.size())
        .mapToObj(i -> new Guess(codes.get(i), likelihoods[i]))
        .sorted(Comparator.comparingDouble(Guess::likelihood).reversed())
        .toList();
  }

  private String meant(String word) {
    var sound = Stems.sound(word);
    return spelling.knows(sound) ? word : spelling.meant(sound).orElse(word);
  }
}
