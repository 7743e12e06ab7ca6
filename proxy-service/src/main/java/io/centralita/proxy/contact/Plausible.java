package io.centralita.proxy.contact;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import java.util.List;
import java.util.regex.Pattern;

/// How surely some digits are a number to call or to pay to.
enum Plausible {
  NOT,
  /// A number of the usual length, where the words around say that it is one.
  BY_THE_WORDS,
  /// A number as it is written in one of the countries we serve.
  BY_THE_DIGITS,
  /// With the sign or the code of its country, or a check digit.
  SURELY;

  private static final PhoneNumberUtil PHONES = PhoneNumberUtil.getInstance();
  private static final List<Country> COUNTRIES =
      List.of(
          new Country("PE", 9, 9),
          new Country("MX", 10, 13),
          new Country("AR", 10, 13),
          new Country("US", 10, 11));
  private static final Pattern CODE_OF_THEIRS = Pattern.compile("(?:5[124]|1).{9,}");

  private static final int SHORTEST_LOCAL = 7;
  private static final int LONGEST_PHONE = 15;
  private static final int LONGEST_NATIONAL = 13;

  /// Nothing that is counted has so many digits and begins so: who calls it something else hides
  /// it.
  private static final Pattern MOBILE_HERE = Pattern.compile("9\\d{8}");

  private static final Pattern PICTURES = Pattern.compile("(?:☎|📞|📱|📲|🤙)\\x{FE0F}?\\W{0,3}$");

  /// @param shortest digits of a number with its area, as it is dialled within the country
  /// @param longest the same, with a prefix for long distance
  private record Country(String code, int shortest, int longest) {
    boolean writes(String digits) {
      try {
        return digits.length() >= shortest
            && digits.length() <= longest
            && PHONES.isValidNumberForRegion(PHONES.parse(digits, code), code);
      } catch (NumberParseException none) {
        return false;
      }
    }
  }

  /// Dialled with the zero of a long distance, or begun by a letter that looks like one.
  private static final Pattern ZERO_AND_MOBILE_HERE = Pattern.compile("^0(9\\d{8})$");

  static Plausible phone(Series series, String written) {
    var digits = ZERO_AND_MOBILE_HERE.matcher(written).replaceFirst("$1");
    if (digits.length() < SHORTEST_LOCAL || digits.length() > LONGEST_PHONE) {
      return NOT;
    }
    if (isInternational(
        series.hasPlus() ? digits : digits.replaceFirst("^00", ""), series.hasPlus())) {
      return SURELY;
    }
    boolean counting = Around.COUNTING.saidBefore(series) < Around.CALLING.saidBefore(series);
    if (counting && !MOBILE_HERE.matcher(digits).matches()) {
      return NOT;
    }
    boolean calling =
        Around.CALLING.isSaidOf(series)
            || Around.NUMBERING.isSaidOf(series)
            || Around.PAYING.isSaidOf(series)
            || isPictured(series);
    if (isNational(digits)
        && (isGrouped(series) || series.isSpelled())
        && (calling || !series.isJoinedByWords())) {
      return BY_THE_DIGITS;
    }
    boolean meant = calling && digits.length() <= LONGEST_NATIONAL;
    return meant || series.isDictated() ? BY_THE_WORDS : NOT;
  }

  private static boolean isPictured(Series series) {
    return PICTURES.matcher(series.tokens().text().substring(0, series.from())).find();
  }

  /// With the code of its country; without the sign only of those that we serve.
  private static boolean isInternational(String digits, boolean plus) {
    if (!plus && !CODE_OF_THEIRS.matcher(digits).matches()) {
      return false;
    }
    try {
      var number = PHONES.parse("+" + digits, null);
      return plus
          ? PHONES.isPossibleNumber(number)
          : PHONES.isValidNumber(number)
              && COUNTRIES.stream()
                  .anyMatch(
                      country -> country.code().equals(PHONES.getRegionCodeForNumber(number)));
    } catch (NumberParseException none) {
      return false;
    }
  }

  static boolean isNational(String digits) {
    return COUNTRIES.stream().anyMatch(country -> country.writes(digits));
  }

  /// In one piece, in pieces of two to four, or one by one.
  private static boolean isGrouped(Series series) {
    var lengths = series.parts().stream().map(part -> part.digits().length()).toList();
    return lengths.size() == 1
        || lengths.stream().allMatch(length -> length == 1)
        || (series.isEven()
            && lengths.stream()
                .limit(lengths.size() - 1)
                .allMatch(length -> length >= 2 && length <= 4))
        || (lengths.stream().filter(length -> length >= 3).mapToInt(length -> length).sum() >= 6
            && lengths.size() <= 4);
  }

  /// A card, or an account as banks here number them.
  static Plausible account(Series series, String digits) {
    if (series.isSpelled()) {
      return NOT;
    }
    boolean paying = Around.PAYING.isSaidOf(series) && !Around.COUNTING.isSaidOf(series);
    return switch (digits.length()) {
      case 16 -> isLuhn(digits) ? SURELY : paying ? BY_THE_WORDS : NOT;
      case 18, 20, 22 -> paying || series.size() == 1 ? SURELY : NOT;
      case 10, 11, 12, 13, 14, 15, 17, 19 ->
          paying && !isNational(digits) && !series.hasPlus() ? BY_THE_WORDS : NOT;
      default -> NOT;
    };
  }

  private static boolean isLuhn(String digits) {
    int sum = 0;
    for (int at = 0; at < digits.length(); at++) {
      int digit = digits.charAt(digits.length() - 1 - at) - '0';
      int doubled = at % 2 == 0 ? digit : digit * 2;
      sum += doubled > 9 ? doubled - 9 : doubled;
    }
    return sum % 10 == 0;
  }
}
