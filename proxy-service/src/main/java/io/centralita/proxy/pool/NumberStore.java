package io.centralita.proxy.pool;

import io.centralita.contracts.address.Channel;
import io.centralita.contracts.provisioning.NumberState.NumberAssigned;
import io.centralita.contracts.values.BusinessNumber;
import io.centralita.contracts.values.TenantId;
import io.centralita.proxy.sid.Cursor;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// The table `numbers`. Allocation reads it in the statement that takes a number.
@Repository
class NumberStore {
  private final JdbcClient jdbc;

  NumberStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  private static final String REMEMBER =
      """
      INSERT INTO numbers (number, tenant, service_id, purpose, channels, iso_country, area_code,
        overlay, created_at, updated_at)
      VALUES (:number, :tenant, :service, :purpose, :channels::text[], :country, :areaCode,
        :overlay, :now, :now)
      ON CONFLICT (number) DO UPDATE SET
        tenant = excluded.tenant, purpose = excluded.purpose, channels = excluded.channels,
        iso_country = excluded.iso_country, area_code = excluded.area_code,
        overlay = excluded.overlay, updated_at = excluded.updated_at,
        service_id = CASE WHEN numbers.tenant = excluded.tenant THEN numbers.service_id
          ELSE excluded.service_id END
      """;

  /// @param service where it belongs when it is new, or has changed hands
  void remember(NumberAssigned state, UUID service, Place place, Instant now) {
    jdbc.sql(REMEMBER)
        .param("number", state.number().e164())
        .param("tenant", state.tenant().value())
        .param("service", service)
        .param("purpose", state.purpose().name())
        .param(
            "channels", state.channels().stream().map(Enum::name).sorted().toArray(String[]::new))
        .param("country", place.country())
        .param("areaCode", place.areaCode())
        .param("overlay", place.overlay())
        .param("now", now.atOffset(ZoneOffset.UTC))
        .update();
  }

  void forget(BusinessNumber number) {
    jdbc.sql("DELETE FROM numbers WHERE number = :number").param("number", number.e164()).update();
  }

  /// Whosever it is.
  boolean isKnown(String number) {
    return jdbc.sql("SELECT EXISTS (SELECT FROM numbers WHERE number = :number)")
        .param("number", number)
        .query(Boolean.class)
        .single();
  }

  private static final String MAIN_NUMBER =
      """
      SELECT number FROM numbers
      WHERE tenant = :tenant AND purpose = 'MAIN' AND :channel = ANY (channels)
      ORDER BY number LIMIT 1
      """;

  Optional<BusinessNumber> main(TenantId tenant, Channel channel) {
    return jdbc.sql(MAIN_NUMBER)
        .param("tenant", tenant.value())
        .param("channel", channel.name())
        .query(String.class)
        .optional()
        .map(BusinessNumber::new);
  }

  private static final String NUMBERS =
      """
      SELECT numbers.*, (SELECT count(DISTINCT link_id) FROM link_participants person
        WHERE person.proxy_number = numbers.number AND person.open) AS in_use
      FROM numbers WHERE purpose = 'PROXY'
      """;

  Optional<PoolNumber> find(TenantId tenant, BusinessNumber number) {
    return jdbc.sql(NUMBERS + "AND tenant = :tenant AND number = :number")
        .param("tenant", tenant.value())
        .param("number", number.e164())
        .query((row, _) -> read(row))
        .optional();
  }

  Optional<PoolNumber> find(TenantId tenant, UUID id) {
    return jdbc.sql(NUMBERS + "AND tenant = :tenant AND id = :id")
        .param("tenant", tenant.value())
        .param("id", id)
        .query((row, _) -> read(row))
        .optional();
  }

  private static final String PAGE =
      """
      AND service_id = :service
        AND (:at::timestamptz IS NULL OR (created_at, id) < (:at, :id::uuid))
      ORDER BY created_at DESC, id DESC LIMIT :limit
      """;

  List<PoolNumber> page(UUID service, @Nullable Cursor after, int limit) {
    return jdbc.sql(NUMBERS + PAGE)
        .param("service", service)
        .param("at", after == null ? null : after.createdAt().atOffset(ZoneOffset.UTC))
        .param("id", after == null ? null : after.id())
        .param("limit", limit)
        .query((row, _) -> read(row))
        .list();
  }

  private static final String CHANGE =
      """
      UPDATE numbers SET service_id = :service, reserved = :reserved,
        friendly_name = :friendlyName, updated_at = :now
      WHERE number = :number AND tenant = :tenant
      """;

  boolean change(
      PoolNumber number,
      UUID service,
      boolean reserved,
      @Nullable String friendlyName,
      Instant now) {
    return jdbc.sql(CHANGE)
            .param("service", service)
            .param("reserved", reserved)
            .param("friendlyName", friendlyName)
            .param("now", now.atOffset(ZoneOffset.UTC))
            .param("number", number.number().e164())
            .param("tenant", number.tenant().value())
            .update()
        == 1;
  }

  private static final String MOVE_ALL =
      """
      UPDATE numbers SET service_id = :to, reserved = false, updated_at = :now
      WHERE service_id = :from
      """;

  void moveAll(UUID from, UUID to, Instant now) {
    jdbc.sql(MOVE_ALL)
        .param("from", from)
        .param("to", to)
        .param("now", now.atOffset(ZoneOffset.UTC))
        .update();
  }

  private static PoolNumber read(ResultSet row) throws SQLException {
    var lastUsedAt = row.getObject("last_used_at", OffsetDateTime.class);
    return new PoolNumber(
        row.getObject("id", UUID.class),
        new BusinessNumber(row.getString("number")),
        new TenantId(row.getString("tenant")),
        row.getObject("service_id", UUID.class),
        channels((String[]) row.getArray("channels").getArray()),
        row.getString("friendly_name"),
        row.getString("iso_country"),
        row.getBoolean("reserved"),
        lastUsedAt == null ? null : lastUsedAt.toInstant(),
        row.getInt("in_use"),
        row.getObject("created_at", OffsetDateTime.class).toInstant(),
        row.getObject("updated_at", OffsetDateTime.class).toInstant());
  }

  private static Set<Channel> channels(String[] names) {
    var channels = new HashSet<Channel>();
    for (var name : names) {
      channels.add(Channel.valueOf(name));
    }
    return channels;
  }
}
