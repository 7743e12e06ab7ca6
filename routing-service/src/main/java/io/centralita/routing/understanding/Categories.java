package io.centralita.routing.understanding;

import io.centralita.routing.understanding.Examples.Example;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// Tells which service a text asks for, from examples: each word and each pair of words speaks for
/// the categories whose examples use it more than the others do. A word that no example has speaks
/// as the one that looks most like it. What speaks for no category clearly enough is none.
final class Categories {
  private static final double SMOOTHING = 0.25;
  private static final double DOUBT = 1;
  private static final Pattern SPANISH_PLURAL = Pattern.compile(".*[dlnr]es");
  private static final int LONG_ENOUGH_FOR_A_PLURAL = 4;
  private static final double LIKE_ENOUGH = 0.55;
  private static final double MOST_A_WORD_SAYS = 4;
  private static final double LEAST_A_WORD_SAYS = -1;

  /// Evidence that the best category needs, and by how much it must lead.
  private static final double ENOUGH = 1.9;

  private static final double CLEAR_LEAD = 0.7;

  private static final Set<String> STOP_WORDS =
      Lexicon.words(
          """
          el la los las lo un una unos unas de del al a en y o u que se me mi mis te tu su sus le les nos con por para
          es esta este estan esto esa ese son ser hay ya muy mas pero como si the a an of to in on at is are it its my
          your i we you and or for with this that there be been am have has s m t d ll ve re can could would do does
          did need needs needed want necesito necesita quiero quisiera busco ayuda ayudar help someone somebody alguien
          urgente casa depa departamento oficina cuarto house apartment flat office home hogar hoy manana ayer today
          tomorrow yesterday lunes martes miercoles jueves viernes sabado domingo monday tuesday wednesday thursday
          friday saturday sunday pequeno pequena grande nuevo nueva small big new tengo tenemos problema problem please favor por hola hi hello buenas buenos dias tardes noches senor gracias porfa porfavor
          """);

  private final Map<String, Map<String, Double>> evidence = new HashMap<>();
  private final Map<String, Set<String>> grams = new HashMap<>();
  private final Set<String> categories = new HashSet<>();

  Categories(List<Example> examples) {
    var counts = new HashMap<String, Map<String, Integer>>();
    var sizes = new HashMap<String, Integer>();
    for (var example : examples) {
      categories.add(example.category());
      for (var feature : features(words(Tokens.of(example.text())))) {
        counts
            .computeIfAbsent(feature, _ -> new HashMap<>())
            .merge(example.category(), 1, Integer::sum);
        sizes.merge(example.category(), 1, Integer::sum);
      }
    }
    counts.forEach((feature, byCategory) -> {
      evidence.put(feature, weigh(byCategory, sizes, counts.size()));
      if (!feature.contains(" ")) {
        grams.put(feature, Similarity.grams(feature));
      }
    });
  }

  private Map<String, Double> weigh(
      Map<String, Integer> byCategory, Map<String, Integer> sizes, int vocabulary) {
    var weights = new HashMap<String, Double>();
    int everywhere = byCategory.values().stream().mapToInt(Integer::intValue).sum();
    int all = sizes.values().stream().mapToInt(Integer::intValue).sum();
    for (var category : categories) {
      int here = byCategory.getOrDefault(category, 0);
      int size = sizes.getOrDefault(category, 0);
      double likely = (here + SMOOTHING) / (size + SMOOTHING * vocabulary);
      double otherwise = (everywhere - here + SMOOTHING) / (all - size + SMOOTHING * vocabulary);
      // What was seen once may be chance.
      double trust = everywhere / (everywhere + DOUBT);
      weights.put(
          category,
          trust * Math.clamp(Math.log(likely / otherwise), LEAST_A_WORD_SAYS, MOST_A_WORD_SAYS));
    }
    return weights;
  }

  /// The words that any example uses.
  Set<String> vocabulary() {
    return grams.keySet();
  }

  /// The code of the category, where there is one clear enough.
  Optional<String> find(Tokens tokens) {
    var scores = scores(tokens);
    var ranked =
        scores.entrySet().stream()
            .sorted(Map.Entry.<String, Double>comparingByValue().reversed())
            .toList();
    var best = ranked.getFirst();
    var next = ranked.get(1);
    return best.getKey().equals(Examples.NONE)
            || best.getValue() < ENOUGH
            || best.getValue() - next.getValue() < CLEAR_LEAD
        ? Optional.empty()
        : Optional.of(best.getKey());
  }

  Map<String, Double> scores(Tokens tokens) {
    var scores = new HashMap<String, Double>();
    categories.forEach(category -> scores.put(category, 0.0));
    var known = words(tokens).stream().map(this::known).flatMap(Optional::stream).toList();
    for (var feature : features(known)) {
      evidence
          .getOrDefault(feature, Map.of())
          .forEach((category, weight) -> scores.merge(category, weight, Double::sum));
    }
    return scores;
  }

  private Optional<String> known(String word) {
    if (grams.containsKey(word)) {
      return Optional.of(word);
    }
    var own = Similarity.grams(word);
    var best = Optional.<String>empty();
    double likeness = LIKE_ENOUGH;
    for (var candidate : grams.entrySet()) {
      // Who mistypes a word gets its first letter right.
      boolean begins = candidate.getKey().charAt(0) == word.charAt(0);
      double shared = begins ? Similarity.shared(own, candidate.getValue()) : 0;
      if (shared > likeness) {
        likeness = shared;
        best = Optional.of(candidate.getKey());
      }
    }
    return best;
  }

  private static List<String> words(Tokens tokens) {
    return tokens.words().stream()
        .filter(word -> word.length() > 1 && !STOP_WORDS.contains(word))
        .map(Categories::singular)
        .toList();
  }

  private static String singular(String word) {
    if (word.length() <= LONG_ENOUGH_FOR_A_PLURAL || !word.endsWith("s")) {
      return word;
    }
    var afterConsonant = SPANISH_PLURAL.matcher(word).matches();
    return word.substring(0, word.length() - (afterConsonant ? 2 : 1));
  }

  /// Each word once, and each pair of neighbours.
  private static List<String> features(List<String> words) {
    var features = new ArrayList<>(new HashSet<>(words));
    for (int i = 0; i + 1 < words.size(); i++) {
      features.add(words.get(i) + " " + words.get(i + 1));
    }
    return features;
  }
}
