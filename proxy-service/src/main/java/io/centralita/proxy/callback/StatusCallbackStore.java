package io.centralita.proxy.callback;

import io.centralita.contracts.values.LinkId;
import io.centralita.proxy.interaction.Interaction;
import io.centralita.proxy.interaction.Interaction.Leg;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// The table `status_callbacks`.
@Repository
class StatusCallbackStore {
  private final JdbcClient jdbc;

  StatusCallbackStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /// @param attempts with the one that is to be made now
  record Due(
      UUID id,
      UUID service,
      LinkId link,
      UUID interaction,
      @Nullable String inboundStatus,
      @Nullable String outboundStatus,
      Instant since,
      int attempts) {

    /// As it was when the callback was due.
    Interaction then(Interaction today) {
      return new Interaction(
          today.id(),
          today.link(),
          today.type(),
          today.from(),
          with(today.inbound(), inboundStatus),
          with(today.outbound(), outboundStatus),
          today.seconds(),
          today.sealedText(),
          today.mediaCount(),
          today.at(),
          since);
    }

    private static @Nullable Leg with(@Nullable Leg leg, @Nullable String status) {
      return leg == null ? null : new Leg(leg.participant(), leg.resource(), status);
    }
  }

  /// Nothing is written for a service that wants none.
  private static final String ADD =
      """
      INSERT INTO status_callbacks
        (id, service_id, link_id, interaction_id, inbound_status, outbound_status, since, next_at)
      SELECT news.id, link.service_id, link.id, news.interaction, news.inbound, news.outbound, :now, :now
      FROM unnest(:ids::uuid[], :links::uuid[], :interactions::uuid[], :inbound::text[], :outbound::text[])
          AS news (id, link, interaction, inbound, outbound)
        JOIN proxy_links link ON link.id = news.link
        JOIN services service ON service.id = link.service_id
      WHERE service.callback_url IS NOT NULL AND service.deleted_at IS NULL
      ON CONFLICT DO NOTHING
      """;

  /// @return whether there is one to make
  boolean add(Collection<Change> changes, Instant now) {
    return jdbc.sql(ADD)
            .param("ids", texts(changes, change -> change.id().toString()))
            .param("links", texts(changes, change -> change.link().toString()))
            .param("interactions", texts(changes, change -> change.interaction().toString()))
            .param("inbound", texts(changes, Change::inbound))
            .param("outbound", texts(changes, Change::outbound))
            .param("now", now.atOffset(ZoneOffset.UTC))
            .update()
        > 0;
  }

  private static @Nullable String[] texts(
      Collection<Change> changes, Function<Change, @Nullable String> text) {
    return changes.stream().map(text).toArray(String[]::new);
  }

  private static final String CLAIM =
      """
      UPDATE status_callbacks SET next_at = :lease, attempts = attempts + 1
      WHERE id IN (
        SELECT id FROM status_callbacks due
        WHERE next_at <= :now AND NOT EXISTS (
          SELECT FROM status_callbacks earlier
          WHERE earlier.interaction_id = due.interaction_id AND earlier.place < due.place)
        ORDER BY next_at LIMIT :limit FOR UPDATE SKIP LOCKED)
      RETURNING *
      """;

  /// Takes up those that are due, of each interaction the earliest; a dead instance's are due again
  /// when its lease is over.
  List<Due> claim(Instant now, Instant lease, int limit) {
    return jdbc.sql(CLAIM)
        .param("now", now.atOffset(ZoneOffset.UTC))
        .param("lease", lease.atOffset(ZoneOffset.UTC))
        .param("limit", limit)
        .query((row, _) -> read(row))
        .list();
  }

  void done(UUID id) {
    jdbc.sql("DELETE FROM status_callbacks WHERE id = :id").param("id", id).update();
  }

  void putOff(UUID id, Instant until) {
    jdbc.sql("UPDATE status_callbacks SET next_at = :until WHERE id = :id")
        .param("id", id)
        .param("until", until.atOffset(ZoneOffset.UTC))
        .update();
  }

  private static Due read(ResultSet row) throws SQLException {
    return new Due(
        row.getObject("id", UUID.class),
        row.getObject("service_id", UUID.class),
        new LinkId(row.getObject("link_id", UUID.class)),
        row.getObject("interaction_id", UUID.class),
        row.getString("inbound_status"),
        row.getString("outbound_status"),
        row.getObject("since", OffsetDateTime.class).toInstant(),
        row.getInt("attempts"));
  }
}
