package io.centralita.matching.provider;

import io.centralita.contracts.values.ProviderId;
import io.centralita.contracts.values.TenantId;
import io.centralita.matching.provider.ImportCheck.RowError;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Takes a file over that was read: everything in one transaction, a few thousand rows at a time so
/// that no statement takes long.
@Component
final class MergeStore {
  /// Whoever merges holds the row: when an instance dies, its lock goes and another begins anew.
  private static final String NEXT =
      """
      SELECT id, tenant, rows_read FROM imports WHERE status = 'MERGING' ORDER BY begun_at LIMIT 1
      FOR UPDATE SKIP LOCKED
      """;

  /// An address may go from one provider of the file to another.
  private static final String LET_ADDRESSES_MOVE = "SET CONSTRAINTS providers_one_address DEFERRED";

  private static final String TAKEN =
      """
      SELECT incoming.row, incoming.external_id
      FROM import_rows AS incoming
      JOIN providers AS known ON known.tenant = :tenant AND known.address_ref = incoming.ref
      LEFT JOIN import_rows AS moving
        ON moving.import_id = :id AND moving.provider_id = known.id AND moving.ref <> incoming.ref
      WHERE incoming.import_id = :id AND known.id <> incoming.provider_id AND moving.row IS NULL
      ORDER BY incoming.row
      """;

  private static final String MERGE_PROVIDERS =
      """
      WITH saved AS (
        INSERT INTO providers (id, tenant, external_id, name, channel, address_ref, address_sealed,
          address_hint, language, rating, votes, score, time_zone, zone_of_number, hours, jobs_at_once)
        SELECT provider_id, :tenant, external_id, name, channel, ref, sealed, hint, language, rating, votes,
          score, time_zone, zone_of_number, hours, jobs_at_once
        FROM import_rows WHERE import_id = :id AND row > :from AND row <= :to ORDER BY provider_id
        ON CONFLICT (id) DO UPDATE SET
          name = excluded.name, channel = excluded.channel, address_ref = excluded.address_ref,
          address_sealed = excluded.address_sealed, address_hint = excluded.address_hint,
          language = excluded.language, rating = excluded.rating, votes = excluded.votes,
          score = excluded.score, time_zone = excluded.time_zone,
          zone_of_number = excluded.zone_of_number, hours = excluded.hours, jobs_at_once = excluded.jobs_at_once
        RETURNING id, (xmax = 0) AS added), told AS (
        INSERT INTO provider_news (provider_id, tenant, kind, at)
        SELECT id, :tenant, CASE WHEN added THEN 'REGISTERED' ELSE 'CHANGED' END, :now FROM saved)
      SELECT count(*) FILTER (WHERE added) FROM saved
      """;

  private static final String FORGET_SERVICES =
      """
      DELETE FROM provider_services AS service USING import_rows AS row
      WHERE row.import_id = :id AND row.row > :from AND row.row <= :to AND service.provider_id = row.provider_id
      """;

  private static final String ADD_SERVICES =
      """
      INSERT INTO provider_services (provider_id, tenant, category, district, score, votes, tier, listed)
      SELECT provider.id, :tenant, category, district, provider.score, provider.votes, provider.tier,
        NOT provider.paused AND NOT provider.opted_out
      FROM import_rows AS row
      JOIN providers AS provider ON provider.id = row.provider_id
      CROSS JOIN LATERAL string_to_table(row.categories, ' ') AS category
      CROSS JOIN LATERAL string_to_table(row.districts, ' ') AS district
      WHERE row.import_id = :id AND row.row > :from AND row.row <= :to
      """;

  private static final String RATED_HERE =
      """
      SELECT provider_id FROM provider_ratings JOIN import_rows AS row USING (provider_id)
      WHERE row.import_id = :id AND row.row > :from AND row.row <= :to
      """;

  private static final String NOTE =
      """
      INSERT INTO import_progress (import_id, merged) VALUES (:id, :merged)
      ON CONFLICT (import_id) DO UPDATE SET merged = excluded.merged
      """;

  private static final String FORGET_PROGRESS = "DELETE FROM import_progress WHERE import_id = :id";

  private static final String DONE =
      """
      UPDATE imports SET status = 'DONE', added = :added, changed = accepted - :added, ended_at = :now
      WHERE id = :id
      """;

  private static final String CHECK_ADDRESSES = "SET CONSTRAINTS providers_one_address IMMEDIATE";

  private static final String FORGET_ROWS = "DELETE FROM import_rows WHERE import_id = :id";

  private final JdbcClient jdbc;

  MergeStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /// @param rows how many the file has
  record Waiting(UUID id, TenantId tenant, int rows) {}

  Optional<Waiting> lockNext() {
    return jdbc.sql(NEXT)
        .query((row, _) ->
            new Waiting(
                row.getObject("id", UUID.class),
                new TenantId(row.getString("tenant")),
                row.getInt("rows_read")))
        .optional();
  }

  /// Rows whose address somebody has who is not in the file, or keeps it.
  List<RowError> taken(Waiting file) {
    return jdbc.sql(TAKEN)
        .param("tenant", file.tenant().value())
        .param("id", file.id())
        .query((row, _) ->
            new RowError(row.getInt("row"), row.getString("external_id"), "phone", "taken"))
        .list();
  }

  void letAddressesMove() {
    jdbc.sql(LET_ADDRESSES_MOVE).update();
  }

  /// Returns how many were not there before.
  ///
  /// @param from the row before the first
  int merge(Waiting file, int from, int to, Instant now) {
    int added =
        jdbc.sql(MERGE_PROVIDERS)
            .param("tenant", file.tenant().value())
            .param("id", file.id())
            .param("from", from)
            .param("to", to)
            .param("now", now.atOffset(ZoneOffset.UTC))
            .query(Integer.class)
            .single();
    jdbc.sql(FORGET_SERVICES).param("id", file.id()).param("from", from).param("to", to).update();
    jdbc.sql(ADD_SERVICES)
        .param("tenant", file.tenant().value())
        .param("id", file.id())
        .param("from", from)
        .param("to", to)
        .update();
    return added;
  }

  /// Those of the rows whom customers have rated here.
  List<ProviderId> ratedHere(Waiting file, int from, int to) {
    return jdbc.sql(RATED_HERE)
        .param("id", file.id())
        .param("from", from)
        .param("to", to)
        .query((row, _) -> new ProviderId(row.getObject("provider_id", UUID.class)))
        .list();
  }

  /// To be told in a transaction of its own, because nobody sees this one's work before its end.
  void note(Waiting file, int merged) {
    jdbc.sql(NOTE).param("id", file.id()).param("merged", merged).update();
  }

  void done(Waiting file, int added, Instant now) {
    jdbc.sql(CHECK_ADDRESSES).update();
    jdbc.sql(FORGET_ROWS).param("id", file.id()).update();
    jdbc.sql(FORGET_PROGRESS).param("id", file.id()).update();
    jdbc.sql(DONE)
        .param("id", file.id())
        .param("added", added)
        .param("now", now.atOffset(ZoneOffset.UTC))
        .update();
  }
}
