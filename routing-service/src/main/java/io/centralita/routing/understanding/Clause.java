package io.centralita.routing.understanding;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/// A part of a text between pauses, or between words such as "pero" and "y". What is said in one
/// clause is not denied, asked or put off by another.
///
/// @param isAsked whether it is part of a question
record Clause(String text, Tokens tokens, boolean isAsked) {
  private static final Pattern SENTENCE = Pattern.compile("(?<=\\?)|[.!;\\n]+");
  private static final Pattern PAUSE =
      Pattern.compile("(?iu)[,:?¿]+|\\s+(?:pero|but|porque|because|y|and)\\s+");
  private static final Pattern ACCENTED_YES = Pattern.compile("(?iu)\\bsí(?!\\p{L})");

  static List<Clause> of(String text) {
    var clauses = new ArrayList<Clause>();
    SENTENCE
        .splitAsStream(ACCENTED_YES.matcher(text).replaceAll("yes"))
        .forEach(sentence -> addAll(clauses, sentence));
    return List.copyOf(clauses);
  }

  /// Spanish says where in a sentence the question begins.
  private static void addAll(List<Clause> clauses, String sentence) {
    int begins = sentence.indexOf('¿');
    if (begins > 0) {
      addAll(clauses, sentence.substring(0, begins), false);
    }
    addAll(clauses, sentence.substring(Math.max(0, begins)), begins >= 0 || sentence.endsWith("?"));
  }

  private static void addAll(List<Clause> clauses, String sentence, boolean isAsked) {
    PAUSE
        .splitAsStream(sentence)
        .map(part -> new Clause(part, Tokens.of(part), isAsked))
        .filter(clause -> !clause.tokens.isEmpty())
        .forEach(clauses::add);
  }

  List<String> words() {
    return tokens.words();
  }

  boolean saysAny(List<String> phrases) {
    return phrases.stream().anyMatch(tokens::says);
  }

  boolean beginsWithAny(List<String> phrases) {
    var said = String.join(" ", words()) + " ";
    return phrases.stream().anyMatch(phrase -> said.startsWith(phrase + " "));
  }

  /// Whether one of them is said that no "no" is just before.
  boolean affirms(Set<String> wanted) {
    for (int i = 0; i < words().size(); i++) {
      if (wanted.contains(words().get(i))
          && !Lexicon.NOT.contains(words().get(Math.max(0, i - 1)))
          && !(i + 1 < words().size() && words().get(i + 1).equals("no"))) {
        return true;
      }
    }
    return false;
  }
}
