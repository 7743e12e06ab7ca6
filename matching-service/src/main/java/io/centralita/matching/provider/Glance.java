package io.centralita.matching.provider;

import io.centralita.matching.provider.RankedProvider.Rank;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// What a look at the first of the ranking shows: enough for a shortlist, or reason to look at more
/// of it. Nobody further down could be ahead of three who were seen and can take a job, but for
/// those who are equal to the third.
///
/// @param seen in the order of the ranking, the customer's own district first
/// @param window how many are looked at
/// @param around whether the surrounding districts were looked at
record Glance(List<Seen> seen, int window, boolean around) {

  /// @param ready whether they can take a job now
  record Seen(RankedProvider provider, boolean ready) {}

  Glance {
    seen = List.copyOf(seen);
  }

  List<RankedProvider> ready() {
    return readyOnes().toList();
  }

  private Stream<RankedProvider> readyOnes() {
    return seen.stream().filter(Seen::ready).map(Seen::provider);
  }

  boolean isEnough() {
    boolean wasAll = seen.size() < window && around;
    return wasAll || (last().isPresent() && crowd().isEmpty());
  }

  /// Those who are equal to the last on the list, where not all of them were seen.
  Optional<Rank> crowd() {
    return last()
        .filter(rank -> seen.size() == window && isEqual(rank, seen.getLast().provider().rank()));
  }

  /// Where the third is. Somebody may work in several of the districts.
  private Optional<Rank> last() {
    var ids = readyOnes().map(RankedProvider::id).distinct().limit(Shortlist.SIZE).toList();
    return ids.size() < Shortlist.SIZE
        ? Optional.empty()
        : readyOnes()
            .filter(each -> each.id().equals(ids.getLast()))
            .findFirst()
            .map(RankedProvider::rank);
  }

  private static boolean isEqual(Rank one, Rank other) {
    return one.district().equals(other.district())
        && Double.compare(one.score(), other.score()) == 0
        && one.tier() == other.tier();
  }

  /// With those who were drawn instead of the equals who happened to come first.
  List<RankedProvider> with(Rank crowd, List<RankedProvider> drawn) {
    return Stream.concat(readyOnes().filter(each -> !isEqual(each.rank(), crowd)), drawn.stream())
        .toList();
  }
}
