package io.centralita.routing.understanding;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// "Ya no lo necesito", "never mind", "call it off": who cancels without the word. Only where the
/// clause is about the request itself: "mi refrigeradora ya no enfría", "ya no quiero ratas" and
/// "never mind the mess" are about something else.
final class NoLonger {
  private static final List<String> VERBS = Lexicon.phrases("no longer phrases");
  private static final List<String> PHRASES = Lexicon.phrases("cancel phrases");
  private static final Set<String> REQUEST = Lexicon.under("around what is cancelled");
  private static final List<String> DOUBTFUL = Lexicon.phrases("cancel doubtful phrases");
  private static final Set<String> TIMES = Lexicon.under("when");
  private static final Pattern SAID =
      Pattern.compile(
          "\\bya no (?:(?:lo|la|los|las|le|les|me|te|nos|se) )*(?:"
              + String.join("|", VERBS)
              + ")\\b|\\bya no hace falta\\b|"
              + PHRASES.stream()
                  .map(phrase -> "\\b" + phrase + "\\b")
                  .collect(Collectors.joining("|")));

  /// "Un pintor", "al gasfitero", "the plumber".
  private static final Pattern TRADE =
      Pattern.compile("\\p{L}{3,}(?:ero|era|or|ora|ista|nil|cian|er|smith|cion|ura|ing|eria)");

  private NoLonger() {}

  static boolean isSaidBy(Clause clause) {
    return rest(clause).filter(NoLonger::isAboutTheRequest).isPresent();
  }

  /// "Ya no quiero al 1".
  static boolean isOfAList(Clause clause) {
    return rest(clause).filter(rest -> rest.size() == 1).stream()
        .anyMatch(rest -> Choices.number(rest.getFirst()) != null);
  }

  /// "I don't need it today": perhaps another day.
  static boolean isDoubtfulIn(Clause clause) {
    return clause.saysAny(DOUBTFUL)
        || rest(clause).filter(rest -> rest.stream().allMatch(TIMES::contains)).isPresent();
  }

  private static boolean isAboutTheRequest(List<String> rest) {
    return rest.isEmpty() || (rest.size() <= 3 && TRADE.matcher(rest.getFirst()).matches());
  }

  /// What is said beside it.
  private static Optional<List<String>> rest(Clause clause) {
    var words = String.join(" ", clause.words());
    var said = SAID.matcher(words);
    return said.find() ? Optional.of(beside(said.toMatchResult(), words)) : Optional.empty();
  }

  private static List<String> beside(MatchResult said, String words) {
    return Pattern.compile(" ")
        .splitAsStream(words.substring(0, said.start()) + words.substring(said.end()))
        .filter(word -> !word.isEmpty() && !Lexicon.isPolite(word) && !REQUEST.contains(word))
        .toList();
  }
}
