package io.centralita.proxy.contact;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Finds accounts that have a name or letters in their number; those of digits alone are
/// `Numbers`'.
final class Accounts {
  private static final Pattern ALIAS =
      Pattern.compile(
          "(?iu)\\balias\\b\\s*(?:(?::|=|\\b(?:es|is|mp|cbu|cvu|de|mercado|pago)\\b)\\s*){0,4}"
              + "([\\p{L}\\d-]{1,30}(?:\\.[\\p{L}\\d-]{1,30}){1,5})");
  private static final Pattern TAG = Pattern.compile("(?u)(?<!\\S)(\\$\\p{L}[\\p{L}\\d_]{2,})");
  private static final Pattern IBAN =
      Pattern.compile("(?u)\\b(\\p{Lu}{2}\\d{2}(?:\\s?[\\dA-Z]{4}){3,7}(?:\\s?[\\dA-Z]{1,3})?)\\b");

  private static final Pattern WALLET =
      Pattern.compile("\\b(0x[0-9a-fA-F]{40}|(?:bc1|[13])[a-km-zA-HJ-NP-Z1-9]{25,39})\\b");

  private Accounts() {}

  static List<Contact> in(String text) {
    return Stream.of(ALIAS, TAG, IBAN, WALLET)
        .flatMap(pattern -> pattern.matcher(text).results())
        .map(match -> new Contact(ContactKind.PAYMENT, match.start(1), match.end(1)))
        .toList();
  }
}
