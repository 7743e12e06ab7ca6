package io.centralita.gateway.calling;

import io.centralita.contracts.values.Language;
import java.util.List;

/// The language that a caller is most likely to understand, by the country of the number. Nothing
/// else is known of somebody who calls for the first time.
public final class CallerLanguage {
  /// North America, United Kingdom, Ireland, Australia, New Zealand, South Africa, India,
  /// Singapore, and WhatsApp users without a number from some of them.
  private static final List<String> ENGLISH =
      List.of("+1", "+44", "+353", "+61", "+64", "+27", "+91", "+65", "US.", "GB.", "CA.", "AU.");

  /// Puerto Rico and the Dominican Republic.
  private static final List<String> SPANISH_WITHIN =
      List.of("+1787", "+1939", "+1809", "+1829", "+1849");

  private CallerLanguage() {}

  /// @param number in E.164, or a WhatsApp user id
  public static Language of(String number) {
    return begins(number, ENGLISH) && !begins(number, SPANISH_WITHIN)
        ? Language.ENGLISH
        : Language.SPANISH;
  }

  private static boolean begins(String number, List<String> prefixes) {
    return prefixes.stream().anyMatch(number::startsWith);
  }
}
