package io.centralita.proxy.interaction;

import io.centralita.contracts.proxy.SessionChange.Side;
import io.centralita.contracts.values.LinkId;
import io.centralita.proxy.interaction.Interaction.Leg;
import io.centralita.proxy.sid.Cursor;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// The table `interactions`.
@Repository
public class InteractionStore {
  private final JdbcClient jdbc;

  InteractionStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  private static final String ADD =
      """
      INSERT INTO interactions (id, link_id, type, side, at, updated_at, inbound_participant,
        inbound_sid, inbound_status, outbound_participant, outbound_sid, outbound_status, seconds,
        text_sealed, media_count)
      VALUES (:id, :link, :type, :side, :at, :updatedAt, :inboundParticipant,
        :inboundSid, :inboundStatus, :outboundParticipant, :outboundSid, :outboundStatus, :seconds,
        :text, :media)
      ON CONFLICT DO NOTHING
      """;

  /// @return false when it is known
  public boolean add(Interaction interaction) {
    var from = interaction.from();
    var inbound = interaction.inbound();
    var outbound = interaction.outbound();
    return jdbc.sql(ADD)
            .param("id", interaction.id())
            .param("link", interaction.link().value())
            .param("type", interaction.type().code())
            .param("side", from == null ? null : from.name())
            .param("at", interaction.at().atOffset(ZoneOffset.UTC))
            .param("updatedAt", interaction.updatedAt().atOffset(ZoneOffset.UTC))
            .param("inboundParticipant", inbound == null ? null : inbound.participant())
            .param("inboundSid", inbound == null ? null : inbound.resource())
            .param("inboundStatus", inbound == null ? null : inbound.status())
            .param("outboundParticipant", outbound == null ? null : outbound.participant())
            .param("outboundSid", outbound == null ? null : outbound.resource())
            .param("outboundStatus", outbound == null ? null : outbound.status())
            .param("seconds", interaction.seconds())
            .param("text", interaction.sealedText())
            .param("media", interaction.mediaCount())
            .update()
        == 1;
  }

  /// What a carrier says of the outbound half.
  ///
  /// @param resource the carrier's own id, where it is told
  public record News(UUID id, @Nullable String resource, String status) {}

  /// An interaction that a carrier said something new of.
  public record Moved(
      UUID id, LinkId link, @Nullable String inboundStatus, String outboundStatus) {}

  private static final String ADVANCE =
      """
      UPDATE interactions SET outbound_status = news.status,
        outbound_sid = COALESCE(news.resource, outbound_sid), updated_at = :now
      FROM unnest(:ids::uuid[], :resources::text[], :statuses::text[]) AS news (id, resource, status)
      WHERE interactions.id = news.id AND outbound_status IS DISTINCT FROM news.status
      RETURNING interactions.id, link_id, inbound_status, outbound_status
      """;

  /// @param news of as many interactions
  /// @return those that are interactions, and to which it was news
  public List<Moved> advance(Collection<News> news, Instant now) {
    return jdbc.sql(ADVANCE)
        .param("ids", news.stream().map(each -> each.id().toString()).toArray(String[]::new))
        .param("resources", news.stream().map(News::resource).toArray(String[]::new))
        .param("statuses", news.stream().map(News::status).toArray(String[]::new))
        .param("now", now.atOffset(ZoneOffset.UTC))
        .query((row, _) ->
            new Moved(
                row.getObject("id", UUID.class),
                new LinkId(row.getObject("link_id", UUID.class)),
                row.getString("inbound_status"),
                row.getString("outbound_status")))
        .list();
  }

  private static final String COUNTERPART =
      """
      SELECT CASE WHEN inbound_participant = :reader THEN inbound_sid ELSE outbound_sid END
      FROM interactions
      WHERE link_id = :link AND type = 'message'
        AND ((outbound_sid = :message AND outbound_participant = :writer AND inbound_participant = :reader)
          OR (inbound_sid = :message AND inbound_participant = :writer AND outbound_participant = :reader))
      LIMIT 1
      """;

  /// What a carrier calls, in the reader's chat, a message that the writer of another has in
  /// theirs: each message that crossed is one message there and another here. What did not cross
  /// between these two has none.
  public @Nullable String counterpart(
      LinkId link, @Nullable String message, UUID writer, UUID reader) {
    return message == null
        ? null
        : jdbc.sql(COUNTERPART)
            .param("link", link.value())
            .param("message", message)
            .param("writer", writer)
            .param("reader", reader)
            .query((row, _) -> Optional.ofNullable(row.getString(1)))
            .optional()
            .flatMap(id -> id)
            .orElse(null);
  }

  private static final String INTERACTIONS = "SELECT * FROM interactions WHERE link_id = :link ";

  public Optional<Interaction> find(LinkId link, UUID id) {
    return jdbc.sql(INTERACTIONS + "AND id = :id")
        .param("link", link.value())
        .param("id", id)
        .query((row, _) -> read(row))
        .optional();
  }

  private static final String PAGE =
      """
      AND (:at::timestamptz IS NULL OR (at, id) < (:at, :id::uuid))
      ORDER BY at DESC, id DESC LIMIT :limit
      """;

  /// The newest first.
  public List<Interaction> page(LinkId link, @Nullable Cursor after, int limit) {
    return paged(jdbc.sql(INTERACTIONS + PAGE), link, after, limit);
  }

  private static final String WRITTEN_TO =
      "AND type = 'message' AND side IS NULL AND outbound_participant = :participant\n";

  /// What the account itself wrote to a participant, the newest first.
  public List<Interaction> writtenTo(
      LinkId link, UUID participant, @Nullable Cursor after, int limit) {
    return paged(
        jdbc.sql(INTERACTIONS + WRITTEN_TO + PAGE).param("participant", participant),
        link,
        after,
        limit);
  }

  private static List<Interaction> paged(
      JdbcClient.StatementSpec statement, LinkId link, @Nullable Cursor after, int limit) {
    return statement
        .param("link", link.value())
        .param("at", after == null ? null : after.createdAt().atOffset(ZoneOffset.UTC))
        .param("id", after == null ? null : after.id())
        .param("limit", limit)
        .query((row, _) -> read(row))
        .list();
  }

  /// It is as if nobody had said anything.
  public boolean remove(LinkId link, UUID id) {
    return jdbc.sql("DELETE FROM interactions WHERE link_id = :link AND id = :id")
            .param("link", link.value())
            .param("id", id)
            .update()
        == 1;
  }

  /// All of a session.
  public void removeAll(LinkId link) {
    jdbc.sql("DELETE FROM interactions WHERE link_id = :link").param("link", link.value()).update();
  }

  private static Interaction read(ResultSet row) throws SQLException {
    var side = row.getString("side");
    return new Interaction(
        row.getObject("id", UUID.class),
        new LinkId(row.getObject("link_id", UUID.class)),
        Interaction.Type.valueOf(row.getString("type").toUpperCase(Locale.ROOT)),
        side == null ? null : Side.valueOf(side),
        leg(row, "inbound"),
        leg(row, "outbound"),
        row.getObject("seconds", Integer.class),
        row.getString("text_sealed"),
        row.getInt("media_count"),
        row.getObject("at", OffsetDateTime.class).toInstant(),
        row.getObject("updated_at", OffsetDateTime.class).toInstant());
  }

  private static @Nullable Leg leg(ResultSet row, String half) throws SQLException {
    var participant = row.getObject(half + "_participant", UUID.class);
    return participant == null
        ? null
        : new Leg(participant, row.getString(half + "_sid"), row.getString(half + "_status"));
  }
}
