package io.centralita.routing.sending;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Parts the free hands among the senders that have something to send. Carriers have hands of their
/// own, and of one carrier's every sender gets as many as the others: a slow or busy one holds
/// nobody back.
final class Shares {
  private Shares() {}

  /// A sender that has something to send.
  ///
  /// @param may how much it may send now
  record Claimant(String sender, String carrier, int may) {}

  /// @param claimants the ones first that have waited longest
  /// @param hands how many are free, by carrier
  /// @return how many sends each may take; who gets none is not in it
  static Map<String, Integer> of(List<Claimant> claimants, Map<String, Integer> hands) {
    var shares = new LinkedHashMap<String, Integer>();
    hands.forEach((carrier, free) -> {
      var own =
          claimants.stream()
              .filter(claimant -> claimant.carrier().equals(carrier) && claimant.may() > 0)
              .toList();
      part(own, free, shares);
    });
    return shares;
  }

  private static void part(List<Claimant> claimants, int free, Map<String, Integer> shares) {
    int left = free;
    int others = claimants.size();
    for (var claimant : claimants) {
      int share = Math.min(claimant.may(), Math.ceilDiv(left, others));
      if (share > 0) {
        shares.put(claimant.sender(), share);
      }
      left -= share;
      others--;
    }
  }
}
