package io.centralita.routing.understanding;

import io.centralita.routing.understanding.Examples.Example;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/// Tells which service a text asks for, and how surely, from a catalogue's examples. A word that no
/// example has counts as the one that it was meant to be.
final class Categories {
  private static final int ROUNDS = 3;
  private static final int SELDOM = 2;
  private static final double TINY = 1e-6;

  /// How much of whether anything is asked for is told by how it is put; the rest is told by what
  /// it is about.
  private static final double WORDED = 0.5;

  /// Below 1 it makes the model surer of itself: what made examples that were not learned
  /// likeliest, when it was chosen. It has not been chosen anew since there are more examples.
  private static final double WARMTH = 0.8;

  private final Traits traits = new Traits();
  private final List<String> codes;
  private final LinearModel which;
  private final LinearModel whether;
  private final Wording wording;
  private final Spelling spelling;
  private final Set<String> words;

  Categories(List<Example> examples) {
    var counts = new HashMap<String, Integer>();
    var read = new ArrayList<List<String>>();
    // A word is kept once, however many examples have it.
    var once = new HashMap<String, String>();
    for (int i = 0; i < examples.size(); i++) {
      var text = examples.get(i).text();
      read.add(
          i > 0 && text.equals(examples.get(i - 1).text())
              ? read.getLast()
              : Tokens.of(text).words().stream()
                  .map(word -> once.computeIfAbsent(word, same -> same))
                  .toList());
      read.getLast().forEach(word -> counts.merge(word, 1, Integer::sum));
    }
    var sounds = new HashMap<String, Integer>();
    counts.forEach((word, count) -> {
      traits.keep(word);
      sounds.merge(Stems.sound(word), count, Integer::sum);
    });
    this.words = Set.copyOf(counts.keySet());
    var found = new TreeSet<String>();
    examples.forEach(example -> found.add(example.category()));
    found.remove(Examples.NONE);
    this.codes = Stream.concat(Stream.of(Examples.NONE), found.stream()).toList();
    this.spelling = new Spelling(sounds);
    var numbers = new HashMap<String, Integer>();
    codes.forEach(code -> numbers.put(code, numbers.size()));
    var counting = new Wording.Counting(traits, codes.size());
    var labelled = new ArrayList<LinearModel.Example>();
    for (int i = 0; i < examples.size(); i++) {
      int category = numbers.getOrDefault(examples.get(i).category(), 0);
      if (category > 0) {
        counting.count(read.get(i), category);
      }
      labelled.add(
          new LinearModel.Example(
              isSaidAgain(read, i) ? labelled.getLast().traits() : traits.of(read.get(i)),
              category));
    }
    this.which = LinearModel.learn(labelled, codes.size(), ROUNDS, SELDOM);
    this.wording = counting.counted();
    this.whether = LinearModel.learn(put(examples, read), 2, ROUNDS, SELDOM);
  }

  private List<LinearModel.Example> put(List<Example> examples, List<List<String>> read) {
    var put = new ArrayList<LinearModel.Example>();
    for (int i = 0; i < read.size(); i++) {
      put.add(
          new LinearModel.Example(
              isSaidAgain(read, i) ? put.getLast().traits() : wording.of(read.get(i)),
              examples.get(i).category().equals(Examples.NONE) ? 0 : 1));
    }
    return put;
  }

  private static boolean isSaidAgain(List<List<String>> read, int i) {
    return i > 0 && read.get(i).equals(read.get(i - 1));
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
    var likelihoods = which.likelihoods(traits.of(words), WARMTH);
    var asked = whether.likelihoods(wording.of(words), WARMTH)[1];
    double odds = Math.pow(odds(1 - likelihoods[0]), 1 - WORDED) * Math.pow(odds(asked), WORDED);
    double none = 1 / (1 + odds);
    double scale = (1 - none) / Math.max(TINY, 1 - likelihoods[0]);
    var guesses = new ArrayList<Guess>();
    guesses.add(new Guess(Examples.NONE, none));
    for (int i = 1; i < likelihoods.length; i++) {
      guesses.add(new Guess(codes.get(i), scale * likelihoods[i]));
    }
    guesses.sort(Comparator.comparingDouble(Guess::likelihood).reversed());
    return guesses;
  }

  private static double odds(double likelihood) {
    return Math.max(TINY, likelihood) / Math.max(TINY, 1 - likelihood);
  }

  private String meant(String word) {
    var sound = Stems.sound(word);
    return spelling.knows(sound) ? word : spelling.meant(sound).orElse(word);
  }
}
