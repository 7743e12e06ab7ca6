package io.centralita.benchmarks.path;

import static io.centralita.benchmarks.path.PathBenchmark.print;

import io.centralita.contracts.values.TenantId;
import io.centralita.fleet.FleetKeys;
import io.centralita.matching.MatchingService;
import io.centralita.matching.provider.Ranking;
import io.centralita.matching.provider.Shortlist;
import io.centralita.matching.settings.TenantSettings;
import io.centralita.matching.settings.Terms;
import io.centralita.stack.Database;
import io.centralita.stack.Durability;
import io.centralita.stack.EmbeddedKafka;
import io.centralita.stack.Port;
import io.centralita.stack.Postgres;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Random;
import java.util.StringJoiner;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.HdrHistogram.Histogram;
import org.springframework.boot.builder.SpringApplicationBuilder;

/// How fast the three to propose are found among very many providers, beside the bare look-up of
/// the same index: the first three of a category and district, by id and nothing more.
final class MatchingSpeed {
  private static final TenantId TENANT = new TenantId(ManyProviders.TENANT);
  private static final int PORT = 28184;
  private static final int WARM_UP = 10_000;
  private static final int MEASURED = 20_000;

  /// The same districts, in the same order, by id and nothing more: whether somebody can take a job
  /// now, and what they are called, is not looked at.
  private static final String BARE =
      """
      WITH own AS MATERIALIZED (
        SELECT provider_id FROM provider_services
        WHERE tenant = ? AND category = ? AND district = ? AND listed
        ORDER BY score DESC, tier DESC LIMIT 3)
      SELECT provider_id FROM own
      UNION ALL
      SELECT best.provider_id
      FROM districts AS here
      CROSS JOIN unnest(here.nearby) AS near (district)
      CROSS JOIN LATERAL (
        SELECT provider_id FROM provider_services AS service
        WHERE tenant = ? AND category = ? AND service.district = near.district AND listed
        ORDER BY score DESC, tier DESC LIMIT 3) AS best
      WHERE here.tenant = ? AND here.code = ? AND (SELECT count(*) FROM own) < 3
      """;

  private final Path data;

  MatchingSpeed(Path data) {
    this.data = data;
  }

  void run(int providers, int rounds) throws Exception {
    var keys = FleetKeys.in(data.resolve("keys"));
    try (var postgres =
            Postgres.start(
                data.resolve("postgres"),
                Port.ephemeral(),
                Durability.MACHINE_CRASH,
                LargeDatabase.SETTINGS);
        var kafka = EmbeddedKafka.start(data.resolve("kafka"), Port.ephemeral())) {
      var database = postgres.database("matching");
      try (var service =
          new SpringApplicationBuilder(MatchingService.class)
              .run(
                  "--spring.config.name=matching-service",
                  "--server.port=" + PORT,
                  "--KAFKA_BOOTSTRAP_SERVERS=" + kafka.bootstrapServers(),
                  "--DATABASE_URL=" + database.url(),
                  "--DATABASE_USERNAME=" + database.username(),
                  "--DATABASE_PASSWORD=" + database.password(),
                  "--ADDRESS_KEYS=" + keys.addressKeys(),
                  "--JWT_PUBLIC_KEY=" + keys.jwtPublicKey().toUri())) {
        try (var connection = connection(database)) {
          ManyProviders.write(connection, providers);
        }
        var terms = service.getBean(TenantSettings.class).of(TENANT);
        var moreLooks = service.getBean(MeterRegistry.class).counter(Ranking.MORE_LOOKS);
        try (var pooled = service.getBean(DataSource.class).getConnection()) {
          measure(service.getBean(Ranking.class), terms, moreLooks, pooled, providers, rounds);
        }
      }
    }
  }

  private static Connection connection(Database database) throws SQLException {
    return DriverManager.getConnection(database.url(), database.username(), database.password());
  }

