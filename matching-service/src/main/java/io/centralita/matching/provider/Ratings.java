package io.centralita.matching.provider;

import io.centralita.contracts.values.ProviderId;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// What customers say of providers moves where providers stand, at once: the rating, the votes, the
/// score and every row of the ranking, in the transaction of the caller. Others are told.
@Component
public final class Ratings {
  private final RatingStore store;
  private final NewsStore news;
  private final InstantSource clock;

  Ratings(RatingStore store, NewsStore news, InstantSource clock) {
    this.store = store;
    this.news = news;
    this.clock = clock;
  }

  /// @param insteadOf the stars that these replace; null for a new vote
  public void rate(ProviderId provider, int stars, @Nullable Integer insteadOf) {
    store
        .lock(provider)
        .map(given -> given.and(stars, insteadOf))
        .ifPresent(given -> {
          store.keep(Map.of(provider, given));
          news.changed(provider, clock.instant());
        });
  }

  /// What the directory came with, without what was given here.
  Rating ofDirectory(Provider provider) {
    return store.find(provider.id()).map(GivenRatings::base).orElse(provider.rating());
  }

  /// After an import, in its transaction: what was given here counts on top of what the directory
  /// says now.
  void countOnTop(Collection<ProviderId> imported) {
    var rated = store.onTopOfDirectory(imported);
    if (!rated.isEmpty()) {
      store.keep(rated);
    }
  }
}
