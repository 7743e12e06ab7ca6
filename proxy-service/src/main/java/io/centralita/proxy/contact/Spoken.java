package io.centralita.proxy.contact;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Numbers as people say them, in Spanish and English, rightly spelled or not: digit by digit, in
/// tens and hundreds, doubled, run together, with letters for digits.
final class Spoken {
  private static final Map<String, Integer> REPEATED =
      Map.of("doble", 2, "double", 2, "triple", 3, "treble", 3);
  private static final Map<Character, Character> LOOKS_LIKE =
      Map.of(
          'o', '0', 'i', '1', 'l', '1', 'z', '2', 'e', '3', 'a', '4', 's', '5', 't', '7', 'b', '8',
          'g', '9');
  private static final Pattern SET_APART = Pattern.compile("\\d{1,4}(?:[a-z]\\d{1,4}){2,}[a-z]?");
  private static final int LONGEST_WORD = 14;
  private static final List<String> ROMAN =
      List.of("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix");
  private static final Pattern ROMAN_DIGIT = Pattern.compile("ix|iv|v?i{1,3}|v");
  private static final Pattern ROMAN_AND_DIGITS =
      Pattern.compile("(?=.*[ivx]\\d+[ivx])(?=.*[vx])(?:\\d|ix|iv|v?i{1,3}|v)+");

  /// Words, unless they stand between two digits.
  private static final Set<String> LONE = Set.of("o", "l", "i", "e", "a", "s");

  /// Other words that sound like digits, and stand for them between two others.
  private static final Map<String, Integer> SOUNDS_LIKE =
      Map.of("won", 1, "wan", 1, "to", 2, "too", 2, "for", 4, "fore", 4, "ate", 8, "nein", 9);

  private static final int MOST_REPEATED = 5;
  private static final Set<String> AND = Set.of("y", "i", "and");

  /// Digits that some words stand for.
  ///
  /// @param next index of the first token that does not belong to them
  record Heard(String digits, int next, boolean plain) {}

  private Spoken() {}

  /// The number that begins at a token.
  static Optional<Heard> at(Tokens tokens, int index) {
    var word = tokens.at(index).folded();
    if (tokens.at(index).isNumber()) {
      return Optional.of(new Heard(word, index + 1, true));
    }
    if (LONE.contains(word)) {
      return isDigit(tokens, index - 1) && isDigit(tokens, index + 1)
          ? disguised("0" + word, true)
              .map(digits -> new Heard(digits.substring(1), index + 1, false))
          : Optional.empty();
    }
    if (SOUNDS_LIKE.containsKey(word)) {
      return saysADigit(tokens, index - 1) && saysADigit(tokens, index + 1)
          ? Optional.of(new Heard(SOUNDS_LIKE.get(word).toString(), index + 1, false))
          : Optional.empty();
    }
    var repeated = repeated(tokens, index);
    if (repeated.isPresent()) {
      return repeated;
    }
    var value = valueAt(tokens, index);
    if (value != null) {
      return Optional.of(composed(tokens, index, value));
    }
    return together(word)
        .or(() -> setApart(word))
        .or(() -> inRoman(word))
        .or(() -> disguised(word, tokens.isInCapitals(index)))
        .map(digits -> new Heard(digits, index + 1, false));
  }

  private static boolean isDigit(Tokens tokens, int index) {
    return index >= 0
        && index < tokens.size()
        && tokens.at(index).folded().length() == 1
        && (tokens.at(index).isNumber() || LONE.contains(tokens.at(index).folded()));
  }

  private static boolean saysADigit(Tokens tokens, int index) {
    return index >= 0 && index < tokens.size() && single(tokens.at(index).folded()).isPresent();
  }

  /// "Doble cinco", "tres nueves".
  private static Optional<Heard> repeated(Tokens tokens, int index) {
    if (index + 1 == tokens.size()) {
      return Optional.empty();
    }
    var word = tokens.at(index).folded();
    var times = REPEATED.getOrDefault(word, Objects.requireNonNullElse(NumberWords.value(word), 0));
    var next = tokens.at(index + 1).folded();
    var digit = REPEATED.containsKey(word) ? single(next) : several(next);
    return times < 2 || times > MOST_REPEATED
        ? Optional.empty()
        : digit.map(one -> new Heard(one.repeat(times), index + 2, false));
  }

