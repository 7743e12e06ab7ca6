package io.centralita.matching.farmer;

import io.centralita.contracts.address.Address;
import io.centralita.contracts.address.Channel;
import io.centralita.contracts.values.Language;
import io.centralita.contracts.values.TenantId;
import io.centralita.matching.farmer.Farmer.Hours;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalTime;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The farmers of each tenant.
@Component
public final class FarmerStore {
  private static final String WITH_SOMEBODY_ELSES_ADDRESS =
      """
      SELECT incoming.external_id
      FROM unnest(:externalIds::text[], :refs::text[]) AS incoming (external_id, ref)
      JOIN farmers AS known ON known.tenant = :tenant AND known.address_ref = incoming.ref
      WHERE known.external_id <> incoming.external_id
      """;

  private static final String SAVE =
      """
      INSERT INTO farmers (id, tenant, external_id, address_ref, address_sealed, address_hint, language,
        market, crops, do_not_disturb, quiet_from, quiet_to)
      SELECT id, :tenant, external_id, ref, sealed, hint, language, nullif(market, ''),
        string_to_array(crops, ' '), dnd, nullif(quiet_from, '')::time, nullif(quiet_to, '')::time
      FROM unnest(:ids::uuid[], :externalIds::text[], :refs::text[], :sealed::text[], :hints::text[],
        :languages::text[], :markets::text[], :crops::text[], :dnd::boolean[], :from::text[], :to::text[])
        AS row (id, external_id, ref, sealed, hint, language, market, crops, dnd, quiet_from, quiet_to)
      ORDER BY id
      ON CONFLICT (id) DO UPDATE SET
        address_ref = excluded.address_ref, address_sealed = excluded.address_sealed,
        address_hint = excluded.address_hint, language = excluded.language,
        market = excluded.market, crops = excluded.crops,
        do_not_disturb = excluded.do_not_disturb, quiet_from = excluded.quiet_from,
        quiet_to = excluded.quiet_to
      """;

  private static final String BY_ADDRESS =
      "SELECT * FROM farmers WHERE tenant = :tenant AND address_ref = :ref";

  private static final String PAGE =
      """
      SELECT * FROM farmers WHERE tenant = :tenant AND external_id > :after
      ORDER BY external_id LIMIT :limit
      """;

  private static final String REMOVE =
      "DELETE FROM farmers WHERE tenant = :tenant AND external_id = :externalId";

  private final JdbcClient jdbc;

  FarmerStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  Set<String> withSomebodyElsesAddress(TenantId tenant, List<Farmer> farmers) {
    return new HashSet<>(
        jdbc.sql(WITH_SOMEBODY_ELSES_ADDRESS)
            .param("tenant", tenant.value())
            .param("externalIds", column(farmers, Farmer::externalId))
            .param("refs", column(farmers, farmer -> farmer.address().ref()))
            .query(String.class)
            .list());
  }

  void save(TenantId tenant, List<Farmer> farmers) {
    jdbc.sql(SAVE)
        .param("tenant", tenant.value())
        .param("ids", column(farmers, one -> Farmer.idOf(tenant, one.externalId()).toString()))
        .param("externalIds", column(farmers, Farmer::externalId))
        .param("refs", column(farmers, farmer -> farmer.address().ref()))
        .param("sealed", column(farmers, farmer -> farmer.address().sealed()))
        .param("hints", column(farmers, farmer -> farmer.address().hint()))
        .param("languages", column(farmers, farmer -> farmer.language().tag()))
        .param("markets", column(farmers, farmer -> orEmpty(farmer.market())))
        .param("crops", column(farmers, farmer -> String.join(" ", farmer.crops())))
        .param("dnd", column(farmers, farmer -> "" + farmer.doNotDisturb()))
        .param(
            "from",
            column(farmers, one -> orEmpty(one.quiet() == null ? null : one.quiet().from())))
        .param("to", column(farmers, one -> orEmpty(one.quiet() == null ? null : one.quiet().to())))
        .update();
  }

  private static String orEmpty(@Nullable Object value) {
    return value == null ? "" : value.toString();
  }

  private static String[] column(List<Farmer> farmers, Function<Farmer, String> value) {
    return farmers.stream().map(value).toArray(String[]::new);
  }

  /// @param ref of the person, on whatever channel
  public Optional<Farmer> find(TenantId tenant, String ref) {
    return jdbc.sql(BY_ADDRESS)
        .param("tenant", tenant.value())
        .param("ref", ref)
        .query((row, _) -> read(row))
        .optional();
  }

  /// @param after external id of the last one before the page
  List<Farmer> page(TenantId tenant, String after, int limit) {
    return jdbc.sql(PAGE)
        .param("tenant", tenant.value())
        .param("after", after)
        .param("limit", limit)
        .query((row, _) -> read(row))
        .list();
  }

  boolean remove(TenantId tenant, String externalId) {
    return jdbc.sql(REMOVE).param("tenant", tenant.value()).param("externalId", externalId).update()
        == 1;
  }

  private static Farmer read(ResultSet row) throws SQLException {
    var from = row.getObject("quiet_from", LocalTime.class);
    var to = row.getObject("quiet_to", LocalTime.class);
    return new Farmer(
        row.getString("external_id"),
        new Address(
            Channel.SMS,
            row.getString("address_ref"),
            row.getString("address_sealed"),
            row.getString("address_hint")),
        Language.of(row.getString("language")),
        row.getString("market"),
        List.of((String[]) row.getArray("crops").getArray()),
        row.getBoolean("do_not_disturb"),
        from == null || to == null ? null : new Hours(from, to));
  }
}
