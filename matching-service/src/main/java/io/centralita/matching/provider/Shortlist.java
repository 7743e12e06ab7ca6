package io.centralita.matching.provider;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/// Whom a customer is shown: three at most, best rating first (L2).
///
/// Who works in the customer's own district is always on the list. Only where they are fewer than
/// three do the best of the surrounding districts fill it up.
public final class Shortlist {
  public static final int SIZE = 3;

  private static final Comparator<RankedProvider> BY_RATING =
      Comparator.<RankedProvider>comparingDouble(provider -> provider.rank().score()).reversed();

  private static final Comparator<RankedProvider> BY_TIER =
      Comparator.<RankedProvider>comparingInt(provider -> provider.rank().tier()).reversed();

  private static final Comparator<RankedProvider> BY_DISTANCE =
      Comparator.comparingInt(provider -> provider.rank().distance());

  private static final Comparator<RankedProvider> BY_WAITING =
      Comparator.comparing(
          provider -> Objects.requireNonNullElse(provider.rank().lastOffer(), Instant.MIN));

  private static final Comparator<RankedProvider> BEST_FIRST =
      BY_RATING
          .thenComparing(BY_TIER)
          .thenComparing(BY_DISTANCE)
          .thenComparing(BY_WAITING)
          .thenComparing(provider -> provider.id().toString());

  private Shortlist() {}

  /// @param found in any order; a provider may be in it once for each district
  public static List<Placed> of(List<RankedProvider> found) {
    var nearest = new LinkedHashMap<Object, RankedProvider>();
    found.stream().sorted(BY_DISTANCE).forEach(each -> nearest.putIfAbsent(each.id(), each));
    var own = nearest.values().stream().filter(each -> each.rank().distance() == 0);
    var elsewhere = nearest.values().stream().filter(each -> each.rank().distance() > 0);
    var listed =
        Stream.concat(own.sorted(BEST_FIRST), elsewhere.sorted(BEST_FIRST)).limit(SIZE).toList();
    return placed(listed.stream().sorted(BEST_FIRST).toList(), beyond(nearest.values(), listed));
  }

  /// The best of those who are not on the list.
  private static List<RankedProvider> beyond(
      Iterable<RankedProvider> all, List<RankedProvider> listed) {
    var others = new ArrayList<RankedProvider>();
    all.forEach(each -> {
      if (!listed.contains(each)) {
        others.add(each);
      }
    });
    return others.stream().sorted(BEST_FIRST).limit(1).toList();
  }

  private static List<Placed> placed(List<RankedProvider> list, List<RankedProvider> next) {
    var order = Stream.concat(list.stream(), next.stream()).toList();
    var placed = new ArrayList<Placed>();
    for (int i = 0; i < list.size(); i++) {
      var decidedBy = i + 1 < order.size() ? between(order.get(i), order.get(i + 1)) : Rule.LAST;
      placed.add(new Placed(order.get(i), decidedBy));
    }
    return List.copyOf(placed);
  }

  /// The first rule that tells them apart. Who is listed because of the district alone may be ahead
  /// of somebody better from elsewhere.
  private static Rule between(RankedProvider ahead, RankedProvider next) {
    if (BEST_FIRST.compare(ahead, next) > 0) {
      return Rule.DISTANCE;
    }
    if (BY_RATING.compare(ahead, next) != 0) {
      return Rule.RATING;
    }
    if (BY_TIER.compare(ahead, next) != 0) {
      return Rule.TIER;
    }
    if (BY_DISTANCE.compare(ahead, next) != 0) {
      return Rule.DISTANCE;
    }
    return BY_WAITING.compare(ahead, next) == 0 ? Rule.ORDER : Rule.WAITING;
  }
}
