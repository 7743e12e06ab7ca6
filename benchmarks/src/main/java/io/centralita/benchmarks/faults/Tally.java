package io.centralita.benchmarks.faults;

import io.centralita.benchmarks.faults.Air.Seen;
import io.centralita.benchmarks.faults.Load.Asked;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// What people got of what was sent.
///
/// @param seen texts on phones
/// @param doubled those that a phone shows more often than they were sent
/// @param reported those of which whoever asked was told that they will not arrive
/// @param lost neither seen nor reported
/// @param disordered shown before one that was sent earlier to the same person
record Tally(int sent, int seen, int doubled, int reported, int lost, int disordered) {

  private record Text(String phone, String words) {}

  static Tally of(List<Asked> asked, List<Seen> seen, Collection<Asked> refused) {
    var open = new HashMap<Text, Integer>();
    asked.forEach(each -> open.merge(new Text(each.phone(), each.text()), 1, Integer::sum));
    seen.forEach(each -> open.merge(new Text(each.phone(), each.text()), -1, Integer::sum));
    int doubled = open.values().stream().mapToInt(count -> Math.max(0, -count)).sum();
    refused.forEach(each -> open.merge(new Text(each.phone(), each.text()), -1, Integer::sum));
    int lost = open.values().stream().mapToInt(count -> Math.max(0, count)).sum();
    return new Tally(
        asked.size(), seen.size(), doubled, refused.size(), lost, disordered(asked, seen));
  }

  private static int disordered(List<Asked> asked, List<Seen> seen) {
    var serials = new HashMap<Text, Integer>();
    var last = new HashMap<String, Integer>();
    asked.stream()
        .filter(each -> !each.text().endsWith(" ok"))
        .forEach(each -> serials.put(new Text(each.phone(), each.text()), each.serial()));
    int disordered = 0;
    for (var each : seen) {
      var serial = serials.get(new Text(each.phone(), each.text()));
      if (serial != null) {
        disordered += serial < before(last, each.phone()) ? 1 : 0;
        last.merge(each.phone(), serial, Math::max);
      }
    }
    return disordered;
  }

  private static int before(Map<String, Integer> last, String phone) {
    return last.getOrDefault(phone, -1);
  }

  boolean isWhole() {
    return doubled == 0 && lost == 0 && disordered == 0;
  }
}
