package io.centralita.matching.job;

import io.centralita.contracts.values.LeadId;
import io.centralita.contracts.values.OfferId;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// A job of a person, who does it or for whom it is done.
///
/// @param offer whose acceptance made it a job
/// @param provider name of who does it
/// @param ratedAt when the customer first said how it was
/// @param proxyNumber by which its two people know each other
record Job(
    LeadId lead,
    OfferId offer,
    String code,
    String provider,
    Side side,
    Stage stage,
    @Nullable Instant ratedAt,
    @Nullable String proxyNumber) {
  private static final int FEWEST_DIGITS = 3;

  enum Side {
    DOES_IT,
    HAS_IT_DONE
  }

  enum Stage {
    ASSIGNED,
    STARTED,
    FINISHED
  }

  /// @param reference a lead's code or id, or the proxy number: whole, as people write it, or its
  ///   last digits
  boolean isNamed(String reference) {
    return code.equals(reference.toUpperCase(Locale.ROOT))
        || lead.toString().equals(reference)
        || (proxyNumber != null && isEndOf(proxyNumber, reference));
  }

  private static boolean isEndOf(String number, String reference) {
    var digits = reference.replaceAll("\\D", "").replaceFirst("^0+", "");
    return reference.chars().noneMatch(Character::isLetter)
        && digits.length() >= FEWEST_DIGITS
        && (number.endsWith(digits) || number.endsWith(reference.replaceAll("\\D", "")));
  }
}
