package io.centralita.matching.provider;

import io.centralita.contracts.values.ProviderId;
import java.util.Collection;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// What customers say of providers moves where providers stand, at once: the rating, the votes, the
/// score and every row of the ranking, in the transaction of the caller.
@Component
public final class Ratings {
  private final RatingStore store;

  Ratings(RatingStore store) {
    this.store = store;
  }

  /// @param insteadOf the stars that these replace; null for a new vote
  public void rate(ProviderId provider, int stars, @Nullable Integer insteadOf) {
    store
        .lock(provider)
        .map(given -> given.and(stars, insteadOf))
        .ifPresent(given -> {
          store.keep(provider, given);
          store.move(provider, given.together());
        });
  }

  /// After an import: what was given here counts on top of what the directory says now.
  void countOnTop(Collection<ProviderId> imported) {
    for (var provider : store.ratedHere(imported)) {
      store
          .lock(provider)
          .ifPresent(given -> {
            var newer = given.on(store.rating(provider));
            store.keep(provider, newer);
            store.move(provider, newer.together());
          });
    }
  }
}
