package io.centralita.routing.understanding;

import io.centralita.contracts.routing.Meaning;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Short texts with a fixed meaning: OK, NO, comencé, terminé, calificar, cancelar, a number. A
/// text counts only when nothing in it is left over, so that "no puedo abrir la puerta" is no
/// refusal.
final class Triggers {
  private static final Pattern CODE = Pattern.compile("[2-9a-hj-np-z]{4}");
  private static final Pattern NUMBER = Pattern.compile("\\+?\\d+");
  private static final Set<String> PRICE_BEGINS = Set.of("s", "son", "costo", "cobre", "fue");
  private static final int LONGEST_RATING = 4;
  private static final int SHORTEST_NUMBER = 3;

  private final Predicate<String> isWord;
  private final Cancelling.Readers readers;

  /// @param isWord whether it is a word of the language: none of them is a lead's code
  /// @param about what words mean that are no commands
  Triggers(Predicate<String> isWord, Function<String, Meaning> about) {
    this.isWord = isWord;
    this.readers = new Cancelling.Readers(this::reference, Choices::one, about);
  }

  Optional<Said> read(Tokens tokens, String text) {
    var alone = Stars.alone(text);
    if (alone.isPresent()) {
      return Optional.of(new Said(new Meaning.Rate(alone.get(), null)));
    }
    return rating(tokens, text)
        .map(Said::new)
        .or(() -> Choices.several(tokens))
        .or(() -> Choices.one(tokens).map(Said::new))
        .or(() -> Stars.praising(tokens).map(Said::new))
        .or(() -> Cancelling.read(tokens, text, readers))
        .or(() -> Pauses.read(tokens).map(Said::new))
        .or(() -> job(tokens, Lexicon.STARTED, Meaning.StartJob::new).map(Said::new))
        .or(() ->
            job(
                    Lexicon.sayingInstead(tokens, Lexicon.FINISHED_SAME),
                    Lexicon.FINISHED,
                    Meaning.FinishJob::new)
                .map(Said::new))
        .or(() -> answer(tokens).map(Said::new));
  }

  /// A number that cannot be given is 0 stars, so that they hear what can.
  private Optional<Meaning> rating(Tokens tokens, String text) {
    boolean rates = tokens.words().stream().anyMatch(Lexicon.RATING::contains);
    if (!rates && !givesStars(tokens, text)) {
      return Optional.empty();
    }
    var codes = new ArrayList<String>();
    var digits = new StringBuilder();
    for (var word : tokens.words()) {
      if (!isFillerOfRating(word) && Choices.number(word) == null && isCode(tokens, word)) {
        codes.add(word);
      } else if (NUMBER.matcher(word).matches() && word.length() >= SHORTEST_NUMBER) {
        digits.append(word);
      }
    }
    var stars = Stars.named(tokens, text);
    if (stars.isEmpty() && tokens.words().size() > LONGEST_RATING) {
      return Optional.empty();
    }
    var named = digits.isEmpty() ? null : digits.toString();
    var code = codes.isEmpty() ? named : upper(written(tokens, codes.getFirst()));
    return Optional.of(new Meaning.Rate(stars.orElse(0), code));
  }

  /// "Necesito un gasfitero 5 estrellas" gives none: the stars are of whom they look for.
  private static boolean givesStars(Tokens tokens, String text) {
    return tokens.words().stream().anyMatch(Lexicon.STARS::contains)
        && (tokens.words().size() <= LONGEST_RATING || Stars.areIn(text))
        && tokens.words().stream().noneMatch(Lexicon.WISHING::contains);
  }

  /// A word about a job, what else is told with it, and which job it is.
  private Optional<Meaning> job(
      Tokens tokens, Set<String> trigger, Function<@Nullable String, Meaning> meaning) {
    if (tokens.words().stream().noneMatch(trigger::contains)) {
      return Optional.empty();
    }
    var rest = new ArrayList<String>();
    var unpriced = withoutTimes(withoutPrices(tokens));
    for (var word : unpriced.words()) {
      if (!trigger.contains(word)
          && !Lexicon.JOB_FILLER.contains(word)
          && !Lexicon.TOLD_WITH_A_JOB.contains(word)
          && !Lexicon.isPolite(word)) {
        rest.add(word);
      }
    }
    return withReference(unpriced, rest, 1, meaning);
  }

  /// "Son 80 soles", "S/ 80": what it cost.
  private static Tokens withoutPrices(Tokens tokens) {
    var rest = tokens;
    for (int i = rest.words().size() - 1; i >= 0; i--) {
      if (!rest.words().get(i).matches("\\d+")) {
        continue;
      }
      boolean after =
          i + 1 < rest.words().size() && Lexicon.MONEY.contains(rest.words().get(i + 1));
      boolean before = i > 0 && rest.words().get(i - 1).equals("s");
      if (after || before) {
        int from = i > 0 && PRICE_BEGINS.contains(rest.words().get(i - 1)) ? i - 1 : i;
        rest = rest.without(from, after ? i + 2 : i + 1);
        i = from;
      }
    }
    return rest;
  }

