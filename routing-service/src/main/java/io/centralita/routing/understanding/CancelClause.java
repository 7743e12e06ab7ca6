package io.centralita.routing.understanding;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/// What one clause says about cancelling.
enum CancelClause {
  CANCELS,
  /// By other words, which only count where the text wants nothing else: "ya no lo necesito".
  NO_LONGER_WANTS,
  /// Of a list: "ya no quiero al 1".
  NO_LONGER_THAT_ONE,
  DENIES,
  /// Asks whether, how, at what cost; says that they may; or would, if.
  CONSIDERS,
  IF,
  PAYS,
  /// Somebody else did, or they did some time ago.
  TELLS,
  OTHER;

  /// "Canceló", "cancelé": with its accent it is past, or somebody else's.
  private static final Pattern PAST =
      Pattern.compile("(?iu)\\b(?:cancel|cansel|anul)[éó](?!\\p{L})");

  static final Set<String> WORDS = Lexicon.under("cancel");
  private static final Set<String> IN_A_SENTENCE = Lexicon.under("cancel in a sentence");
  private static final List<String> SHOWER_GLASS = Lexicon.phrases("no cancel phrases");
  private static final Set<String> AROUND_NOT = Lexicon.under("around not cancelling");
  private static final List<String> IF_SAID = Lexicon.phrases("cancel if phrases");
  private static final List<String> IF_YOU_CAN = Lexicon.phrases("if you can phrases");
  private static final List<String> MAYBE = Lexicon.phrases("maybe phrases");
  private static final List<String> HOW = Lexicon.phrases("cancel how phrases");
  private static final Set<String> MONEY = Lexicon.under("cancel with money");
  private static final Set<String> FOR_ME = Lexicon.under("cancel for me");
  private static final Set<String> THEIRS = Lexicon.under("cancelled");
  private static final Set<String> WHOEVERS = Lexicon.under("cancelled, whoever did");
  private static final Set<String> WITH_A_VERB = Lexicon.under("cancelled, with a verb");
  private static final Set<String> WANTS = Lexicon.under("wants cancelled");
  private static final Set<String> BETWEEN = Lexicon.under("between somebody and cancelled");
  private static final Set<String> SOMEBODY = Lexicon.under("somebody");
  private static final Set<String> FAMILY = Lexicon.under("family");
  private static final Set<String> OF_SOMEBODY = Lexicon.under("of somebody");
  private static final Set<String> OURS = Lexicon.under("ours to cancel");

  /// @param alone whether the text is a single word: then some are a carrier's, not ours
  /// @param agrees whether the whole text says nothing but yes and the word
  static CancelClause of(Clause clause, boolean alone, boolean agrees) {
    int at = at(clause, alone);
    if (at < 0) {
      return without(clause);
    }
    var words = clause.words();
    if (PAST.matcher(clause.text()).find() || isByOthers(words)) {
      return TELLS;
    }
    if (words.stream().anyMatch(MONEY::contains)) {
      return PAYS;
    }
    if ((!agrees && isConditional(clause, at)) || clause.saysAny(MAYBE) || isAsked(clause)) {
      return CONSIDERS;
    }
    return isDenied(words) ? DENIES : CANCELS;
  }

  /// One in which the word is not.
  private static CancelClause without(Clause clause) {
    if (NoLonger.isSaidBy(clause)) {
      return NO_LONGER_WANTS;
    }
    if (NoLonger.isOfAList(clause)) {
      return NO_LONGER_THAT_ONE;
    }
    if (NoLonger.isDoubtfulIn(clause)) {
      return CONSIDERS;
    }
    boolean begins = clause.words().getFirst().equals("si") || clause.beginsWithAny(IF_SAID);
    return begins && !isYes(clause) && !clause.beginsWithAny(IF_YOU_CAN) ? IF : OTHER;
  }

  /// Where the word is.
  private static int at(Clause clause, boolean alone) {
    if (clause.saysAny(SHOWER_GLASS)) {
      return -1;
    }
    for (int i = 0; i < clause.words().size(); i++) {
      if (isWord(clause.words().get(i), alone)) {
        return i;
      }
    }
    return -1;
  }

  static boolean isWord(String word, boolean alone) {
    return WORDS.contains(word) || (!alone && IN_A_SENTENCE.contains(word));
  }

  /// "No", and up to the word nothing that the "no" is about instead: "no puedo ir cancela".
  private static boolean isDenied(List<String> words) {
    boolean denied = false;
    for (var word : words) {
      if (isWord(word, false) && denied) {
        return true;
      }
      denied = Lexicon.NOT.contains(word) || (denied && AROUND_NOT.contains(word));
    }
    return false;
  }

  /// Behind the word "si puedes" is a courtesy.
  private static boolean isConditional(Clause clause, int at) {
    var words = clause.words();
    if (words.subList(0, at).contains("si")) {
      return true;
    }
    var said = " " + String.join(" ", words) + " ";
    for (var courtesy : IF_YOU_CAN) {
      int from = said.lastIndexOf(" " + courtesy + " ");
      if (from > said.indexOf(" " + words.get(at) + " ")) {
        said = said.substring(0, from + 1) + said.substring(from + courtesy.length() + 1);
      }
    }
    var rest = said;
    return IF_SAID.stream().anyMatch(phrase -> rest.contains(" " + phrase + " "));
  }

  /// Who writes no accents says yes, where nothing else is said: "si quiero cancelar".
  static boolean isYes(Clause clause) {
    return !isQuestion(clause)
        && clause.words().stream()
            .allMatch(word ->
                isWord(word, false)
                    || (AROUND_NOT.contains(word) && !Lexicon.NOT.contains(word))
                    || Lexicon.JOB_FILLER.contains(word)
                    || Lexicon.isPolite(word)
                    || word.equals("si"));
  }

  private static boolean isQuestion(Clause clause) {
    return clause.isAsked() || Lexicon.ASKING.contains(clause.words().getFirst());
  }

  private static boolean isAsked(Clause clause) {
    boolean forMe =
        clause.words().stream().anyMatch(FOR_ME::contains) && !clause.tokens().says("can i");
    return (isQuestion(clause) && !forMe) || clause.saysAny(HOW);
  }

  /// A question about what it costs, or how it is done, that is behind a comma.
  static boolean asksHow(Clause clause) {
    return isQuestion(clause) && clause.saysAny(HOW);
  }

  /// "El técnico canceló", "they cancelled", "me cancelaron".
  private static boolean isByOthers(List<String> words) {
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
    boolean wants = false;
    while (who >= 0 && BETWEEN.contains(words.get(who))) {
      wants |= WANTS.contains(words.get(who));
      who--;
    }
    if (who < 0 || (bare && who == at - 1) || (wants && FAMILY.contains(words.get(who)))) {
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
