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
    try (var fleet = FaultFleet.start(folder, FaultFleet.SENDING, FaultFleet.FAST_TO_WORK);
        var load = new Load(fleet.brokers(), fleet.keys().addressKeys(), PEOPLE)) {
      var air = new Air(fleet.url("simulator"));
      for (int round = 0; round <= ROUNDS; round++) {
        int before = air.taken();
        long begun = System.nanoTime();
        load.askAtOnce("speed" + round, SENDS);
        int taken = 0;
        while (taken < SENDS && System.nanoTime() - begun < PATIENCE.toNanos()) {
          TimeUnit.MILLISECONDS.sleep(50);
          taken = air.taken() - before;
        }
        var seconds = (System.nanoTime() - begun) / 1e9;
        System.out.println(
            String.format(
                Locale.ROOT,
                "%s: %d of %d handed over in %.1f s, %.0f sends/s",
                round == 0 ? "warm-up" : "round " + round,
                taken,
                SENDS,
                seconds,
                taken / seconds));
      }
    }
    System.exit(0);
  }
}
