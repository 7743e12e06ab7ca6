package io.centralita.benchmarks.faults;

import io.centralita.benchmarks.faults.Air.Seen;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Collectors;

/// Whether everybody who asked for somebody was answered once.
final class Answers {
  private Answers() {}

  /// @param strangers who asked, each once
  static Tally of(List<String> strangers, Air air) throws IOException, InterruptedException {
    var asking = new HashSet<>(strangers);
    var answers =
        air.seen(Letters.ANSWER).stream()
            .filter(seen -> asking.contains(seen.phone()))
            .collect(Collectors.groupingBy(Seen::phone, Collectors.counting()));
    long seen = answers.values().stream().mapToLong(Long::longValue).sum();
    return new Tally(
        strangers.size(),
        (int) seen,
        (int) (seen - answers.size()),
        0,
        strangers.size() - answers.size(),
        0);
  }
}
