package io.centralita.benchmarks.faults;

import io.centralita.benchmarks.faults.Load.Asked;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// What audit-service has written down of the texts that people wrote.
record Log(Books audit) {
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  /// Waits for what is missing.
  Tally tally(String run, List<Asked> asked) throws SQLException, InterruptedException {
    long end = System.nanoTime() + PATIENCE.toNanos();
    var tally = now(run, asked);
    while (tally.lost() > 0 && System.nanoTime() < end) {
      TimeUnit.SECONDS.sleep(1);
      tally = now(run, asked);
    }
    return tally;
  }

  private Tally now(String run, List<Asked> asked) throws SQLException {
    var open = new HashMap<String, Integer>();
    asked.forEach(each -> open.merge(each.text(), 1, Integer::sum));
    var written = written(run);
    written.forEach((text, times) -> open.merge(text, -times, Integer::sum));
    return new Tally(
        asked.size(),
        written.values().stream().mapToInt(Integer::intValue).sum(),
        open.values().stream().mapToInt(count -> Math.max(0, -count)).sum(),
        0,
        open.values().stream().mapToInt(count -> Math.max(0, count)).sum(),
        0);
  }

  private Map<String, Integer> written(String run) throws SQLException {
    return audit.counts(
        """
        SELECT text, count(*) FROM message_logs
        WHERE direction = 'inbound' AND text LIKE '%s %%' GROUP BY text
        """
            .formatted(run));
  }
}
