package io.centralita.proxy.service;

import io.centralita.contracts.event.EventCodec;
import io.centralita.contracts.values.TenantId;
import io.centralita.proxy.contact.ContactKind;
import io.centralita.proxy.contact.ContactPolicy;
import io.centralita.proxy.sid.Cursor;
import java.net.URI;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// The table `services`.
@Repository
class ServiceStore {
  private static final TypeReference<Map<ContactKind, ContactPolicy>> POLICIES =
      new TypeReference<>() {};

  private final JsonMapper json = EventCodec.jsonMapper();
  private final JdbcClient jdbc;

  ServiceStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  private static final String ADD =
      """
      INSERT INTO services (id, tenant, unique_name, default_ttl, ttl_renewed, number_selection,
        geo_match, geo_required, cool_down, callback_url, intercept_callback_url,
        out_of_session_callback_url, chat_instance_sid, on_intercept_failure, contact_policies,
        call_time_limit, announces_calls, tells_people, keeps_texts, after_close, created_at, updated_at)
      VALUES (:id, :tenant, :uniqueName, :defaultTtl, :ttlRenewed, :numberSelection,
        :geoMatch, :geoRequired, :coolDown, :callbackUrl, :interceptCallbackUrl,
        :outOfSessionCallbackUrl, :chatInstanceSid, :onInterceptFailure, :contacts::jsonb,
        :callTimeLimit, :announcesCalls, :tellsPeople, :keepsTexts, :afterClose, :createdAt, :updatedAt)
      ON CONFLICT DO NOTHING
      """;

  /// @return false when there is one with that id or name
  boolean add(Service service) {
    return bound(ADD, service)
            .param("createdAt", service.createdAt().atOffset(ZoneOffset.UTC))
            .param("tenant", service.tenant().value())
            .update()
        == 1;
  }

  private static final String CHANGE =
      """
      UPDATE services SET unique_name = :uniqueName, default_ttl = :defaultTtl,
        ttl_renewed = :ttlRenewed, number_selection = :numberSelection, geo_match = :geoMatch,
        geo_required = :geoRequired, cool_down = :coolDown, callback_url = :callbackUrl,
        intercept_callback_url = :interceptCallbackUrl,
        out_of_session_callback_url = :outOfSessionCallbackUrl,
        chat_instance_sid = :chatInstanceSid, on_intercept_failure = :onInterceptFailure,
        contact_policies = :contacts::jsonb, call_time_limit = :callTimeLimit,
        announces_calls = :announcesCalls, tells_people = :tellsPeople, keeps_texts = :keepsTexts,
        after_close = :afterClose, updated_at = :updatedAt
      WHERE id = :id AND deleted_at IS NULL
      """;

  /// @throws org.springframework.dao.DuplicateKeyException when another has the name
  boolean change(Service service) {
    return bound(CHANGE, service).update() == 1;
  }

  private JdbcClient.StatementSpec bound(String sql, Service service) {
    var limit = service.callTimeLimit();
    return jdbc.sql(sql)
        .param("id", service.id())
        .param("uniqueName", service.uniqueName())
        .param("defaultTtl", service.defaultTtl().toSeconds())
        .param("ttlRenewed", service.ttlRenewed())
        .param("numberSelection", service.numberSelection().code())
        .param("geoMatch", service.geoMatch().code())
        .param("geoRequired", service.geoRequired())
        .param("coolDown", service.coolDown().toSeconds())
        .param("callbackUrl", text(service.callbackUrl()))
        .param("interceptCallbackUrl", text(service.interceptCallbackUrl()))
        .param("outOfSessionCallbackUrl", text(service.outOfSessionCallbackUrl()))
        .param("chatInstanceSid", service.chatInstanceSid())
        .param("onInterceptFailure", service.onInterceptFailure().code())
        .param("contacts", json.writeValueAsString(service.contacts()))
        .param("callTimeLimit", limit == null ? null : limit.toSeconds())
        .param("announcesCalls", service.announcesCalls())
        .param("tellsPeople", service.tellsPeople())
        .param("keepsTexts", service.keepsTexts())
        .param("afterClose", service.afterClose().code())
        .param("updatedAt", service.updatedAt().atOffset(ZoneOffset.UTC));
  }

  private static @Nullable String text(@Nullable URI uri) {
    return uri == null ? null : uri.toString();
  }

  private static final String SERVICES = "SELECT * FROM services WHERE deleted_at IS NULL ";

  Optional<Service> find(UUID id) {
    return jdbc.sql(SERVICES + "AND id = :id")
        .param("id", id)
        .query((row, _) -> read(row))
        .optional();
  }

  Optional<Service> find(TenantId tenant, String uniqueName) {
    return jdbc.sql(SERVICES + "AND tenant = :tenant AND unique_name = :name")
        .param("tenant", tenant.value())
        .param("name", uniqueName)
        .query((row, _) -> read(row))
        .optional();
  }

  private static final String PAGE =
      """
      AND tenant = :tenant AND (:at::timestamptz IS NULL OR (created_at, id) < (:at, :id::uuid))
      ORDER BY created_at DESC, id DESC LIMIT :limit
      """;

  List<Service> page(TenantId tenant, @Nullable Cursor after, int limit) {
    return jdbc.sql(SERVICES + PAGE)
        .param("tenant", tenant.value())
        .param("at", after == null ? null : after.createdAt().atOffset(ZoneOffset.UTC))
        .param("id", after == null ? null : after.id())
        .param("limit", limit)
        .query((row, _) -> read(row))
        .list();
  }

  private static final String REMOVE =
      "UPDATE services SET deleted_at = :now WHERE id = :id AND deleted_at IS NULL";

  boolean remove(UUID id, Instant now) {
    return jdbc.sql(REMOVE).param("id", id).param("now", now.atOffset(ZoneOffset.UTC)).update()
        == 1;
  }

  private Service read(ResultSet row) throws SQLException {
    var limit = row.getObject("call_time_limit", Integer.class);
    return new Service(
        row.getObject("id", UUID.class),
        new TenantId(row.getString("tenant")),
        row.getString("unique_name"),
        Duration.ofSeconds(row.getInt("default_ttl")),
        row.getBoolean("ttl_renewed"),
        NumberSelection.of(row.getString("number_selection")).orElseThrow(),
        GeoMatch.of(row.getString("geo_match")).orElseThrow(),
        row.getBoolean("geo_required"),
        Duration.ofSeconds(row.getInt("cool_down")),
        uri(row.getString("callback_url")),
        uri(row.getString("intercept_callback_url")),
        uri(row.getString("out_of_session_callback_url")),
        row.getString("chat_instance_sid"),
        InterceptFailure.of(row.getString("on_intercept_failure")).orElseThrow(),
        Objects.requireNonNull(json.readValue(row.getString("contact_policies"), POLICIES)),
        limit == null ? null : Duration.ofSeconds(limit),
        row.getBoolean("announces_calls"),
        row.getBoolean("tells_people"),
        row.getBoolean("keeps_texts"),
        AfterClose.of(row.getString("after_close")).orElseThrow(),
        row.getObject("created_at", OffsetDateTime.class).toInstant(),
        row.getObject("updated_at", OffsetDateTime.class).toInstant());
  }

  private static @Nullable URI uri(@Nullable String text) {
    return text == null ? null : URI.create(text);
  }
}
