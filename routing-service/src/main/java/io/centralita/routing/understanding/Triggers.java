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
  private static final Pattern STARS = Pattern.compile("\\s*(?:[⭐★🌟]\\x{FE0F}?\\s*){1,5}");
  private static final Pattern OUT_OF_FIVE =
      Pattern.compile("\\s*([1-5])\\s*(?:/|de|out of)\\s*5\\s*[.!]*\\s*", Pattern.CASE_INSENSITIVE);
  private static final Pattern HALF_A_STAR = Pattern.compile("\\d[.,]\\d");
  private static final int SHORTEST_NUMBER = 3;
  private static final int MOST_STARS = 5;

  private final Predicate<String> isWord;

  /// @param isWord whether it is a word of the language: none of them is a lead's code
  Triggers(Predicate<String> isWord) {
    this.isWord = isWord;
  }

  Optional<Meaning> read(Tokens tokens, String text) {
    if (STARS.matcher(text).matches()) {
      int stars = (int) text.codePoints().filter(c -> c == '⭐' || c == '★' || c == 0x1F31F).count();
      return Optional.of(new Meaning.Rate(stars, null));
    }
    var outOfFive = OUT_OF_FIVE.matcher(text);
    if (outOfFive.matches()) {
      return Optional.of(new Meaning.Rate(Integer.parseInt(outOfFive.group(1)), null));
    }
    return rating(tokens, text)
        .or(() -> choice(tokens))
        .or(() -> cancel(tokens))
        .or(() -> Pauses.read(tokens))
        .or(() -> job(tokens, Lexicon.STARTED, Meaning.StartJob::new))
        .or(() -> job(tokens, Lexicon.FINISHED, Meaning.FinishJob::new))
        .or(() -> answer(tokens));
  }

  /// What cannot be given is none, so that they hear what can.
  private Optional<Meaning> rating(Tokens tokens, String text) {
    if (tokens.words().stream().noneMatch(Lexicon.RATING::contains)) {
      return Optional.empty();
    }
    var codes = new ArrayList<String>();
    var digits = new StringBuilder();
    @Nullable Integer stars = null;
    for (var word : tokens.words()) {
      var number = number(word);
      if (number != null && stars == null) {
        stars = number;
      } else if (!isFillerOfRating(word) && isCode(tokens, word)) {
        codes.add(word);
      } else if (NUMBER.matcher(word).matches() && word.length() >= SHORTEST_NUMBER) {
        digits.append(word);
      }
    }
    if (stars == null) {
      return Optional.empty();
    }
    var named = digits.isEmpty() ? null : digits.toString();
    var code = codes.isEmpty() ? named : upper(codes.getFirst());
    boolean isWhole = stars >= 1 && stars <= MOST_STARS && !HALF_A_STAR.matcher(text).find();
    return Optional.of(new Meaning.Rate(isWhole ? stars : 0, code));
  }

  private static Optional<Meaning> choice(Tokens tokens) {
    @Nullable Integer position = null;
    for (var word : tokens.words()) {
      var number = number(word);
      if (number != null) {
        if (position != null && !position.equals(number)) {
          return Optional.empty();
        }
        position = number;
      } else if (!Lexicon.CHOICE_FILLER.contains(word) && !Lexicon.POLITE.contains(word)) {
        return Optional.empty();
      }
    }
    if (position == null && tokens.contains("one") && !tokens.says("the one")) {
      position = 1; // beside another number it is only a noun: "the second one"
    }
    return position == null || position < 1 || position > 9
        ? Optional.empty()
        : Optional.of(new Meaning.Choice(position));
  }

  private Optional<Meaning> cancel(Tokens tokens) {
    var said =
        tokens.words().stream().anyMatch(Lexicon.CANCEL::contains)
            || (tokens.words().size() > 1 && tokens.contains("cancel") && !isShowerGlass(tokens))
            || tokens.says("never mind")
            || tokens.says("no longer need")
            || tokens.says("don t need it")
            || (tokens.says("ya no") && tokens.contains("necesito", "quiero", "busco"));
    if (!said || tokens.says("no cancel") || tokens.says("no quiero cancelar")) {
      return Optional.empty();
    }
    var rest = leftOver(tokens, Lexicon.CANCEL, Lexicon.JOB_FILLER);
    return Optional.of(new Meaning.Cancel(reference(tokens, rest)));
  }

  /// What a "cancel" is in Mexico.
  private static boolean isShowerGlass(Tokens tokens) {
    return tokens.says("el cancel")
        || tokens.says("un cancel")
        || tokens.says("del cancel")
        || tokens.says("cancel de")
        || tokens.says("cancel del");
  }

  private Optional<Meaning> job(
      Tokens tokens, Set<String> trigger, Function<@Nullable String, Meaning> meaning) {
    var rest = new ArrayList<String>();
    boolean said = false;
    for (var word : tokens.words()) {
      if (trigger.contains(word)) {
        said = true;
      } else if (!Lexicon.JOB_FILLER.contains(word) && !Lexicon.POLITE.contains(word)) {
        rest.add(word);
      }
    }
    return said ? withReference(tokens, rest, meaning) : Optional.empty();
  }

  private Optional<Meaning> answer(Tokens tokens) {
    var no =
        tokens.words().stream().anyMatch(Lexicon.NO::contains)
            || tokens.contains("cannot")
            || tokens.says("can t")
            || tokens.says("not today")
            || tokens.says("not now");
    var yes = tokens.words().stream().anyMatch(Lexicon.YES::contains) || taken(tokens);
    if (no) {
      return withReference(
          tokens, leftOver(tokens, Lexicon.NO, Lexicon.NO_FILLER), Meaning.Decline::new);
    }
    if (isYesAlone(tokens)) {
      return Optional.of(new Meaning.Accept(null));
    }
    if (!yes) {
      return Optional.empty();
    }
    var timeless = withoutTimes(tokens);
    return withReference(
        timeless, leftOver(timeless, Lexicon.YES, Lexicon.YES_FILLER), Meaning.Accept::new);
  }

  /// "Ya", "listo": who was not asked anything is told so by who would have asked. With thanks they
  /// rather end a conversation.
  private static boolean isYesAlone(Tokens tokens) {
    return tokens.words().stream().anyMatch(Lexicon.YES_ALONE::contains)
        && !Thanks.areIn(tokens)
        && tokens.words().stream()
            .allMatch(word -> Lexicon.YES_ALONE.contains(word) || Lexicon.POLITE.contains(word));
  }

  private static boolean taken(Tokens tokens) {
    return tokens.says("lo tomo")
        || tokens.says("yo voy")
        || tokens.says("me encargo")
        || tokens.says("nos encargamos")
        || tokens.says("ll take it")
        || tokens.says("de acuerdo")
        || tokens.says("por supuesto");
  }

  private static List<String> leftOver(Tokens tokens, Set<String> core, Set<String> filler) {
    return tokens.words().stream()
        .filter(word -> !core.contains(word))
        .filter(word -> !filler.contains(word) && !Lexicon.POLITE.contains(word))
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
  private Optional<Meaning> withReference(
      Tokens tokens, List<String> rest, Function<@Nullable String, Meaning> meaning) {
    if (rest.isEmpty()) {
      return Optional.of(meaning.apply(null));
    }
    if (rest.stream().allMatch(word -> NUMBER.matcher(word).matches())) {
      var digits = String.join("", rest);
      return digits.length() < SHORTEST_NUMBER
          ? Optional.empty()
          : Optional.of(meaning.apply(digits));
    }
    var code = rest.size() == 1 ? reference(tokens, rest) : null;
    return code == null ? Optional.empty() : Optional.of(meaning.apply(code));
  }

  private @Nullable String reference(Tokens tokens, List<String> among) {
    for (var word : among) {
      if (isCode(tokens, word)) {
        return upper(word);
      }
    }
    return null;
  }

  private static boolean isFillerOfRating(String word) {
    return Lexicon.RATING.contains(word)
        || Lexicon.POLITE.contains(word)
        || Lexicon.JOB_FILLER.contains(word);
  }

  /// Among other words a code without a digit is one in capitals, where not all is.
  private boolean isCode(Tokens tokens, String word) {
    var written = tokens.original().get(tokens.words().indexOf(word));
    return CODE.matcher(word).matches()
        && (looksLikeCode(tokens, word)
            || (written.equals(upper(written))
                && tokens.original().stream().anyMatch(other -> !other.equals(upper(other)))));
  }

  /// A code has a digit, or is written in capitals, or is at least no word.
  private boolean looksLikeCode(Tokens tokens, String word) {
    var written = tokens.original().get(tokens.words().indexOf(word));
    return word.chars().anyMatch(Character::isDigit)
        || (written.equals(upper(written)) && tokens.words().size() <= 3)
        || (!isWord.test(word) && tokens.words().size() <= 3);
  }

  private static @Nullable Integer number(String word) {
    var named = Lexicon.NUMBERS.get(word);
    return named == null && word.matches("\\d") ? Integer.valueOf(word) : named;
  }

  private static String upper(String word) {
    return word.toUpperCase(Locale.ROOT);
  }
}
