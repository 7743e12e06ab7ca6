package io.centralita.routing.carrier.twilio;

import java.util.HashMap;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// The carrier's ids of our templates.
@Component
class ContentStore {
  private static final long LOCK_ID = 715_101;
  private static final String LOCK = "SELECT pg_try_advisory_xact_lock(:id)";
  private static final String ALL = "SELECT name, sid FROM contents";
  private static final String CLEAR = "DELETE FROM contents";
  private static final String ADD =
      "INSERT INTO contents (name, sid) VALUES (:name, :sid) ON CONFLICT (name) DO NOTHING";

  private final JdbcClient jdbc;
  private final TransactionTemplate transaction;

  ContentStore(JdbcClient jdbc, TransactionTemplate transaction) {
    this.jdbc = jdbc;
    this.transaction = transaction;
  }

  /// Runs the work unless another instance is at it.
  void alone(Runnable work) {
    transaction.executeWithoutResult(_ -> {
      if (jdbc.sql(LOCK).param("id", LOCK_ID).query(Boolean.class).single()) {
        work.run();
      }
    });
  }

  Map<String, String> all() {
    var sids = new HashMap<String, String>();
    jdbc.sql(ALL)
        .query(row -> {
          sids.put(row.getString("name"), row.getString("sid"));
        });
    return sids;
  }

  void add(String name, String sid) {
    jdbc.sql(ADD).param("name", name).param("sid", sid).update();
  }

  void clear() {
    jdbc.sql(CLEAR).update();
  }
}