  /// Both look for the same, now the one first, now the other, because whoever comes second finds
  /// the pages in memory.
  ///
  /// @param connection of the service's own pool
  private static void measure(
      Ranking ranking,
      Terms terms,
      Counter moreLooks,
      Connection connection,
      int providers,
      int rounds)
      throws SQLException {
    var random = new Random(7);
    try (var bare = connection.prepareStatement(BARE)) {
      for (int round = 0; round <= rounds; round++) {
        var found = new Histogram(TimeUnit.SECONDS.toNanos(60), 3);
        var atOnce = new Histogram(TimeUnit.SECONDS.toNanos(60), 3);
        int several = 0;
        var looked = new Histogram(TimeUnit.SECONDS.toNanos(60), 3);
        int times = round == 0 ? WARM_UP : MEASURED;
        for (int i = 0; i < times; i++) {
          var category = "c" + random.nextInt(ManyProviders.categories(providers));
          var district = "d" + random.nextInt(ManyProviders.DISTRICTS);
          if (i % 2 == 0) {
            looked.recordValue(look(bare, category, district));
          }
          double looksBefore = moreLooks.count();
          long took = find(ranking, terms, category, district);
          found.recordValue(took);
          if (moreLooks.count() > looksBefore) {
            several++;
          } else {
            atOnce.recordValue(took);
          }
          if (i % 2 == 1) {
            looked.recordValue(look(bare, category, district));
          }
        }
        if (round > 0) {
          print(
              "round %d: matching %s; bare look-up %s; ratio of p50 %.2f, of p99 %.2f; looked more than"
                  + " once %d of %,d; the others %s, ratio of p99 %.2f",
              round,
              millis(found),
              millis(looked),
              ratio(found, looked, 50),
              ratio(found, looked, 99),
              several,
              times,
              millis(atOnce),
              ratio(atOnce, looked, 99));
        }
      }
    }
    var equals = new Histogram(TimeUnit.SECONDS.toNanos(60), 3);
    var busy = new Histogram(TimeUnit.SECONDS.toNanos(60), 3);
    for (int i = 0; i < MEASURED / 10; i++) {
      equals.recordValue(find(ranking, terms, "equals", "d7"));
      busy.recordValue(find(ranking, terms, "busy", "d" + random.nextInt(ManyProviders.DISTRICTS)));
    }
    print("among 5,000 equals: %s; where everybody has an offer: %s", millis(equals), millis(busy));
    print("%s", ranking.plan(TENANT, "c7", "d7", terms));
    print("bare:\n%s", plan(connection));
  }

  private static long find(Ranking ranking, Terms terms, String category, String district) {
    long begun = System.nanoTime();
    if (ranking.best(TENANT, category, district, "nobody", terms).size() > Shortlist.SIZE) {
      throw new IllegalStateException("More than a customer is shown");
    }
    return System.nanoTime() - begun;
  }

  private static long look(PreparedStatement bare, String category, String district)
      throws SQLException {
    long begun = System.nanoTime();
    ask(bare, category, district);
    try (var rows = bare.executeQuery()) {
      while (rows.next()) {
        rows.getObject(1);
      }
    }
    return System.nanoTime() - begun;
  }

  private static void ask(PreparedStatement bare, String category, String district)
      throws SQLException {
    bare.setString(1, TENANT.value());
    bare.setString(2, category);
    bare.setString(3, district);
    bare.setString(4, TENANT.value());
    bare.setString(5, category);
    bare.setString(6, TENANT.value());
    bare.setString(7, district);
  }

  private static String plan(Connection connection) throws SQLException {
    var lines = new StringJoiner("\n");
    try (var bare =
        connection.prepareStatement("EXPLAIN (ANALYZE, COSTS OFF, TIMING OFF) " + BARE)) {
      ask(bare, "c7", "d7");
      try (var rows = bare.executeQuery()) {
        while (rows.next()) {
          lines.add(rows.getString(1));
        }
      }
    }
    return lines.toString();
  }

  private static String millis(Histogram nanos) {
    return String.format(
        Locale.ROOT,
        "p50 %.3f, p99 %.3f ms",
        nanos.getValueAtPercentile(50) / 1e6,
        nanos.getValueAtPercentile(99) / 1e6);
  }

  private static double ratio(Histogram one, Histogram other, double percentile) {
    return 1.0 * one.getValueAtPercentile(percentile) / other.getValueAtPercentile(percentile);
  }
}
