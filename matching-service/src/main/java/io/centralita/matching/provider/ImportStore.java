package io.centralita.matching.provider;

import static io.centralita.matching.provider.Columns.column;

import io.centralita.contracts.values.TenantId;
import io.centralita.matching.provider.ImportCheck.Numbered;
import io.centralita.matching.provider.ImportCheck.RowError;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Files of providers under way, and what became of them.
@Component
final class ImportStore {
  private static final int MOST_ERRORS_TOLD = 1_000;

  private static final String BEGIN =
      """
      INSERT INTO imports (id, tenant, status, begun_at, touched_at)
      VALUES (coalesce(:id::uuid, gen_random_uuid()), :tenant, 'READING', :now, :now)
      ON CONFLICT DO NOTHING RETURNING id
      """;

  private static final String COUNT =
      """
      UPDATE imports SET rows_read = :read, accepted = accepted + :accepted, wrong = wrong + :wrong,
        touched_at = :now
      WHERE id = :id AND status = 'READING'
      """;

  private static final String STAGE =
      """
      INSERT INTO import_rows (import_id, row, provider_id, external_id, name, channel, ref, sealed, hint,
        language, rating, votes, score, categories, districts, time_zone, zone_of_number, hours, jobs_at_once)
      SELECT :id, row.* FROM unnest(:rows::int[], :ids::uuid[], :externalIds::text[], :names::text[],
        :channels::text[], :refs::text[], :sealed::text[], :hints::text[], :languages::text[],
        :ratings::numeric[], :votes::int[], :scores::float8[], :categories::text[], :districts::text[],
        :zones::text[], :zonesOfNumbers::text[], :hours::int4multirange[], :jobs::int[]) AS row
      """;

  private static final String NOTE_ERRORS =
      """
      INSERT INTO import_errors (import_id, row, external_id, field, code)
      SELECT :id, row.* FROM unnest(:rows::int[], :externalIds::text[], :fields::text[], :codes::text[]) AS row
      LIMIT greatest(0, :most - (SELECT count(*) FROM import_errors WHERE import_id = :id))
      """;

  private static final String READY =
      "UPDATE imports SET status = 'MERGING', touched_at = :now WHERE id = :id AND status = 'READING'";

  private static final String FAIL =
      """
      UPDATE imports SET status = 'FAILED', failure = :failure, ended_at = :now
      WHERE id = :id AND ended_at IS NULL
      """;

  private static final String FORGET_ROWS = "DELETE FROM import_rows WHERE import_id = :id";

  private static final String SILENT =
      "SELECT id FROM imports WHERE status = 'READING' AND touched_at <= :before FOR UPDATE SKIP LOCKED";

  private static final String IMPORTS =
      """
      SELECT imports.*, CASE status WHEN 'DONE' THEN accepted
        ELSE coalesce((SELECT merged FROM import_progress WHERE import_id = imports.id), 0) END AS merged
      FROM imports WHERE tenant = :tenant
      """;

  private static final String ONE = IMPORTS + "AND id = :id";

  private static final String LATEST = IMPORTS + "ORDER BY begun_at DESC, id DESC LIMIT :limit";

  private static final String ERRORS =
      "SELECT row, external_id, field, code FROM import_errors WHERE import_id = :id ORDER BY row, field";

  private final JdbcClient jdbc;

  ImportStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  enum Status {
    READING,
    MERGING,
    DONE,
    FAILED
  }

  /// @param merged how many of those accepted the merging has got through; none of them is there
  ///   before it is done
  /// @param failure why nothing was imported: `rows-wrong`, `unreadable`, `empty`, `interrupted`
  record Import(
      UUID id,
      Status status,
      int rowsRead,
      int accepted,
      int wrong,
      int merged,
      int added,
      int changed,
      @Nullable String failure,
      Instant begunAt,
      @Nullable Instant endedAt) {}

  /// @param id null: any that is free
  /// @return nothing when something else has that id
  Optional<UUID> begin(TenantId tenant, @Nullable UUID id, Instant now) {
    return jdbc.sql(BEGIN)
        .param("id", id)
        .param("tenant", tenant.value())
        .param("now", utc(now))
        .query(UUID.class)
        .optional();
  }

