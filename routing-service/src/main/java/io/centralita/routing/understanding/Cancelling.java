package io.centralita.routing.understanding;

import io.centralita.contracts.routing.Meaning;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Who wants something cancelled, clause by clause. "No cancelen", "¿puedo cancelar?", "si no
/// viene, cancelo" and "el técnico canceló" have the word and cancel nothing: a job that is
/// cancelled by mistake is lost, while who is told how it is done writes one word more.
final class Cancelling {
  private static final Pattern CLAUSE =
      Pattern.compile("[,;.:!\\n]+|\\s+(?:pero|but|porque|because|y|and)\\s+");
  private static final Pattern QUESTION = Pattern.compile("[?¿]");
  private static final Pattern ACCENTED_YES = Pattern.compile("(?iu)\\bsí(?!\\p{L})");

  /// "Canceló", "cancelé": with its accent it is past, or somebody else's.
  private static final Pattern PAST =
      Pattern.compile("(?iu)\\b(?:cancel|cansel|anul)[éó](?!\\p{L})");

  private static final Set<String> WORDS = Lexicon.under("cancel");
  private static final Set<String> IN_A_SENTENCE = Lexicon.under("cancel in a sentence");
  private static final List<String> PHRASES = Lexicon.phrases("cancel phrases");
  private static final Set<String> NOT = Set.of("no", "not", "don", "dont", "never", "nunca");
  private static final Set<String> AROUND_NOT = Lexicon.under("around not cancelling");
  private static final List<String> IF = Lexicon.phrases("cancel if phrases");
  private static final List<String> HOW = Lexicon.phrases("cancel how phrases");
  private static final Set<String> MONEY = Lexicon.under("cancel with money");
  private static final Set<String> FOR_ME = Lexicon.under("cancel for me");
  private static final Set<String> THEIRS = Lexicon.under("cancelled");
  private static final Set<String> WHOEVERS = Lexicon.under("cancelled, whoever did");
  private static final Set<String> WITH_A_VERB = Lexicon.under("cancelled, with a verb");
  private static final Set<String> BETWEEN = Lexicon.under("between somebody and cancelled");
  private static final Set<String> SOMEBODY = Lexicon.under("somebody");
  private static final Set<String> OF_SOMEBODY = Lexicon.under("of somebody");
  private static final Set<String> OURS = Lexicon.under("ours to cancel");

  private final Tokens tokens;
  private final String text;

  /// The clauses that have the word.
  private final List<Tokens> cancelling;

  private final List<Tokens> clauses;

  private Cancelling(Tokens tokens, String text) {
    this.tokens = tokens;
    this.text = text;
    this.clauses =
        CLAUSE
            .splitAsStream(ACCENTED_YES.matcher(text).replaceAll("yes"))
            .map(Tokens::of)
            .filter(clause -> !clause.isEmpty())
            .toList();
    this.cancelling =
        clauses.stream().filter(clause -> at(clause.words(), tokens.words().size()) >= 0).toList();
  }

  /// @param reference what is named among the words that are left over
  static Optional<Said> read(
      Tokens tokens, String text, BiFunction<Tokens, List<String>, @Nullable String> reference) {
    var said = new Cancelling(tokens, text);
    if (!said.isThere() || said.isByOthers()) {
      return Optional.empty();
    }
    if (said.isAboutPaying()) {
      return Optional.of(new Said(new Meaning.Question()));
    }
    if (said.isConditional() || said.isAsked()) {
      return Optional.of(Said.answered(Remark.HOW_TO_CANCEL));
    }
    if (said.isDenied()) {
      return Optional.of(Said.answered(Remark.NOT_CANCELLED));
    }
    var rest =
        tokens.words().stream()
            .filter(word -> !WORDS.contains(word) && !Lexicon.isPolite(word))
            .filter(word -> !Lexicon.JOB_FILLER.contains(word))
            .toList();
    return Optional.of(new Said(new Meaning.Cancel(reference.apply(tokens, rest))));
  }