  private static Optional<String> several(String word) {
    if (!word.endsWith("s")) {
      return Optional.empty();
    }
    var one = word.substring(0, word.length() - 1);
    return NumberWords.value(word) != null
        ? Optional.empty()
        : single(one).or(() -> single(word.substring(0, Math.max(0, word.length() - 2))));
  }

  private static Optional<String> single(String word) {
    var value =
        word.length() == 1 && Character.isDigit(word.charAt(0))
            ? Integer.valueOf(word)
            : NumberWords.value(word);
    return value != null && value < 10 ? Optional.of(value.toString()) : Optional.empty();
  }

  /// "Novecientos ochenta y siete" is one number, "ochenta siete" as well; "ocho siete" is two.
  private static Heard composed(Tokens tokens, int index, int first) {
    int value = first;
    int next = index + 1;
    if (first > 0
        && first < 10
        && next < tokens.size()
        && tokens.at(next).folded().equals("hundred")) {
      value *= 100;
      next++;
    }
    if (value >= 100) {
      var tens = tensAt(tokens, next);
      if (tens != null && tens > 0 && tens < 100) {
        value += tens;
        next++;
      }
    }
    if (value % 10 == 0 && value % 100 >= 20) {
      int unit = next < tokens.size() && AND.contains(tokens.at(next).folded()) ? next + 1 : next;
      var units = valueAt(tokens, unit);
      if (units != null && units > 0 && units < 10) {
        value += units;
        next = unit + 1;
      }
    }
    return new Heard(Integer.toString(value), next, false);
  }

  private static @Nullable Integer tensAt(Tokens tokens, int index) {
    return index < tokens.size()
            && tokens.at(index).isNumber()
            && tokens.at(index).folded().length() == 2
        ? Integer.valueOf(tokens.at(index).folded())
        : valueAt(tokens, index);
  }

  private static @Nullable Integer valueAt(Tokens tokens, int index) {
    if (index >= tokens.size()) {
      return null;
    }
    var word = tokens.at(index).folded();
    var value = NumberWords.value(word);
    return value == null && tokens.at(index).hasDigit() && !tokens.at(index).isNumber()
        ? NumberWords.withDigits(word)
        : value;
  }

  /// A letter between groups of digits: "987x654x321".
  private static Optional<String> setApart(String word) {
    return SET_APART.matcher(word).matches()
        ? Optional.of(word.replaceAll("[a-z]", ""))
        : Optional.empty();
  }

  /// Roman numerals among digits: "IX8VII65".
  private static Optional<String> inRoman(String word) {
    if (!ROMAN_AND_DIGITS.matcher(word).matches()) {
      return Optional.empty();
    }
    return Optional.of(
        ROMAN_DIGIT
            .matcher(word)
            .replaceAll(match -> Integer.toString(ROMAN.indexOf(match.group()) + 1)));
  }

  /// Words and digits without a blank between them: "nueveochosiete", "9ocho7".
  private static Optional<String> together(String word) {
    var digits = new StringBuilder();
    int at = 0;
    while (at < word.length()) {
      if (Character.isDigit(word.charAt(at))) {
        digits.append(word.charAt(at++));
        continue;
      }
      int end = Math.min(word.length(), at + LONGEST_WORD);
      while (end > at && NumberWords.value(word.substring(at, end)) == null) {
        end--;
      }
      if (end == at) {
        return Optional.empty();
      }
      digits.append(NumberWords.value(word.substring(at, end)));
      at = end;
    }
    return Optional.of(digits.toString());
  }

  /// Digits among which letters that look like some take their place: "9B7", "65O".
  ///
  /// @param capitals whether its letters are: then fewer digits betray it
  private static Optional<String> disguised(String word, boolean capitals) {
    long digits = word.chars().filter(Character::isDigit).count();
    boolean isOneSign = word.length() > 1 && word.chars().distinct().count() == 1;
    if (digits * 2 < word.length() && !(digits > 0 && capitals) && !isOneSign) {
      return Optional.empty();
    }
    var seen = new StringBuilder();
    for (int at = 0; at < word.length(); at++) {
      char c = word.charAt(at);
      var digit = Character.isDigit(c) ? Character.valueOf(c) : LOOKS_LIKE.get(c);
      if (digit == null) {
        return Optional.empty();
      }
      seen.append(digit.charValue());
    }
    return Optional.of(seen.toString());
  }
}
