package io.centralita.benchmarks.path;

import static io.centralita.benchmarks.path.PathBenchmark.print;

import io.centralita.benchmarks.path.ClosedLoop.Outcome;
import io.centralita.benchmarks.path.ClosedLoop.Work;
import java.io.IOException;
import java.time.Duration;

/// How long a caller waits for the words that connect: from the call's webhook being due to the end
/// of the TwiML. Each call is another person's, over links that are spread over all there are.
final class CallLatency {
  private static final int CONNECTIONS = 64;
  private static final int CALLERS = 20_000;
  private static final int[] RATES = {100, 1_000};

  private final int port;
  private final byte[][] requests = new byte[CALLERS][];

  CallLatency(int port, Corpus corpus, int links) {
    this.port = port;
    for (int i = 0; i < CALLERS; i++) {
      int link = (int) ((long) i * links / CALLERS);
      requests[i] = corpus.call(i, Surroundings.customer(link), Surroundings.proxyNumber(link));
    }
  }

  void run(Duration measured, int rounds) throws Exception {
    for (int rate : RATES) {
      calls(rate, measured);
    }
    for (int round = 1; round <= rounds; round++) {
      for (int rate : RATES) {
        var taken = calls(rate, measured);
        print(
            "%d calls a second, round %d: TwiML after p50 %.2f, p99 %.2f, p99.9 %.2f ms (%d calls)",
            rate, round, taken.millis(50), taken.millis(99), taken.millis(99.9), taken.done());
      }
    }
  }

  private Outcome calls(int rate, Duration time) throws Exception {
    return OpenLoop.run(rate, CONNECTIONS, time, _ -> calling());
  }

  private Work calling() throws IOException {
    var connection = new Connection(port);
    return serial -> {
      int status = connection.exchange(requests[serial % CALLERS]);
      if (status != 200 || !connection.answer().contains("<Dial")) {
        throw new IOException("A call was answered " + status + " " + connection.answer());
      }
    };
  }
}