  private Optional<Meaning> answer(Tokens tokens) {
    var no =
        tokens.words().stream().anyMatch(Lexicon.NO::contains)
            || Lexicon.NO_PHRASES.stream().anyMatch(tokens::says);
    var yes =
        tokens.words().stream().anyMatch(Lexicon.YES::contains)
            || Lexicon.YES_PHRASES.stream().anyMatch(tokens::says);
    if (no) {
      return withReference(
          tokens,
          leftOver(tokens, Lexicon.NO, Lexicon.NO_FILLER),
          SHORTEST_NUMBER,
          Meaning.Decline::new);
    }
    if (isYesAlone(tokens)) {
      return Optional.of(new Meaning.Accept(null));
    }
    if (!yes) {
      return Optional.empty();
    }
    var timeless = withoutTimes(tokens);
    return withReference(
        timeless,
        leftOver(timeless, Lexicon.YES, Lexicon.YES_FILLER),
        SHORTEST_NUMBER,
        Meaning.Accept::new);
  }

  /// "Ya", "listo": who was not asked anything is told so by who would have asked. With thanks they
  /// rather end a conversation.
  private static boolean isYesAlone(Tokens tokens) {
    return tokens.words().stream().anyMatch(Lexicon.YES_ALONE::contains)
        && !Thanks.areIn(tokens)
        && tokens.words().stream()
            .allMatch(word -> Lexicon.YES_ALONE.contains(word) || Lexicon.isPolite(word));
  }

  private static List<String> leftOver(Tokens tokens, Set<String> core, Set<String> filler) {
    return tokens.words().stream()
        .filter(word -> !core.contains(word))
        .filter(word -> !filler.contains(word) && !Lexicon.isPolite(word))
        .toList();
  }

  /// "En 10 minutos", "in 2 hours": when somebody will be there.
  private static Tokens withoutTimes(Tokens tokens) {
    var rest = tokens;
    for (int i = rest.words().size() - 1; i > 0; i--) {
      if (Lexicon.UNITS.contains(rest.words().get(i)) && rest.words().get(i - 1).matches("\\d+")) {
        rest = rest.without(i - 1, i + 1);
        i--;
      }
    }
    return rest;
  }

  /// The meaning, when what is left over is a reference or nothing.
  ///
  /// @param shortest how many digits a number needs to be one
  private Optional<Meaning> withReference(
      Tokens tokens, List<String> rest, int shortest, Function<@Nullable String, Meaning> meaning) {
    if (rest.isEmpty()) {
      return Optional.of(meaning.apply(null));
    }
    if (rest.stream().allMatch(word -> NUMBER.matcher(word).matches())) {
      var digits = String.join("", rest);
      return digits.length() < shortest ? Optional.empty() : Optional.of(meaning.apply(digits));
    }
    var code = rest.size() == 1 ? reference(tokens, rest) : null;
    return code == null ? Optional.empty() : Optional.of(meaning.apply(code));
  }

  private @Nullable String reference(Tokens tokens, List<String> among) {
    for (var word : among) {
      if (isCode(tokens, word)) {
        return upper(written(tokens, word));
      }
    }
    return null;
  }

  private static boolean isFillerOfRating(String word) {
    return Lexicon.RATING.contains(word)
        || Lexicon.STARS.contains(word)
        || Lexicon.isPolite(word)
        || Lexicon.JOB_FILLER.contains(word);
  }

  /// Among other words a code without a digit is one in capitals, where not all is.
  private boolean isCode(Tokens tokens, String word) {
    var written = written(tokens, word);
    return CODE.matcher(written.toLowerCase(Locale.ROOT)).matches()
        && (looksLikeCode(tokens, word)
            || (written.equals(upper(written))
                && tokens.original().stream().anyMatch(other -> !other.equals(upper(other)))));
  }

  /// A code has a digit, or is written in capitals, or is at least no word.
  private boolean looksLikeCode(Tokens tokens, String word) {
    var written = written(tokens, word);
    return word.chars().anyMatch(Character::isDigit)
        || (written.equals(upper(written)) && tokens.words().size() <= 3)
        || (!isWord.test(word) && tokens.words().size() <= 3);
  }

  /// As they wrote it: a code may have the same letter three times.
  private static String written(Tokens tokens, String word) {
    return tokens.original().get(tokens.words().indexOf(word));
  }

  private static String upper(String word) {
    return word.toUpperCase(Locale.ROOT);
  }
}
