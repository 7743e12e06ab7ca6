package io.centralita.routing.understanding;

import io.centralita.routing.understanding.Examples.Example;
import java.io.DataOutput;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Tells which service a text asks for, and how surely, from a catalogue's examples. A word that no
/// example has counts as the one that it was meant to be.
final class Categories {
  private static final int ROUNDS = 3;

  /// Whole texts are fewer, and gone through more often.
  private static final int ROUNDS_OF_WHOLE = 10;

  private static final int SELDOM = 2;

  /// How often the examples use each word.
  private final Map<String, Integer> words;

  private final Traits traits;
  private final List<String> codes;
  private final LinearModel which;
  private final LinearModel whether;
  private final Wording wording;
  private final Spelling spelling;

  static Categories learn(List<Example> examples) {
    return new Categories(examples);
  }

  private Categories(List<Example> examples) {
    var read = read(examples);
    var counts = new HashMap<String, Integer>();
    read.forEach(text -> text.forEach(word -> counts.merge(word, 1, Integer::sum)));
    this.words = Map.copyOf(counts);
    this.traits = new Traits(words::containsKey);
    this.spelling = spelling(words);
    var found = new TreeSet<String>();
    examples.forEach(example -> found.add(example.category()));
    found.remove(Examples.NONE);
    this.codes = Stream.concat(Stream.of(Examples.NONE), found.stream()).toList();
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
    this.whether = LinearModel.learn(put(examples, read), 2, ROUNDS_OF_WHOLE, SELDOM);
  }

  /// Whether a text asks for anything is learned from what people really wrote.
  private List<LinearModel.Example> put(List<Example> examples, List<List<String>> read) {
    var put = new ArrayList<LinearModel.Example>();
    for (int i = 0; i < examples.size(); i++) {
      var example = examples.get(i);
      if (example.origin() != Examples.Origin.PARTS) {
        int asks = example.origin() == Examples.Origin.ASKING ? 1 : 0;
        put.add(new LinearModel.Example(put(example.text(), read.get(i)), asks));
      }
    }
    return put;
  }

  private long[] put(String text, List<String> words) {
    return Traits.together(traits.of(words), wording.of(words), Manner.of(text, words));
  }

  /// The words of each text; each word is kept once, however many examples have it.
  private static List<List<String>> read(List<Example> examples) {
    var read = new ArrayList<List<String>>();
    var once = new HashMap<String, String>();
    for (int i = 0; i < examples.size(); i++) {
      var text = examples.get(i).text();
      read.add(
          i > 0 && text.equals(examples.get(i - 1).text())
              ? read.getLast()
              : Tokens.of(text).words().stream()
                  .map(word -> once.computeIfAbsent(word, same -> same))
                  .toList());
    }
    return read;
  }

  private static Spelling spelling(Map<String, Integer> words) {
    // In an order of its own: which of two words as common is meant does not depend on chance.
    var sounds = new TreeMap<String, Integer>();
    words.forEach((word, count) -> sounds.merge(Stems.sound(word), count, Integer::sum));
    return new Spelling(sounds);
  }

  /// What was learned before and written with [#write].
  static Categories read(ByteBuffer in) {
    return new Categories(in);
  }

  private Categories(ByteBuffer in) {
    this.codes = List.of(text(in).split(" ", -1));
    var counts = new HashMap<String, Integer>();
    for (var word : text(in).split(" ", -1)) {
      counts.put(word, in.getInt());
    }
    this.words = Map.copyOf(counts);
    this.traits = new Traits(words::containsKey);
    this.spelling = spelling(words);
    this.which = LinearModel.read(in);
    this.wording = Wording.read(in, traits);
    this.whether = LinearModel.read(in);
  }

  private static String text(ByteBuffer in) {
    var bytes = new byte[in.getInt()];
    in.get(bytes);
    return new String(bytes, StandardCharsets.UTF_8);
  }

  /// The same for the same examples, byte by byte.
  void write(DataOutput out) throws IOException {
    write(out, codes);
    var sorted = new TreeMap<>(words);
    write(out, sorted.keySet());
    for (int count : sorted.values()) {
      out.writeInt(count);
    }
    which.write(out);
    wording.write(out);
    whether.write(out);
  }

  private static void write(DataOutput out, Collection<String> words) throws IOException {
    var bytes = String.join(" ", words).getBytes(StandardCharsets.UTF_8);
    out.writeInt(bytes.length);
    out.write(bytes);
  }

  private static boolean isSaidAgain(List<List<String>> read, int i) {
    return i > 0 && read.get(i).equals(read.get(i - 1));
  }

  /// Whether any example uses the word.
  boolean knows(String word) {
    return words.containsKey(word);
  }

  /// A category, and how likely it is that it is meant if any is.
  record Guess(String code, double share) {}

  /// @param evidence for something being asked for
  /// @param which may be asked for, the likeliest first
  record Weighed(Evidence evidence, List<Guess> which) {}

  /// @param text as it was written
  /// @param rest its words without the places that they name
  Weighed weigh(String text, Tokens rest) {
    var words = meant(rest);
    var likelihoods = likelihoods(words);
    double any = 1 - likelihoods[0];
    var guesses = new ArrayList<Guess>();
    for (int i = 1; i < likelihoods.length; i++) {
      guesses.add(new Guess(codes.get(i), likelihoods[i] / Math.max(Evidence.LEAST, any)));
    }
    guesses.sort(Comparator.comparingDouble(Guess::share).reversed());
    return new Weighed(
        new Evidence(any, asks(text, words), words.size(), end(text, words.size())), guesses);
  }

  private float[] likelihoods(List<String> words) {
    return which.likelihoods(traits.of(words));
  }

  private double asks(String text, List<String> words) {
    return whether.likelihoods(put(text, words))[1];
  }

  /// How likely a story's last sentences make it that it asks for something.
  private @Nullable Double end(String text, int words) {
    var likeliest =
        Story.ending(text, words).stream()
            .mapToDouble(sentence -> {
              var said = meant(Tokens.of(sentence));
              double any = 1 - likelihoods(said)[0];
              return new Evidence(any, asks(sentence, said), said.size(), null)
                  .likelihood(Placing.NOWHERE);
            })
            .max();
    return likeliest.isPresent() ? likeliest.getAsDouble() : null;
  }

  private List<String> meant(Tokens tokens) {
    return tokens.words().stream().map(this::meant).toList();
  }

  private String meant(String word) {
    var sound = Stems.sound(word);
    return spelling.knows(sound) ? word : spelling.meant(sound).orElse(word);
  }
}
