package io.centralita.matching.provider;

import io.centralita.contracts.values.ProviderId;
import org.jspecify.annotations.Nullable;

/// How a provider stands at the moment in which a job may be offered to them.
///
/// @param openOffers of other jobs, whose time is not over
/// @param mostOffers how many may be open at once
/// @param jobs that they have in hand
/// @param mostJobs how many they can have in hand
record Readiness(
    ProviderId provider,
    boolean removed,
    boolean optedOut,
    boolean paused,
    boolean closed,
    int openOffers,
    int mostOffers,
    int jobs,
    int mostJobs) {

  /// @return null when nothing stands in the way
  @Nullable Hindrance hindrance() {
    if (removed) {
      return Hindrance.REMOVED;
    }
    if (optedOut) {
      return Hindrance.OPTED_OUT;
    }
    if (paused) {
      return Hindrance.PAUSED;
    }
    if (closed) {
      return Hindrance.CLOSED;
    }
    if (openOffers >= mostOffers) {
      return Hindrance.OFFERED_ANOTHER;
    }
    return jobs >= mostJobs ? Hindrance.HANDS_FULL : null;
  }

  Readiness withOneMoreOffer() {
    return new Readiness(
        provider, removed, optedOut, paused, closed, openOffers + 1, mostOffers, jobs, mostJobs);
  }
}
