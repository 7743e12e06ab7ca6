package io.centralita.routing.understanding;

import io.centralita.contracts.routing.Meaning;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Who wants to be answered by a person: "quiero hablar con alguien", "asesor, por favor". "Hablar
/// con el gasfitero" is something else, and so is "una persona que limpie".
///
/// @param surely whether it can be nothing else: "alguien" may be who comes to do a job
/// @param rest what else they said
record APerson(boolean surely, String rest) {
  private static final Set<String> TALKING = Lexicon.under("talking");
  private static final Set<String> ANSWERING = Lexicon.under("answering");
  private static final Set<String> BETWEEN = Lexicon.under("between talking and a person");
  private static final Set<String> PERSON = Lexicon.under("a person");
  private static final Set<String> SOMEBODY = Lexicon.under("somebody to talk to");
  private static final Set<String> ALONE = Lexicon.under("a person alone");
  private static final List<String> PHRASES = Lexicon.phrases("a person phrases");
  private static final Set<String> AROUND = Lexicon.under("around a person");
  private static final Set<String> WHO = Lexicon.under("who, of a person");
  private static final Set<String> HELPS = Lexicon.under("who helps");

  static Optional<APerson> askedFor(Tokens tokens) {
    var words = tokens.words();
    if (isAllThereIs(tokens)) {
      return Optional.of(new APerson(true, ""));
    }
    for (int at = 0; at < words.size(); at++) {
      if (TALKING.contains(words.get(at))) {
        int whom = beyond(words, at, 1);
        boolean person = isAt(words, whom, PERSON);
        if ((person || isAt(words, whom, SOMEBODY)) && !isSomebodyElse(words, whom)) {
          return Optional.of(new APerson(person, rest(tokens, at, whom)));
        }
      }
      int who = beyond(words, at, -1);
      if (ANSWERING.contains(words.get(at)) && isAt(words, who, SOMEBODY)) {
        return Optional.of(new APerson(false, rest(tokens, who, at)));
      }
    }
    return Optional.empty();
  }

  /// A job that they name with it is looked for all the same.
  ///
  /// @param meaning of what else they said
  Said beside(Meaning meaning) {
    boolean job = meaning instanceof Meaning.ServiceRequest request && request.category() != null;
    if (job) {
      return surely ? new Said(meaning, Remark.A_PERSON) : new Said(meaning);
    }
    return Said.answered(Remark.A_PERSON);
  }

  private static String rest(Tokens tokens, int from, int to) {
    return String.join(" ", tokens.without(from, to + 1).original());
  }

  private static boolean isAllThereIs(Tokens tokens) {
    var words = tokens.words();
    boolean named = PHRASES.stream().anyMatch(tokens::says);
    return (named || words.stream().anyMatch(ALONE::contains))
        && words.stream()
            .allMatch(word ->
                PERSON.contains(word)
                    || AROUND.contains(word)
                    || TALKING.contains(word)
                    || Lexicon.isPolite(word)
                    || (named && PHRASES.stream().anyMatch(phrase -> says(phrase, word))));
  }

  private static boolean says(String phrase, String word) {
    return List.of(phrase.split(" ")).contains(word);
  }

  private static int beyond(List<String> words, int verb, int step) {
    int at = verb + step;
    while (at >= 0 && at < words.size() && BETWEEN.contains(words.get(at))) {
      at += step;
    }
    return at;
  }

  private static boolean isAt(List<String> words, int at, Set<String> which) {
    return at >= 0 && at < words.size() && which.contains(words.get(at));
  }

  /// "Hablar con la persona que vino ayer."
  private static boolean isSomebodyElse(List<String> words, int at) {
    return at + 1 < words.size()
        && WHO.contains(words.get(at + 1))
        && (at + 2 >= words.size() || !HELPS.contains(words.get(at + 2)));
  }
}
