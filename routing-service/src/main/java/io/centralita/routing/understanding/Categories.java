package io.centralita.routing.understanding;

import io.centralita.routing.understanding.Examples.Example;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;

/// Tells which service a text asks for, and how surely, from a catalogue's examples. A word that no
/// example has counts as the one that it was meant to be.
final class Categories {
  private static final int ROUNDS = 4;
  private static final int SELDOM = 2;

  /// Below 1 it makes the model surer of itself: what made examples that were not learned
  /// likeliest, when it was chosen. It has not been chosen anew since there are more examples.
  private static final double WARMTH = 0.7;

  private final Traits traits = new Traits();
  private final List<String> codes;
  private final LinearModel model;
  private final Spelling spelling;
  private final Set<String> words;

  Categories(List<Example> examples) {
    var found = new TreeSet<String>();
    found.add(Examples.NONE);
    var counts = new HashMap<String, Integer>();
    var read = new ArrayList<List<String>>();
    for (var example : examples) {
      found.add(example.category());
      read.add(Tokens.of(example.text()).words());
      read.getLast().forEach(word -> counts.merge(word, 1, Integer::sum));
    }
    var sounds = new HashMap<String, Integer>();
    counts.forEach((word, count) -> {
      traits.keep(word);
      sounds.merge(Stems.sound(word), count, Integer::sum);
    });
    this.words = Set.copyOf(counts.keySet());
    this.codes = List.copyOf(found);
    this.spelling = new Spelling(sounds);
    this.model = LinearModel.learn(labelled(examples, read), codes.size(), ROUNDS, SELDOM);
  }

  private List<LinearModel.Example> labelled(List<Example> examples, List<List<String>> read) {
    return IntStream.range(0, examples.size())
        .mapToObj(i ->
            new LinearModel.Example(
                traits.of(read.get(i)), codes.indexOf(examples.get(i).category())))
        .toList();
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
    var likelihoods = model.likelihoods(traits.of(words), WARMTH);
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