  private boolean isThere() {
    return (at(tokens.words(), tokens.words().size()) >= 0 && !isShowerGlass())
        || PHRASES.stream().anyMatch(tokens::says)
        || (tokens.says("ya no") && tokens.contains("necesito", "quiero", "busco"));
  }

  /// Where the word is.
  ///
  /// @param all how many words the text has
  private static int at(List<String> words, int all) {
    for (int i = 0; i < words.size(); i++) {
      if (WORDS.contains(words.get(i)) || (all > 1 && IN_A_SENTENCE.contains(words.get(i)))) {
        return i;
      }
    }
    return -1;
  }

  private int at(Tokens clause) {
    return at(clause.words(), tokens.words().size());
  }

  /// What a "cancel" is in Mexico.
  private boolean isShowerGlass() {
    return tokens.says("el cancel")
        || tokens.says("un cancel")
        || tokens.says("del cancel")
        || tokens.says("cancel de")
        || tokens.says("cancel del");
  }

  /// "Puedo cancelar con yape": to pay is the same word.
  private boolean isAboutPaying() {
    return cancelling.stream()
        .anyMatch(clause -> clause.words().stream().anyMatch(MONEY::contains));
  }

  /// "No", and up to the word nothing that the "no" is about instead: "no puedo ir cancela".
  private boolean isDenied() {
    return cancelling.stream()
        .anyMatch(clause -> {
          for (int i = at(clause) - 1; i >= 0; i--) {
            if (NOT.contains(clause.words().get(i))) {
              return true;
            }
            if (!AROUND_NOT.contains(clause.words().get(i))) {
              return false;
            }
          }
          return false;
        });
  }

  private boolean isConditional() {
    return IF.stream().anyMatch(tokens::says)
        || (!isYes() && clauses.stream().anyMatch(clause -> saysIf(clause) && !isYesAlone(clause)));
  }

  private boolean saysIf(Tokens clause) {
    int at = at(clause);
    return clause.words().getFirst().equals("si")
        || (at > 0 && clause.words().subList(0, at).contains("si"));
  }

  /// Who writes no accents says yes, where nothing else is said: "si quiero cancelar".
  private boolean isYes() {
    return !isQuestion()
        && tokens.words().stream()
            .allMatch(word ->
                WORDS.contains(word)
                    || (AROUND_NOT.contains(word) && !NOT.contains(word))
                    || Lexicon.JOB_FILLER.contains(word)
                    || Lexicon.isPolite(word)
                    || word.equals("si"));
  }

  private static boolean isYesAlone(Tokens clause) {
    return clause.words().stream().allMatch(word -> word.equals("si") || Lexicon.isPolite(word));
  }

  private boolean isQuestion() {
    return QUESTION.matcher(text).find() || Lexicon.ASKING.contains(tokens.words().getFirst());
  }

  private boolean isAsked() {
    boolean forMe = tokens.words().stream().anyMatch(FOR_ME::contains) && !tokens.says("can i");
    return (isQuestion() && !forMe)
        || cancelling.stream().anyMatch(clause -> HOW.stream().anyMatch(clause::says));
  }

  /// "El técnico canceló", "they cancelled", "me cancelaron".
  private boolean isByOthers() {
    if (PAST.matcher(text).find()) {
      return true;
    }
    var words = tokens.words();
    for (int at = 0; at < words.size(); at++) {
      if (WHOEVERS.contains(words.get(at)) || isBySomebody(words, at)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isBySomebody(List<String> words, int at) {
    boolean bare = WITH_A_VERB.contains(words.get(at));
    if (!bare && !THEIRS.contains(words.get(at))) {
      return false;
    }
    int who = at - 1;
    while (who >= 0 && BETWEEN.contains(words.get(who))) {
      who--;
    }
    if (who < 0 || (bare && who == at - 1)) {
      return false;
    }
    return SOMEBODY.contains(words.get(who))
        || (who > 0 && OF_SOMEBODY.contains(words.get(who - 1)) && isSomebody(words.get(who)));
  }

  private static boolean isSomebody(String word) {
    return !OURS.contains(word)
        && !Lexicon.NUMBERS.containsKey(word)
        && !Character.isDigit(word.charAt(0));
  }
}
