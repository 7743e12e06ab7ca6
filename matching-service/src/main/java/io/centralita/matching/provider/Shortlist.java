package io.centralita.matching.provider;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;

/// Whom a customer is shown: three at most, best rating first (L2).
///
/// Who works in the customer's own district is always on the list. Only where they are fewer than
/// three do the best of the surrounding districts fill it up.
public final class Shortlist {
  public static final int SIZE = 3;

  private static final Comparator<RankedProvider> BEST_FIRST =
      Comparator.comparingDouble(RankedProvider::score)
          .thenComparingInt(provider -> provider.rating().votes())
          .reversed()
          .thenComparing(provider -> provider.id().toString());

  private Shortlist() {}

  /// @param found in any order; a provider may be in it once for each district
  public static List<RankedProvider> of(List<RankedProvider> found) {
    var nearest = new LinkedHashMap<Object, RankedProvider>();
    found.stream()
        .sorted(Comparator.comparingInt(RankedProvider::distance))
        .forEach(provider -> nearest.putIfAbsent(provider.id(), provider));
    return nearest.values().stream()
        .sorted(Comparator.comparing(Shortlist::isElsewhere).thenComparing(BEST_FIRST))
        .limit(SIZE)
        .sorted(BEST_FIRST)
        .toList();
  }

  private static boolean isElsewhere(RankedProvider provider) {
    return provider.distance() > 0;
  }
}
