package io.centralita.benchmarks.faults;

import java.nio.file.Files;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/// How many sends a second routing-service hands over to a carrier that sets no limit: a table full
/// of them, many people, one instance.
public final class SendSpeed {
  private static final int SENDS = 5_000;
  private static final int PEOPLE = 1_000;
  private static final int ROUNDS = 3;
  private static final Duration PATIENCE = Duration.ofMinutes(3);

  private SendSpeed() {}

  public static void main(String[] arguments) throws Exception {
    var folder = Files.createTempDirectory("centralita-sends");
    try (var fleet = FaultFleet.start(folder);
        var load = new Load(fleet.brokers(), fleet.keys().addressKeys(), PEOPLE)) {
      var air = new Air(fleet.url("simulator"));
      for (int round = 0; round <= ROUNDS; round++) {
        var name = "speed" + round;
        long begun = System.nanoTime();
        load.askAtOnce(name, SENDS);
        int seen = 0;
        while (seen < SENDS && System.nanoTime() - begun < PATIENCE.toNanos()) {
          TimeUnit.MILLISECONDS.sleep(200);
          seen = air.seen(name + " ").size();
        }
        var seconds = (System.nanoTime() - begun) / 1e9;
        System.out.println(
            String.format(
                Locale.ROOT,
                "%s: %d of %d handed over in %.1f s, %.0f sends/s",
                round == 0 ? "warm-up" : "round " + round,
                seen,
                SENDS,
                seconds,
                seen / seconds));
      }
    }
    System.exit(0);
  }
}
