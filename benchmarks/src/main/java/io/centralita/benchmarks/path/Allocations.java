package io.centralita.benchmarks.path;

import io.centralita.benchmarks.path.ClosedLoop.Outcome;
import io.centralita.benchmarks.path.ClosedLoop.Workers;
import io.centralita.fleet.FleetKeys;
import io.centralita.proxy.ProxyService;
import io.centralita.stack.Database;
import io.centralita.stack.Durability;
import io.centralita.stack.EmbeddedKafka;
import io.centralita.stack.Port;
import io.centralita.stack.Postgres;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/// How many pairs a second get a number while very many links are open: asked for from within, on
/// one instance and on two that share a database; over HTTP; and by accepted leads, which is how
/// most come. Beside what as many clients can insert at all, one row a transaction. And what the
/// expiry of a thousand links costs among many and among none. Both instances are in this process.
final class Allocations {
  private static final int CLIENTS = 8;
  private static final int EXPIRING = 1_000;
  private static final int WARM_UP_SWEEPS = 3;
  private static final int LEADS_A_SECOND = 1_000;

  private final Path data;

  Allocations(Path data) {
    this.data = data;
  }

  void run(int links, Duration measured, int rounds) throws Exception {
    var keys = FleetKeys.in(data.resolve("keys"));
    try (var postgres =
            Postgres.start(
                data.resolve("postgres"),
                Port.ephemeral(),
                Durability.MACHINE_CRASH,
                LargeDatabase.SETTINGS);
        var kafka = EmbeddedKafka.start(data.resolve("kafka"), Port.ephemeral())) {
      var database = postgres.database("proxy");
      try (var one = start(keys, kafka.bootstrapServers(), database);
          var two = start(keys, kafka.bootstrapServers(), database);
          var bare = new BareInserts(data, database, CLIENTS);
          var connection = BareInserts.connection(database)) {
        var tables = new LinkTables(connection);
        tables.addNumbers();
        for (int batch = 1; batch <= WARM_UP_SWEEPS; batch++) {
          tables.fill(-batch * EXPIRING, EXPIRING);
          expire(tables, -batch * EXPIRING);
        }
        tables.fill(0, links);
        expire(tables, 0);
        var contest =
            new Round(
                new LinkClients(keys),
                tables,
                bare,
                one,
                two,
                kafka.bootstrapServers(),
                postgres.pid(),
                measured);
        for (int round = 0; round <= rounds; round++) {
          PathBenchmark.print(round == 0 ? "to warm up:" : "round " + round + ":");
          contest.run();
        }
        expire(tables, EXPIRING);
        PathBenchmark.print("people who meet a number twice: %d", tables.doubles());
      }
    }
  }

  private static ConfigurableApplicationContext start(
      FleetKeys keys, String brokers, Database database) {
    return new SpringApplicationBuilder(ProxyService.class)
        .run(
            "--spring.config.name=proxy-service",
            "--server.port=0",
            "--spring.jmx.enabled=false",
            "--KAFKA_BOOTSTRAP_SERVERS=" + brokers,
            "--DATABASE_URL=" + database.url(),
            "--DATABASE_USERNAME=" + database.username(),
            "--DATABASE_PASSWORD=" + database.password(),
            "--SESSION_SWEEP_EVERY=20ms",
            "--DATABASE_CONNECTIONS=" + (CLIENTS + 8),
            "--ADDRESS_KEYS=" + keys.addressKeys(),
            "--JWT_PUBLIC_KEY=" + keys.jwtPublicKey().toUri());
  }

  private static void expire(LinkTables tables, int from) throws Exception {
    long open = tables.open();
    PathBenchmark.print(
        "%,d of %,d open links are due: the last sweep of them begins %d ms later",
        EXPIRING, open, tables.expire(from, EXPIRING).toMillis());
  }

  /// Each way in turn, with nothing left over from the one before.
  private record Round(
      LinkClients clients,
      LinkTables tables,
      BareInserts bare,
      ConfigurableApplicationContext one,
      ConfigurableApplicationContext two,
      String brokers,
      long server,
      Duration measured) {

    void run() throws Exception {
      double inserts = bare.overJdbc(measured).perSecond();
      PathBenchmark.print(
          "%d clients: bare inserts %,.0f/s over JDBC, %s",
          CLIENTS, inserts, bare.byPgbench(measured));
      measure("allocations on one instance", inserts, _ -> LinkClients.direct(one));
      measure("on two", inserts, number -> LinkClients.direct(number % 2 == 0 ? one : two));
      measure("over HTTP, on one", inserts, _ -> clients.overHttp(one));
      measure("of an empty request over HTTP", inserts, _ -> clients.emptyOverHttp(one));
      byLeads((int) measured.toSeconds() * LEADS_A_SECOND, inserts);
    }

    private void measure(String what, double inserts, Workers workers) throws Exception {
      tables.awaitNothingWaiting();
      var before = ProcessorTime.now(server);
      var outcome = ClosedLoop.run(CLIENTS, measured, workers);
      long waiting = tables.waiting();
      var after = ProcessorTime.now(server);
      say(what, outcome, inserts, waiting, after.forEachThousand(before, outcome.done()));
    }

    private static void say(
        String what, Outcome outcome, double inserts, long waiting, String processors) {
      PathBenchmark.print(
          "  %s: %,.0f/s (%.2f of the inserts), p50 %.2f, p99 %.2f ms, %d events still to go; for"
              + " each thousand %s",
          what,
          outcome.perSecond(),
          outcome.perSecond() / inserts,
          outcome.millis(50),
          outcome.millis(99),
          waiting,
          processors);
    }

    /// Both people of each are introduced as well.
    private void byLeads(int leads, double inserts) throws Exception {
      tables.awaitNothingWaiting();
      var begin = Instant.now();
      var before = ProcessorTime.now(server);
      LinkClients.assignLeads(brokers, leads);
      while (tables.openedSince(begin) < leads) {
        TimeUnit.MILLISECONDS.sleep(20);
      }
      double seconds = Duration.between(begin, Instant.now()).toMillis() / 1e3;
      var processors = ProcessorTime.now(server).forEachThousand(before, leads);
      PathBenchmark.print(
          "  by %,d accepted leads at once, on two: %,.0f/s (%.2f), %d events still to go; for each"
              + " thousand %s",
          leads, leads / seconds, leads / seconds / inserts, tables.waiting(), processors);
    }
  }
}
