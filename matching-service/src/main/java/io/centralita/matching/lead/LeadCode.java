package io.centralita.matching.lead;

import io.centralita.contracts.event.EventIds;
import io.centralita.contracts.values.LeadId;

/// Short codes by which people refer to leads: four characters that nobody takes for one another.
/// Without I, O, 0 and 1 none of them can be one of the words that carriers take for an opt-out.
final class LeadCode {
  static final String ALPHABET = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";
  private static final int LENGTH = 4;
  private static final int BITS = 5;

  private LeadCode() {}

  /// @param attempt counted from 0; another code for each
  static String of(LeadId lead, int attempt) {
    long bits =
        EventIds.derived("code", lead.toString(), Integer.toString(attempt))
            .getLeastSignificantBits();
    var code = new StringBuilder();
    for (int i = 0; i < LENGTH; i++) {
      code.append(ALPHABET.charAt((int) (bits >>> (i * BITS)) & (ALPHABET.length() - 1)));
    }
    return code.toString();
  }
}
