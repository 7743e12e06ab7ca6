package io.centralita.benchmarks.path;

import static io.centralita.benchmarks.path.PathBenchmark.print;

import io.centralita.contracts.values.TenantId;
import io.centralita.fleet.FleetKeys;
import io.centralita.matching.MatchingService;
import io.centralita.matching.provider.Ranking;
import io.centralita.matching.settings.TenantSettings;
import io.centralita.stack.Database;
import io.centralita.stack.EmbeddedKafka;
import io.centralita.stack.Port;
import io.centralita.stack.Postgres;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;
import org.springframework.boot.builder.SpringApplicationBuilder;

/// How fast the three to propose are found among very many providers, beside the bare look-up of
/// the same index: the first three of a category and district, by id and nothing more.
final class MatchingSpeed {
  private static final TenantId TENANT = new TenantId("benchmark");
  private static final int PORT = 28184;
  private static final int CATEGORIES = 500;
  private static final int DISTRICTS = 2_000;
  private static final int WARM_UP = 10_000;
  private static final int MEASURED = 20_000;

  private static final String[] SURROUNDINGS = {
    "INSERT INTO catalogues VALUES ('benchmark', now())",
    """
    INSERT INTO districts (tenant, code, name, latitude, longitude, aliases, nearby)
    SELECT 'benchmark', 'd' || n, 'District ' || n, 0, 0, '{}',
      ARRAY (SELECT 'd' || (n + step) % 2000 FROM generate_series(1, 5) AS step)
    FROM generate_series(0, 1999) AS n
    """
  };

  /// One in three has opening hours, one in twenty is paused, one in twenty has an open offer.
  private static final String PROVIDERS =
      """
      INSERT INTO providers (id, tenant, external_id, name, channel, address_ref, address_sealed, address_hint,
        language, rating, votes, score, hours, paused)
      SELECT ('00000000-0000-4000-9000-' || lpad(to_hex(n), 12, '0'))::uuid, 'benchmark', n::text,
        'Servicios ' || n, 'WHATSAPP', 'provider-' || n, repeat('s', 120), '+51 9•• ••• 111', 'es',
        round((3 + random() * 2)::numeric, 1), 20, round((3 + random() * 2)::numeric, 2),
        CASE WHEN n % 3 = 0 THEN '{[0,6000),[6060,10080)}'::int4multirange END, n % 20 = 0
      FROM generate_series(0, ? - 1) AS n
      """;

  /// Each does one kind of job in four districts.
  private static final String SERVICES =
      """
      INSERT INTO provider_services (provider_id, tenant, category, district, score, votes, listed)
      SELECT id, tenant, 'c' || external_id::int % 500,
        'd' || (hashint4(external_id::int * 4 + place) & 2147483647) % 2000, score, votes, NOT paused
      FROM providers CROSS JOIN generate_series(0, 3) AS place
      ON CONFLICT DO NOTHING
      """;

  private static final String LEADS =
      """
      INSERT INTO leads (id, tenant, code, customer_channel, customer_ref, customer_sealed, customer_hint,
        number, language, category, district, status, opened_at, ended_at)
      SELECT id, tenant, '2222', 'WHATSAPP', 'customer', 'sealed', 'hint', '+5117000001', 'es', 'c1', 'd1',
        'EXHAUSTED', now(), now()
      FROM providers WHERE external_id::int % 20 = 1
      """;

  private static final String OFFERS =
      """
      INSERT INTO offers (id, lead_id, tenant, provider_id, provider_ref, status, offered_at, expires_at)
      SELECT id, id, tenant, id, address_ref, 'OPEN', now(), now() + interval '1 hour'
      FROM providers WHERE external_id::int % 20 = 1
      """;

  private static final String VACUUM =
      "VACUUM (ANALYZE) providers, provider_services, offers, leads, districts";

  private static final String BARE =
      """
      SELECT provider_id FROM provider_services
      WHERE tenant = ? AND category = ? AND district = ? AND listed
      ORDER BY score DESC, tier DESC LIMIT 3
      """;

  private final Path data;

  MatchingSpeed(Path data) {
    this.data = data;
  }

  void run(int providers, int rounds) throws Exception {
    var keys = FleetKeys.in(data.resolve("keys"));
    try (var postgres = Postgres.start(data.resolve("postgres"), Port.ephemeral());
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
          write(connection, providers);
          measure(
              service.getBean(Ranking.class),
              service.getBean(TenantSettings.class),
              connection,
              rounds);
        }
      }
    }
  }

  private static Connection connection(Database database) throws SQLException {
    return DriverManager.getConnection(database.url(), database.username(), database.password());
  }

  private static void write(Connection connection, int providers) throws SQLException {
    var begun = Instant.now();
    for (var sql : SURROUNDINGS) {
      run(connection, sql);
    }
    try (var statement = connection.prepareStatement(PROVIDERS)) {
      statement.setInt(1, providers);
      statement.executeUpdate();
    }
    for (var sql : new String[] {SERVICES, LEADS, OFFERS, VACUUM}) {
      run(connection, sql);
    }
    print(
        "%,d providers, %d categories, %,d districts written in %d s",
        providers, CATEGORIES, DISTRICTS, Duration.between(begun, Instant.now()).toSeconds());
  }

  private static void run(Connection connection, String sql) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static void measure(
      Ranking ranking, TenantSettings settings, Connection connection, int rounds)
      throws SQLException {
    var terms = settings.of(TENANT);
    var random = new Random(7);
    try (var bare = connection.prepareStatement(BARE)) {
      for (int round = 0; round <= rounds; round++) {
        var found = new Histogram(TimeUnit.SECONDS.toNanos(60), 3);
        var looked = new Histogram(TimeUnit.SECONDS.toNanos(60), 3);
        long proposed = 0;
        int times = round == 0 ? WARM_UP : MEASURED;
        for (int i = 0; i < times; i++) {
          var category = "c" + random.nextInt(CATEGORIES);
          var district = "d" + random.nextInt(DISTRICTS);
          long begun = System.nanoTime();
          bare.setString(1, TENANT.value());
          bare.setString(2, category);
          bare.setString(3, district);
          try (var rows = bare.executeQuery()) {
            while (rows.next()) {
              rows.getObject(1);
            }
          }
          long between = System.nanoTime();
          proposed += ranking.best(TENANT, category, district, "nobody", terms).size();
          found.recordValue(System.nanoTime() - between);
          looked.recordValue(between - begun);
        }
        if (round > 0) {
          print(
              "round %d: matching p50 %.3f, p99 %.3f ms (%.2f proposed); bare look-up p50 %.3f, p99 %.3f ms;"
                  + " ratio of p99 %.2f",
              round,
              millis(found, 50),
              millis(found, 99),
              1.0 * proposed / times,
              millis(looked, 50),
              millis(looked, 99),
              millis(found, 99) / millis(looked, 99));
        }
      }
    }
    print("%s", ranking.plan(TENANT, "c7", "d7", terms));
  }

  private static double millis(Histogram nanos, double percentile) {
    return nanos.getValueAtPercentile(percentile) / 1e6;
  }
}
