package io.centralita.proxy.contact;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// The words for numbers up to nine hundred, in Spanish and English, as people spell them.
final class NumberWords {
  private static final Map<String, Integer> VALUES = new HashMap<>();
  private static final List<List<String>> DIGITS;

  static {
    say(0, "cero", "sero", "zero", "oh", "nought", "naught");
    say(1, "uno", "una", "one", "wun");
    say(2, "dos", "doz", "two");
    say(3, "tres", "trez", "three", "tree", "thre");
    say(4, "cuatro", "kuatro", "quatro", "cuatr", "four");
    say(5, "cinco", "sinco", "zinco", "cinc", "five", "fife", "fiv");
    say(6, "seis", "seiz", "sies", "ceis", "six", "sicks");
    say(7, "siete", "ciete", "ziete", "siet", "seven", "sevn");
    say(8, "ocho", "hocho", "osho", "eight");
    say(9, "nueve", "nuebe", "nuev", "nove", "nine", "niner");
    say(10, "diez", "dies", "ten");
    say(11, "once", "onse", "eleven");
    say(12, "doce", "dose", "twelve");
    say(13, "trece", "thirteen");
    say(14, "catorce", "fourteen");
    say(15, "quince", "fifteen");
    say(16, "dieciseis", "diesiseis", "sixteen");
    say(17, "diecisiete", "seventeen");
    say(18, "dieciocho", "eighteen");
    say(19, "diecinueve", "nineteen");
    say(20, "veinte", "beinte", "vente", "twenty");
    say(30, "treinta", "trenta", "thirty");
    say(40, "cuarenta", "kuarenta", "forty", "fourty");
    say(50, "cincuenta", "sincuenta", "fifty");
    say(60, "sesenta", "sixty");
    say(70, "setenta", "seventy");
    say(80, "ochenta", "eighty");
    say(90, "noventa", "nobenta", "ninety");
    sayTogether();
    say(100, "cien", "ciento");
    say(200, "doscientos", "doscientas");
    say(300, "trescientos", "trescientas");
    say(400, "cuatrocientos", "cuatrocientas");
    say(500, "quinientos", "quinientas");
    say(600, "seiscientos", "seiscientas");
    say(700, "setecientos", "setecientas");
    say(800, "ochocientos", "ochocientas");
    say(900, "novecientos", "novecientas");
    DIGITS =
        IntStream.range(0, 10)
            .mapToObj(digit ->
                VALUES.entrySet().stream()
                    .filter(each -> each.getValue() == digit)
                    .map(Map.Entry::getKey)
                    .toList())
            .toList();
  }

  private NumberWords() {}

  /// "Veintidós" and as it is heard, "ochentaicinco", "ochentaycinco", "ochenticinco",
  /// "eightyfive".
  private static void sayTogether() {
    var units = VALUES.entrySet().stream().filter(each -> each.getValue() < 10).toList();
    var tens =
        VALUES.entrySet().stream()
            .filter(each -> each.getValue() >= 20 && each.getValue() % 10 == 0)
            .toList();
    for (var ten : tens) {
      var word = ten.getKey();
      var stem = word.substring(0, word.length() - 1);
      for (var unit : units) {
        int value = ten.getValue() + unit.getValue();
        if (word.endsWith("y")) {
          say(value, word + unit.getKey());
        } else {
          say(value, word + "i" + unit.getKey(), word + "y" + unit.getKey());
          say(value, stem + "i" + unit.getKey(), stem + "y" + unit.getKey());
        }
      }
    }
  }

  private static void say(int value, String... words) {
    for (var word : words) {
      VALUES.put(word, value);
    }
  }

  static @Nullable Integer value(String word) {
    return VALUES.get(word);
  }

  /// Of a word with digits in it, in the place of letters.
  static @Nullable Integer withDigits(String word) {
    var value = VALUES.get(inLetters(word));
    return value == null ? withItsOwnDigit(word) : value;
  }

  /// "nu3v3" is nine.
  private static String inLetters(String word) {
    return word.replace('0', 'o')
        .replace('1', 'i')
        .replace('3', 'e')
        .replace('4', 'a')
        .replace('5', 's')
        .replace('7', 't');
  }

  /// "9ueve" and "n9eve" are nine: the digit stands for one letter of its own name.
  private static @Nullable Integer withItsOwnDigit(String word) {
    for (int at = 0; at < word.length(); at++) {
      int digit = Character.digit(word.charAt(at), 10);
      if (digit >= 0) {
        var before = word.substring(0, at);
        var after = word.substring(at + 1);
        return DIGITS.get(digit).stream()
                .filter(name -> name.length() == word.length())
                .anyMatch(name -> name.startsWith(before) && name.endsWith(after))
            ? digit
            : null;
      }
    }
    return null;
  }
}
