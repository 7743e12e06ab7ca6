package io.centralita.fleet;

import io.centralita.fleet.demo.DemoMarketplace;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.CancellationException;

/// The fleet as somebody at a terminal meets it: starting line by line, the addresses to open,
/// Ctrl-C to stop and a second Ctrl-C for the impatient.
final class Terminal {
  private static final Words STARTING =
      new Words("Centralita · starting the local fleet", "Centralita · arranca la flota local");
  private static final Words READY = new Words("Ready in %s", "Lista en %s");
  private static final Words MARKETPLACE =
      new Words("the marketplace “Aliado”", "el mercado «Aliado»");
  private static final Words STOPPING =
      new Words(
          "Stopping; Ctrl-C again to stop at once", "Deteniendo; otro Ctrl-C detiene en el acto");
  private static final Words STOPPED = new Words("Stopped in %s", "Detenida en %s");
  private static final Words PHONES = new Words("Phones", "Teléfonos");
  private static final Words LOG = new Words("Log", "Registro");
  private static final Words DATA = new Words("Data", "Datos");
  private static final Words TOKEN =
      new Words("A token for the APIs: %s", "Un token para las API: %s");
  private static final Words DEAD_LETTERS =
      new Words("What could not be handled: %s", "Lo que no se pudo procesar: %s");
  private static final Words END = new Words("Ctrl-C stops everything.", "Ctrl-C lo detiene todo.");

  private final FleetOptions options;
  private final Path log;
  private final Commands commands;
  private final Progress progress = Progress.on(System.out);

  Terminal(FleetOptions options, Path log, Commands commands) {
    this.options = options;
    this.log = log;
    this.commands = commands;
  }

  void run() {
    var begun = System.nanoTime();
    progress.heading(STARTING.here());
    var fleet = Fleet.on(options, progress);
    SecondInterrupt.halts();
    Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(fleet), "stop"));
    try {
      fleet.start(options, InstantSource.system(), FleetMembers.ALL);
      progress.step(MARKETPLACE.here(), () -> openMarketplace(fleet));
    } catch (CancellationException _) {
      return;
    }
    progress.heading(READY.with(Progress.seconds(begun)));
    addresses(fleet);
  }

  private static void openMarketplace(Fleet fleet) {
    var token =
        fleet
            .tokens()
            .issue(DemoMarketplace.TENANT, "local", DemoMarketplace.SCOPES, Duration.ofMinutes(5));
    new DemoMarketplace()
        .open(fleet.url("matching-service"), fleet.url(Surroundings.SIMULATOR), token);
  }

  private void addresses(Fleet fleet) {
    progress.line(PHONES.here(), fleet.url(Surroundings.SIMULATOR).toString());
    for (var member : fleet.members()) {
      if (!member.name().equals(Surroundings.SIMULATOR)) {
        progress.line(member.name(), member.url().toString());
      }
    }
    progress.line("Kafka", fleet.bootstrapServers());
    progress.line("PostgreSQL", "127.0.0.1:" + options.postgres().number());
    progress.line(DATA.here(), options.data().toString());
    progress.line(LOG.here(), log.toString());
    progress.heading(TOKEN.with(commands.token()));
    progress.note(DEAD_LETTERS.with(commands.deadLetters()));
    progress.note(END.here());
  }

  private void stop(Fleet fleet) {
    if (fleet.isClosed()) {
      return;
    }
    var begun = System.nanoTime();
    progress.heading(STOPPING.here());
    fleet.close();
    progress.heading(STOPPED.with(Progress.seconds(begun)));
  }
}
