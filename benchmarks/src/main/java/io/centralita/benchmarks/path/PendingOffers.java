package io.centralita.benchmarks.path;

import io.centralita.stack.Database;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Properties;

/// Offers that wait for an answer, written straight into matching-service's tables: asking for a
/// million jobs is not what is measured. Ten tenants share them.
final class PendingOffers {
  /// Whose offers end have providers of their own who can take a job: three for each lead. The
  /// others share three thousand whom nobody looks up.
  private static final String PENDING =
      """
      CREATE TEMPORARY TABLE pending ON COMMIT DROP AS
      SELECT n, CASE WHEN ? THEN n ELSE 10000000 + n % 1000 END AS crew, ('00000000-0000-4000-8000-' || lpad(to_hex(n), 12, '0'))::uuid AS lead,
        'tenant' || n % 10 AS tenant, n / 10 AS code, ?::timestamptz + (n - ?) * ?::interval AS due
      FROM generate_series(?, ?) AS n
      """;

  /// A code is four letters of 32.
  private static final String LEADS =
      """
      INSERT INTO leads (id, tenant, code, customer_channel, customer_ref, customer_sealed, customer_hint,
        number, language, category, district, status, opened_at, due_at)
      SELECT lead, tenant,
        (SELECT string_agg(substr('23456789ABCDEFGHJKLMNPQRSTUVWXYZ', (code >> 5 * place) % 32 + 1, 1), '')
         FROM generate_series(0, 3) AS place),
        'WHATSAPP', 'customer-' || n, 'sealed', '+51 9•• ••• 000', '+5117000001', 'es', 'plumbing', '150122',
        'OFFERING', due - interval '20 minutes', due
      FROM pending
      """;

  private static final String CANDIDATES =
      """
      INSERT INTO candidates (lead_id, position, provider_id, name, channel, ref, sealed, hint, rating, votes, reason)
      SELECT lead, place, ('00000000-0000-4000-9000-' || lpad(to_hex(crew * 3 + place), 12, '0'))::uuid,
        'Gasfitería ' || place, 'WHATSAPP', 'provider-' || crew * 3 + place, 'sealed', '+51 9•• ••• 111', 4.5, 10, ''
      FROM pending, generate_series(1, 3) AS place
      """;

  private static final String OFFERS =
      """
      INSERT INTO offers (id, lead_id, tenant, provider_id, provider_ref, status, offered_at, expires_at)
      SELECT ('00000000-0000-4000-a000-' || lpad(to_hex(n), 12, '0'))::uuid, lead, tenant,
        ('00000000-0000-4000-9000-' || lpad(to_hex(crew * 3 + 1), 12, '0'))::uuid,
        'provider-' || crew * 3 + 1, 'OPEN', due - interval '15 minutes', due
      FROM pending
      """;

  private static final String PROVIDERS =
      """
      INSERT INTO providers (id, tenant, external_id, name, channel, address_ref, address_sealed, address_hint,
        language, rating, votes, score)
      SELECT provider_id, tenant, ref, name, channel, ref, sealed, hint, 'es', rating, votes, 4.5
      FROM candidates JOIN pending ON lead = lead_id WHERE crew = n
      """;

  /// What is written row by row over weeks is long cleaned up; after a million at once, that would
  /// fall into what is measured.
  private static final String VACUUM =
      "VACUUM (FREEZE, ANALYZE) leads, candidates, offers, providers";

  private final Database database;

  PendingOffers(Database database) {
    this.database = database;
  }

  /// @param from the serial of the first
  /// @param first when it ends
  /// @param pause between the ends of two
  /// @param measured whether they end while it is measured
  void write(int from, int count, Instant first, Duration pause, boolean measured)
      throws SQLException {
    var login = new Properties();
    login.setProperty("user", database.username());
    login.setProperty("password", database.password());
    try (var connection = DriverManager.getConnection(database.url(), login)) {
      connection.setAutoCommit(false);
      try (var pending = connection.prepareStatement(PENDING)) {
        pending.setBoolean(1, measured);
        pending.setTimestamp(2, Timestamp.from(first));
        pending.setInt(3, from);
        pending.setString(4, pause.toNanos() / 1_000 + " microseconds");
        pending.setInt(5, from);
        pending.setInt(6, from + count - 1);
        pending.executeUpdate();
      }
      for (var sql : new String[] {LEADS, CANDIDATES, OFFERS, PROVIDERS}) {
        run(connection, sql);
      }
      connection.commit();
      connection.setAutoCommit(true);
      run(connection, VACUUM);
    }
  }

  private static void run(Connection connection, String sql) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
