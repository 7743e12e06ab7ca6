package io.centralita.benchmarks.faults;

import io.centralita.benchmarks.faults.Load.Asked;
import java.io.IOException;
import java.nio.file.Files;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/// Messages under faults, each run ending when everything has arrived or was reported, and prints
/// what people got: sent, seen, doubled, lost.
public final class FaultRuns {
  private static final int PER_SECOND = 20;
  private static final int PEOPLE = 60;
  private static final Duration PATIENCE = Duration.ofMinutes(4);
  private static final List<String> SENDING =
      List.of("resets", "storms", "away", "statuses", "kills");
  private static final List<String> FLEET = List.of("broker", "instances");

  private final FaultFleet fleet;
  private final Scale scale;
  private final Air air;
  private boolean whole = true;

  private FaultRuns(FaultFleet fleet, Scale scale) {
    this.fleet = fleet;
    this.scale = scale;
    this.air = new Air(fleet.url("simulator"));
  }

  /// @param arguments which runs, all when none is named: `resets`, `storms`, `away`, `statuses`,
  ///   `kills`, `broker`, `instances`; `--short` for a form that shows that it works; `--kills <n>`
  public static void main(String[] arguments) throws Exception {
    var names = new ArrayList<>(List.of(arguments));
    var scale = names.remove("--short") ? Scale.BRIEF : Scale.FULL;
    int at = names.indexOf("--kills");
    if (at >= 0) {
      names.remove(at);
      scale = scale.withKills(Integer.parseInt(names.remove(at)));
    }
    if (names.isEmpty()) {
      names.addAll(SENDING);
      names.addAll(FLEET);
    }
    System.exit(run(names, scale) ? 0 : 1);
  }

  /// @return whether nothing was lost, doubled or out of order
  static boolean run(List<String> names, Scale scale) throws Exception {
    boolean whole = true;
    if (names.stream().anyMatch(SENDING::contains)) {
      try (var fleet =
              FaultFleet.start(
                  Files.createTempDirectory("centralita-faults"),
                  FaultFleet.SENDING,
                  FaultFleet.FAST_TO_START);
          var load = new Load(fleet.brokers(), fleet.keys().addressKeys(), PEOPLE)) {
        var runs = new FaultRuns(fleet, scale);
        var troubles = new SendFaults(fleet, runs.air, scale).troubles();
        runs.all(names, troubles, load);
        whole = runs.whole;
      }
    }
    if (names.stream().anyMatch(FLEET::contains)) {
      try (var fleet =
          FaultFleet.start(
              Files.createTempDirectory("centralita-faults"),
              FaultFleet.ALL,
              FaultFleet.FAST_TO_START)) {
        fleet.openMarketplace();
        var letters = Letters.between(fleet, PEOPLE);
        var runs = new FaultRuns(fleet, scale);
        runs.all(names, new FleetFaults(fleet, scale).troubles(), letters);
        whole &= runs.whole;
      }
    }
    return whole;
  }

  private void all(List<String> names, Map<String, Trouble> troubles, Traffic traffic)
      throws Exception {
    for (var trouble : troubles.entrySet()) {
      if (names.contains(trouble.getKey())) {
        run(trouble.getKey(), trouble.getValue(), traffic);
      }
    }
  }

  private void run(String name, Trouble trouble, Traffic traffic) throws Exception {
    long begun = System.nanoTime();
    var over = new AtomicBoolean();
    List<Asked> asked;
    String remark;
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var troubled =
          threads.submit(
              (Callable<String>)
                  () -> {
                    try {
                      return trouble.happen();
                    } finally {
                      over.set(true);
                    }
                  });
      asked = traffic.ask(name, PER_SECOND, over::get);
      remark = troubled.get();
    }
    air.faults(List.of());
    var tally = settled(name, asked);
    print(name, tally, begun, remark);
    if (traffic instanceof Letters letters) {
      beyondPhones(name, asked, letters, begun);
    }
  }

  /// What else has to be there once: an answer for each stranger, and each text in the log.
  private void beyondPhones(String name, List<Asked> asked, Letters letters, long begun)
      throws IOException, InterruptedException, SQLException {
    print(name + ", strangers", Answers.of(letters.strangers(), air), begun, "");
    print(name + ", log", new Log(fleet.database("audit")).tally(name, asked), begun, "");
    System.out.println(letters.repeated() + " posts were not acknowledged and repeated, so far");
  }

  private void print(String name, Tally tally, long begun, String remark) {
    whole &= tally.isWhole();
    System.out.println(
        String.format(
            Locale.ROOT,
            "%-20s %5d sent, %5d seen, %d doubled, %d lost, %d reported, %d out of order; %d s; %s",
            name,
            tally.sent(),
            tally.seen(),
            tally.doubled(),
            tally.lost(),
            tally.reported(),
            tally.disordered(),
            Duration.ofNanos(System.nanoTime() - begun).toSeconds(),
            remark));
  }

  /// Waits until nothing is missing, and then a little for what comes twice.
  private Tally settled(String name, List<Asked> asked) throws IOException, InterruptedException {
    try (var reports = new Reports(fleet.brokers())) {
      long end = System.nanoTime() + PATIENCE.toNanos();
      var tally = tally(name, asked, reports);
      while (tally.lost() > 0 && System.nanoTime() < end) {
        TimeUnit.SECONDS.sleep(1);
        tally = tally(name, asked, reports);
      }
      TimeUnit.MILLISECONDS.sleep(scale.afterwards().toMillis());
      return tally(name, asked, reports);
    }
  }

  private Tally tally(String name, List<Asked> asked, Reports reports)
      throws IOException, InterruptedException {
    return Tally.of(asked, air.seen(name + " "), reports.refused(asked));
  }
}
