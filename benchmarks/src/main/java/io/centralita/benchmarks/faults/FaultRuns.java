package io.centralita.benchmarks.faults;

import io.centralita.benchmarks.faults.Load.Asked;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/// Sends under faults, each run ending when everything has arrived or was reported, and prints what
/// people got: sent, seen, doubled, lost.
public final class FaultRuns {
  private static final int PER_SECOND = 20;
  private static final int PEOPLE = 60;
  private static final Duration PATIENCE = Duration.ofMinutes(4);
  private static final Map<String, Object> NO_CONNECTION =
      Map.of("kind", "reset-before", "operation", "any");

  private final FaultFleet fleet;
  private final Air air;
  private final Random chance = new Random(7);
  private final int kills;
  private final Duration span;
  private final Duration away;

  private FaultRuns(FaultFleet fleet, int kills, Duration span, Duration away) {
    this.fleet = fleet;
    this.air = new Air(fleet.url("simulator"));
    this.kills = kills;
    this.span = span;
    this.away = away;
  }

  /// What goes wrong while sends are asked for; ends when it has been enough.
  private interface Trouble {
    void happen() throws IOException, InterruptedException;
  }

  /// @param arguments which runs, all when none is named: `resets`, `storms`, `away`, `statuses`,
  ///   `kills`, `instances`; `--short` for a form that shows that it works; `--kills <n>`
  public static void main(String[] arguments) throws Exception {
    var names = new ArrayList<>(List.of(arguments));
    boolean brief = names.remove("--short");
    int kills = brief ? 3 : 50;
    int at = names.indexOf("--kills");
    if (at >= 0) {
      names.remove(at);
      kills = Integer.parseInt(names.remove(at));
    }
    var span = Duration.ofSeconds(brief ? 10 : 60);
    var away = Duration.ofSeconds(brief ? 15 : 120);
    System.exit(run(names, kills, span, away) ? 0 : 1);
  }

  /// @return whether nothing was lost, doubled or out of order
  static boolean run(List<String> names, int kills, Duration span, Duration away) throws Exception {
    var folder = Files.createTempDirectory("centralita-faults");
    try (var fleet = FaultFleet.start(folder)) {
      return new FaultRuns(fleet, kills, span, away).all(names);
    }
  }

  private boolean all(List<String> names) throws Exception {
    boolean whole = true;
    for (var run : runs().entrySet()) {
      if (names.isEmpty() || names.contains(run.getKey())) {
        whole &= run(run.getKey(), run.getValue());
      }
    }
    return whole;
  }

  private Map<String, Trouble> runs() {
    var runs = new LinkedHashMap<String, Trouble>();
    runs.put(
        "resets", () -> during(span, List.of(Map.of("kind", "reset-after", "probability", 0.2))));
    runs.put("storms", this::storms);
    runs.put("away", () -> during(away, List.of(NO_CONNECTION)));
    runs.put(
        "statuses",
        () ->
            during(
                span,
                List.of(
                    Map.of("kind", "status-reversed", "probability", 0.4),
                    Map.of("kind", "status-repeated", "probability", 0.6))));
    runs.put("kills", this::killing);
    runs.put("instances", this::instances);
    return runs;
  }

  private void during(Duration time, List<Map<String, Object>> faults)
      throws IOException, InterruptedException {
    air.faults(faults);
    TimeUnit.MILLISECONDS.sleep(time.toMillis());
  }

  /// The carrier takes nothing for a while, then everything, again and again.
  private void storms() throws IOException, InterruptedException {
    for (int storm = 0; storm < 4; storm++) {
      during(span.dividedBy(8), List.of(Map.of("kind", "too-many-requests")));
      during(span.dividedBy(8), List.of(Map.of("kind", "too-many-requests", "probability", 0.3)));
    }
  }

  /// Two of three kills meet it at work, or settling what the last kill left; the third one while
  /// it starts.
  private void killing() throws IOException, InterruptedException {
    for (int kill = 1; kill <= kills; kill++) {
      if (kill % 3 != 0) {
        fleet.routing("routing-1").awaitReady(fleet.url("routing-1"));
      }
      TimeUnit.MILLISECONDS.sleep(chance.nextInt(4_000));
      fleet.routing("routing-1").kill();
      fleet.routing("routing-1").startAgain();
    }
    fleet.routing("routing-1").awaitReady(fleet.url("routing-1"));
  }

  /// Two share the work; the first is killed, a third one comes.
  private void instances() throws IOException, InterruptedException {
    fleet.addRouting("routing-2");
    TimeUnit.MILLISECONDS.sleep(span.dividedBy(4).toMillis());
    fleet.routing("routing-1").kill();
    TimeUnit.MILLISECONDS.sleep(span.dividedBy(4).toMillis());
    fleet.addRouting("routing-3");
    TimeUnit.MILLISECONDS.sleep(span.dividedBy(4).toMillis());
    fleet.routing("routing-1").startAgain();
    fleet.routing("routing-1").awaitReady(fleet.url("routing-1"));
  }

  private boolean run(String name, Trouble trouble) throws Exception {
    long begun = System.nanoTime();
    var over = new AtomicBoolean();
    List<Asked> asked;
    try (var load = new Load(fleet.brokers(), fleet.keys().addressKeys(), PEOPLE);
        var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var troubled =
          threads.submit(
              (Callable<Boolean>)
                  () -> {
                    try {
                      trouble.happen();
                      return true;
                    } finally {
                      over.set(true);
                    }
                  });
      asked = load.ask(name, PER_SECOND, over::get);
      troubled.get();
    }
    air.faults(List.of());
    var tally = settled(name, asked);
    System.out.println(
        String.format(
            Locale.ROOT,
            "%-10s %5d sent, %5d seen, %d doubled, %d lost, %d reported, %d out of order; %d s",
            name,
            tally.sent(),
            tally.seen(),
            tally.doubled(),
            tally.lost(),
            tally.reported(),
            tally.disordered(),
            Duration.ofNanos(System.nanoTime() - begun).toSeconds()));
    return tally.isWhole();
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
      TimeUnit.SECONDS.sleep(15);
      return tally(name, asked, reports);
    }
  }

  private Tally tally(String name, List<Asked> asked, Reports reports)
      throws IOException, InterruptedException {
    return Tally.of(asked, air.seen(name + " "), reports.refused(asked));
  }
}
