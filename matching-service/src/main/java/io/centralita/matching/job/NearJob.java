package io.centralita.matching.job;

import io.centralita.contracts.values.LeadId;
import io.centralita.contracts.values.OfferId;
import io.centralita.matching.job.Job.Side;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// What is no job of a person yet, or no longer: an offer that waits for their answer, a request
/// that nobody has taken, what was taken back.
///
/// @param offer to them; null when it is their own request
/// @param isOpen whether it may yet become a job
record NearJob(LeadId lead, String code, Side side, @Nullable OfferId offer, boolean isOpen) {
  boolean isNamed(String reference) {
    return code.equals(reference.toUpperCase(Locale.ROOT)) || lead.toString().equals(reference);
  }
}
