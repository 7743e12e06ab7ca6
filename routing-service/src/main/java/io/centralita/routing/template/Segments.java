package io.centralita.routing.template;

/// What an SMS costs: phones put long ones together from parts, and carriers charge for each. In
/// GSM 03.38's alphabet a message has room for 160 characters, or 153 in each part; a single
/// character outside it makes all of it UCS-2, with room for 70, or 67 in each.
///
/// @param units septets, or UTF-16 units
/// @param parts how many are charged
record Segments(boolean gsm, int units, int parts) {
  private static final String ALPHABET =
      "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§"
          + "¿abcdefghijklmnopqrstuvwxyzäöñüà";

  /// Two septets each, which stay in one part.
  private static final String EXTENSION = "\f^{}\\[~]|€";

  private static final int GSM_ALONE = 160;
  private static final int GSM_PART = 153;
  private static final int UCS2_ALONE = 70;
  private static final int UCS2_PART = 67;

  static Segments of(String text) {
    return text.codePoints().allMatch(Segments::isGsm)
        ? counted(text, true, GSM_ALONE, GSM_PART)
        : counted(text, false, UCS2_ALONE, UCS2_PART);
  }

  static boolean isGsm(int character) {
    return ALPHABET.indexOf(character) >= 0 || EXTENSION.indexOf(character) >= 0;
  }

  private static Segments counted(String text, boolean gsm, int alone, int part) {
    int units = 0;
    int parts = 1;
    int inPart = 0;
    for (int character : text.codePoints().toArray()) {
      int size = gsm ? (EXTENSION.indexOf(character) >= 0 ? 2 : 1) : Character.charCount(character);
      if (inPart + size > part) {
        parts++;
        inPart = 0;
      }
      inPart += size;
      units += size;
    }
    return new Segments(gsm, units, units <= alone ? 1 : parts);
  }
}
