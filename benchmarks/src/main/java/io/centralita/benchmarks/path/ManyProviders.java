package io.centralita.benchmarks.path;

import static io.centralita.benchmarks.path.PathBenchmark.print;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;

/// A directory as large as one likes, written straight into matching-service's tables: importing it
/// is not what is measured.
final class ManyProviders {
  static final String TENANT = "benchmark";
  static final int DISTRICTS = 2_000;

  /// Each works in four districts, so four do a kind of job in a district, whatever their number.
  private static final int OF_A_CATEGORY = 2_000;

  private static final String[] SURROUNDINGS = {
    "INSERT INTO catalogues VALUES ('benchmark', now())",
    """
    INSERT INTO districts (tenant, code, name, latitude, longitude, aliases, nearby)
    SELECT 'benchmark', 'd' || n, 'District ' || n, 0, 0, '{}',
      ARRAY (SELECT 'd' || (n + step) % 2000 FROM generate_series(1, 5) AS step)
    FROM generate_series(0, 1999) AS n
    """
  };

  /// One in three has opening hours, one in twenty is paused, one in twenty has an open offer: who,
  /// has nothing to do with what they do and where.
  private static final String PROVIDERS =
      """
      INSERT INTO providers (id, tenant, external_id, name, channel, address_ref, address_sealed, address_hint,
        language, rating, votes, score, hours, paused)
      SELECT ('00000000-0000-4000-9000-' || lpad(to_hex(n), 12, '0'))::uuid, 'benchmark', n::text,
        'Servicios ' || n, 'WHATSAPP', 'provider-' || n, repeat('s', 120), '+51 9•• ••• 111', 'es',
        round((3 + random() * 2)::numeric, 1), 20, round((3 + random() * 2)::numeric, 2),
        CASE WHEN n % 3 = 0 THEN '{[0,6000),[6060,10080)}'::int4multirange END, (hashint4(n) & 2147483647) % 20 = 0
      FROM generate_series(0, ? - 1) AS n
      """;

  /// Each does one kind of job in four districts.
  private static final String SERVICES =
      """
      INSERT INTO provider_services (provider_id, tenant, category, district, score, votes, listed)
      SELECT id, tenant, 'c' || external_id::int % ?,
        'd' || (hashint4(external_id::int * 4 + place) & 2147483647) % 2000, score, votes, NOT paused
      FROM providers CROSS JOIN generate_series(0, 3) AS place
      ON CONFLICT DO NOTHING
      """;

  /// Five thousand of whom nobody is better than the others, as in a directory that is new.
  private static final String EQUALS =
      """
      INSERT INTO provider_services (provider_id, tenant, category, district, score, votes, listed)
      SELECT id, tenant, 'equals', 'd7', 3.8, 0, NOT paused FROM providers LIMIT 5000
      """;

  /// A kind of job that only those do who have an open offer: some four in a district.
  private static final String BUSY =
      """
      INSERT INTO provider_services (provider_id, tenant, category, district, score, votes, listed)
      SELECT id, tenant, 'busy', 'd' || (hashint4(external_id::int) & 2147483647) / 20 % 2000, score, votes, true
      FROM providers WHERE (hashint4(external_id::int) & 2147483647) % 20 = 1
      ORDER BY external_id::int LIMIT 8000
      """;

  private static final String LEADS =
      """
      INSERT INTO leads (id, tenant, code, customer_channel, customer_ref, customer_sealed, customer_hint,
        number, language, category, district, status, opened_at, ended_at)
      SELECT id, tenant, '2222', 'WHATSAPP', 'customer', 'sealed', 'hint', '+5117000001', 'es', 'c1', 'd1',
        'EXHAUSTED', now(), now()
      FROM providers WHERE (hashint4(external_id::int) & 2147483647) % 20 = 1
      """;

  private static final String OFFERS =
      """
      INSERT INTO offers (id, lead_id, tenant, provider_id, provider_ref, status, offered_at, expires_at)
      SELECT id, id, tenant, id, address_ref, 'OPEN', now(), now() + interval '1 hour'
      FROM providers WHERE (hashint4(external_id::int) & 2147483647) % 20 = 1
      """;

  private static final String VACUUM =
      "VACUUM (ANALYZE) providers, provider_services, offers, leads, districts";

  private ManyProviders() {}

  /// How many kinds of job so many providers do.
  static int categories(int providers) {
    return providers / OF_A_CATEGORY;
  }

  static void write(Connection connection, int providers) throws SQLException {
    var begun = Instant.now();
    for (var sql : SURROUNDINGS) {
      run(connection, sql);
    }
    try (var statement = connection.prepareStatement(PROVIDERS)) {
      statement.setInt(1, providers);
      statement.executeUpdate();
    }
    try (var statement = connection.prepareStatement(SERVICES)) {
      statement.setInt(1, categories(providers));
      statement.executeUpdate();
    }
    for (var sql : new String[] {EQUALS, BUSY, LEADS, OFFERS, VACUUM}) {
      run(connection, sql);
    }
    print(
        "%,d providers, %d categories, %,d districts written in %d s",
        providers,
        categories(providers),
        DISTRICTS,
        Duration.between(begun, Instant.now()).toSeconds());
  }

  private static void run(Connection connection, String sql) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
