package io.centralita.benchmarks.faults;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;

/// What goes wrong between routing-service and the carrier.
final class SendFaults {
  private static final Map<String, Object> NO_CONNECTION =
      Map.of("kind", "reset-before", "operation", "any");

  /// A carrier that thinks: sends are in flight whenever routing-service is killed.
  private static final Map<String, Object> SLOW = Map.of("kind", "delay", "delayMillis", 300);

  private static final String IN_FLIGHT = "SELECT count(*) FROM sends WHERE state = 'sending'";
  private static final int ONLY_FIRST = 1;

  private final Random chance = new Random(7);
  private final FaultFleet fleet;
  private final Air air;
  private final Scale scale;

  SendFaults(FaultFleet fleet, Air air, Scale scale) {
    this.fleet = fleet;
    this.air = air;
    this.scale = scale;
  }

  Map<String, Trouble> troubles() {
    var troubles = new LinkedHashMap<String, Trouble>();
    troubles.put(
        "resets",
        () -> during(scale.span(), List.of(Map.of("kind", "reset-after", "probability", 0.2))));
    troubles.put("storms", this::storms);
    troubles.put("away", () -> during(scale.away(), List.of(NO_CONNECTION)));
    troubles.put(
        "statuses",
        () ->
            during(
                scale.span(),
                List.of(
                    Map.of("kind", "status-reversed", "probability", 0.4),
                    Map.of("kind", "status-repeated", "probability", 0.6))));
    troubles.put("kills", this::kills);
    return troubles;
  }

  private String during(Duration time, List<Map<String, Object>> faults)
      throws IOException, InterruptedException {
    air.faults(faults);
    TimeUnit.MILLISECONDS.sleep(time.toMillis());
    return "";
  }

  /// The carrier takes nothing for a while, then everything, again and again.
  private String storms() throws IOException, InterruptedException {
    for (int storm = 0; storm < 4; storm++) {
      during(scale.span().dividedBy(8), List.of(Map.of("kind", "too-many-requests")));
      during(
          scale.span().dividedBy(8),
          List.of(Map.of("kind", "too-many-requests", "probability", 0.3)));
    }
    return "";
  }

  /// At random, two of three kills wait until it is at work and has sends in flight, then up to two
  /// seconds more; the others come while it starts, or finds its work.
  private String kills() throws IOException, InterruptedException, SQLException {
    air.faults(List.of(SLOW));
    int met = 0;
    long interrupted = 0;
    for (int kill = 1; kill <= scale.kills(); kill++) {
      if (chance.nextInt(3) > 0) {
        fleet.awaitReady("routing", ONLY_FIRST);
        while (inFlight() == 0) {
          TimeUnit.MILLISECONDS.sleep(20);
        }
        TimeUnit.MILLISECONDS.sleep(chance.nextInt(2_000));
      } else {
        TimeUnit.MILLISECONDS.sleep(chance.nextInt(10_000));
      }
      fleet.kill("routing", ONLY_FIRST);
      long left = inFlight();
      met += left > 0 ? 1 : 0;
      interrupted += left;
      fleet.startAgain("routing", ONLY_FIRST);
    }
    fleet.awaitReady("routing", ONLY_FIRST);
    return "%d of %d kills left sends in flight, %d altogether"
        .formatted(met, scale.kills(), interrupted);
  }

  private long inFlight() throws SQLException {
    return fleet.database("routing").count(IN_FLIGHT);
  }
}