  /// Whether it is still being read.
  ///
  /// @param rows that are right
  /// @param wrong whether any row was not, so that none will be needed
  boolean add(
      UUID id, int read, List<Numbered> rows, boolean wrong, List<RowError> errors, Instant now) {
    boolean open =
        jdbc.sql(COUNT)
                .param("id", id)
                .param("read", read)
                .param("accepted", rows.size())
                .param("wrong", (int) errors.stream().map(RowError::row).distinct().count())
                .param("now", utc(now))
                .update()
            == 1;
    if (open) {
      stage(id, wrong ? List.of() : rows);
      note(id, errors);
    }
    return open;
  }

  private void stage(UUID id, List<Numbered> rows) {
    if (rows.isEmpty()) {
      return;
    }
    jdbc.sql(STAGE)
        .param("id", id)
        .param("rows", column(rows, each -> each.row()))
        .param("ids", of(rows, Provider::id))
        .param("externalIds", of(rows, Provider::externalId))
        .param("names", of(rows, Provider::name))
        .param("channels", of(rows, each -> each.address().channel().name()))
        .param("refs", of(rows, each -> each.address().ref()))
        .param("sealed", of(rows, each -> each.address().sealed()))
        .param("hints", of(rows, each -> each.address().hint()))
        .param("languages", of(rows, each -> each.language().tag()))
        .param("ratings", of(rows, each -> each.rating().stars()))
        .param("votes", of(rows, each -> each.rating().votes()))
        .param("scores", of(rows, each -> each.rating().score()))
        .param("categories", of(rows, each -> String.join(" ", each.categories())))
        .param("districts", of(rows, each -> String.join(" ", each.districts())))
        .param("zones", of(rows, each -> each.times().clock()))
        .param("zonesOfNumbers", of(rows, each -> each.times().ofNumber()))
        .param("hours", of(rows, each -> hours(each.times().hours())))
        .param("jobs", of(rows, each -> each.times().jobsAtOnce()))
        .update();
  }

  private static @Nullable String hours(@Nullable OpeningHours hours) {
    return hours == null ? null : hours.multirange();
  }

  /// The first thousand are told, all are counted.
  void note(UUID id, List<RowError> errors) {
    if (errors.isEmpty()) {
      return;
    }
    jdbc.sql(NOTE_ERRORS)
        .param("id", id)
        .param("rows", column(errors, RowError::row))
        .param("externalIds", column(errors, RowError::externalId))
        .param("fields", column(errors, RowError::field))
        .param("codes", column(errors, RowError::code))
        .param("most", MOST_ERRORS_TOLD)
        .update();
  }

  private static @Nullable String[] of(
      List<Numbered> rows, Function<Provider, @Nullable Object> value) {
    return column(rows, each -> value.apply(each.provider()));
  }

  boolean ready(UUID id, Instant now) {
    return jdbc.sql(READY).param("id", id).param("now", utc(now)).update() == 1;
  }

  void fail(UUID id, String failure, Instant now) {
    jdbc.sql(FAIL).param("id", id).param("failure", failure).param("now", utc(now)).update();
    jdbc.sql(FORGET_ROWS).param("id", id).update();
  }

  /// Those of which nothing was heard since, because whoever read them is gone.
  List<UUID> silentSince(Instant before) {
    return jdbc.sql(SILENT)
        .param("before", utc(before))
        .query((row, _) -> row.getObject("id", UUID.class))
        .list();
  }

  Optional<Import> find(TenantId tenant, UUID id) {
    return jdbc.sql(ONE)
        .param("tenant", tenant.value())
        .param("id", id)
        .query((row, _) -> read(row))
        .optional();
  }

  /// Latest first.
  List<Import> latest(TenantId tenant, int limit) {
    return jdbc.sql(LATEST)
        .param("tenant", tenant.value())
        .param("limit", limit)
        .query((row, _) -> read(row))
        .list();
  }

  private static Import read(ResultSet row) throws SQLException {
    var ended = row.getObject("ended_at", OffsetDateTime.class);
    return new Import(
        row.getObject("id", UUID.class),
        Status.valueOf(row.getString("status")),
        row.getInt("rows_read"),
        row.getInt("accepted"),
        row.getInt("wrong"),
        row.getInt("merged"),
        row.getInt("added"),
        row.getInt("changed"),
        row.getString("failure"),
        row.getObject("begun_at", OffsetDateTime.class).toInstant(),
        ended == null ? null : ended.toInstant());
  }

  List<RowError> errors(UUID id) {
    return jdbc.sql(ERRORS)
        .param("id", id)
        .query((row, _) ->
            new RowError(
                row.getInt("row"),
                row.getString("external_id"),
                row.getString("field"),
                row.getString("code")))
        .list();
  }

  private static OffsetDateTime utc(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }
}
