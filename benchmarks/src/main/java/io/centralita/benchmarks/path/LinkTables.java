package io.centralita.benchmarks.path;

import io.centralita.contracts.values.TenantId;
import io.centralita.proxy.service.Services;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.concurrent.TimeUnit;

/// The tables of proxy-service, filled from behind, and looked at.
final class LinkTables {
  static final TenantId TENANT = new TenantId("benchmark");
  private static final int NUMBERS = 100;

  private static final String OPEN_LINKS =
      """
      WITH pairs AS (
        INSERT INTO proxy_links (id, tenant, lead_id, user_number, provider_number, proxy_number,
          created_at, updated_at, expires_at, due_at, date_expiry, service_id)
        SELECT md5('link ' || i)::uuid, ?, md5('lead ' || i)::uuid, 'old-customer-' || i, 'old-provider-' || div(i, ?),
          '+511700' || lpad((abs(i) % ?)::text, 4, '0'), now(), now(), now() + interval '1 day',
          now() + interval '1 day', now() + interval '1 day', ?
        FROM generate_series(?, ?) i
        RETURNING id, user_number, provider_number, proxy_number)
      INSERT INTO link_participants (link_id, side, person_ref, proxy_number, channel, sealed, hint, met_at)
      SELECT id, side, ref, proxy_number, 'WHATSAPP', repeat('x', 54), '+51 9•• ••• 421', now()
      FROM pairs CROSS JOIN LATERAL (VALUES ('CUSTOMER', user_number), ('PROVIDER', provider_number)) p (side, ref)
      """;

  private static final String NUMBER =
      """
      INSERT INTO numbers (number, tenant, service_id, purpose, channels, iso_country)
      SELECT '+511700' || lpad(i::text, 4, '0'), ?, ?, 'PROXY', '{SMS,VOICE,WHATSAPP}', 'PE'
      FROM generate_series(0, ? - 1) i
      """;

  private static final String DOUBLES =
      """
      SELECT count(*) FROM (SELECT FROM link_participants WHERE open
        GROUP BY person_ref, proxy_number HAVING count(*) > 1) doubles
      """;

  private final Connection connection;

  LinkTables(Connection connection) {
    this.connection = connection;
  }

  void addNumbers() throws SQLException {
    try (var numbers = connection.prepareStatement(NUMBER)) {
      numbers.setString(1, TENANT.value());
      numbers.setObject(2, Services.idOfDefault(TENANT));
      numbers.setInt(3, NUMBERS);
      numbers.executeUpdate();
    }
  }

  void fill(int from, int links) throws SQLException {
    try (var open = connection.prepareStatement(OPEN_LINKS);
        var other = connection.createStatement()) {
      open.setString(1, TENANT.value());
      open.setInt(2, NUMBERS / 2);
      open.setInt(3, NUMBERS);
      open.setObject(4, Services.idOfDefault(TENANT));
      open.setInt(5, from);
      open.setInt(6, from + links - 1);
      open.executeUpdate();
      other.execute("VACUUM ANALYZE");
    }
  }

  long open() throws SQLException {
    return count("SELECT count(*) FROM proxy_links WHERE open");
  }

  /// How many were opened by the service since then.
  long openedSince(Instant begin) throws SQLException {
    try (var since =
        connection.prepareStatement(
            "SELECT count(*) FROM proxy_links WHERE service_id = ? AND created_at >= ?")) {
      since.setObject(1, Services.idOfDefault(TENANT));
      since.setObject(2, begin.atOffset(ZoneOffset.UTC));
      try (var row = since.executeQuery()) {
        row.next();
        return row.getLong(1);
      }
    }
  }

  /// Events that Kafka does not have yet.
  long waiting() throws SQLException {
    return count("SELECT count(*) FROM outbox");
  }

  void awaitNothingWaiting() throws SQLException, InterruptedException {
    while (waiting() > 0) {
      TimeUnit.MILLISECONDS.sleep(20);
    }
  }

  long doubles() throws SQLException {
    return count(DOUBLES);
  }

  /// The services sweep by themselves, every 20 ms.
  ///
  /// @return from the moment at which they are due until the sweep of the last begins; all that is
  ///   said of each is on its way then
  Duration expire(int from, int links) throws SQLException, InterruptedException {
    var range = "generate_series(" + from + ", " + (from + links - 1) + ") i";
    var ids = "(SELECT md5('link ' || i)::uuid FROM " + range + ")";
    try (var statement = connection.createStatement()) {
      statement.executeUpdate(
          "UPDATE proxy_links SET date_expiry = clock_timestamp() + interval '3 s', due_at ="
              + " clock_timestamp() + interval '3 s' WHERE id IN "
              + ids);
      TimeUnit.SECONDS.sleep(4);
      while (count("SELECT count(*) FROM proxy_links WHERE open AND id IN " + ids) > 0) {
        TimeUnit.MILLISECONDS.sleep(20);
      }
      return Duration.ofMillis(
          count(
              "SELECT (extract(epoch FROM max(closed_at) - min(date_expiry)) * 1000)::bigint FROM"
                  + " proxy_links WHERE id IN "
                  + ids));
    }
  }

  private long count(String sql) throws SQLException {
    try (var statement = connection.createStatement();
        var row = statement.executeQuery(sql)) {
      row.next();
      return row.getLong(1);
    }
  }
}
