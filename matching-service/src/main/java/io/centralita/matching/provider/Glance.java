package io.centralita.matching.provider;

import io.centralita.matching.provider.RankedProvider.Rank;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// What a look at the first of the ranking shows: enough for a shortlist, or reason to look at more
/// of it. Nobody further down could be ahead of three who can take a job, but for those who are
/// equal to the third.
///
/// @param found the first who can take a job now, in the order of the ranking, the customer's own
///   district first: one more than a shortlist has, and all who were looked at and are equal to
///   that one
/// @param whole whether everybody near was looked at
record Glance(List<Ready> found, boolean whole) {

  /// @param atEdge whether they are equal to the last who was looked at, so that there may be more
  ///   of the kind
  record Ready(RankedProvider provider, boolean atEdge) {}

  Glance {
    found = List.copyOf(found);
  }

  List<RankedProvider> ready() {
    return found.stream().map(Ready::provider).toList();
  }

  boolean isEnough() {
    return whole || (found.size() >= Shortlist.SIZE && crowd().isEmpty());
  }

  /// Those who are equal to the third, where not all of them were looked at.
  Optional<Rank> crowd() {
    return found.stream()
        .skip(Shortlist.SIZE - 1L)
        .findFirst()
        .filter(Ready::atEdge)
        .map(third -> third.provider().rank());
  }

  /// With those who were drawn instead of the equals who happened to come first.
  List<RankedProvider> with(Rank crowd, List<RankedProvider> drawn) {
    return Stream.concat(
            ready().stream().filter(each -> !isEqual(each.rank(), crowd)), drawn.stream())
        .toList();
  }

  private static boolean isEqual(Rank one, Rank other) {
    return one.district().equals(other.district())
        && Double.compare(one.score(), other.score()) == 0
        && one.tier() == other.tier();
  }
}
