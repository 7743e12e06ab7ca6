package io.centralita.matching.message;

import io.centralita.contracts.values.LeadId;
import java.time.Instant;
import java.util.List;

/// A customer chose somebody by a bare number, and was asked from which of their lists.
///
/// @param position whom they chose, on whichever list it is
/// @param lists the leads of those lists, as the question counts them
record ListQuestion(int position, List<LeadId> lists, Instant askedAt) {

  ListQuestion {
    lists = List.copyOf(lists);
  }

  /// Nobody answers what they have not been asked.
  boolean wasAskedBefore(Instant saidAt) {
    return !askedAt.isAfter(saidAt);
  }
}
