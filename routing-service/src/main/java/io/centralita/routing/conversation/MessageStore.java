package io.centralita.routing.conversation;

import static io.centralita.routing.conversation.Rows.utc;

import io.centralita.contracts.event.EventIds;
import io.centralita.contracts.gateway.InboundMessage.MessageReceived;
import io.centralita.contracts.gateway.MessageContent;
import io.centralita.contracts.values.Carrier;
import io.centralita.contracts.values.ConversationId;
import io.centralita.contracts.values.LeadId;
import io.centralita.contracts.values.SendId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// What was said, both ways, once for each of the carriers' ids.
@Component
public class MessageStore {
  private static final String ADD =
      """
      INSERT INTO messages (id, conversation_id, role, type, direction, carrier, carrier_message_id,
        sealed_id, send_id, lead_id, text, metadata, at)
      VALUES (:id, :conversation, :role, :type, :direction, :carrier, :carrierMessage,
        :sealedId, :send, :lead, :text, :metadata::jsonb, :at)
      ON CONFLICT ON CONSTRAINT messages_of_carrier DO NOTHING
      """;

  private static final String SEND_OF =
      "SELECT send_id FROM messages WHERE carrier = :carrier AND carrier_message_id = :message";

  private static final String LEAD_OF =
      "SELECT lead_id FROM messages WHERE carrier = :carrier AND carrier_message_id = :message";

  private static final String SEALED =
      """
      UPDATE messages SET sealed_id = :sealedId
      WHERE carrier = :carrier AND carrier_message_id = :message AND sealed_id IS NULL
      """;

  private static final String SEALED_ID =
      """
      SELECT sealed_id FROM messages
      WHERE carrier = :carrier AND carrier_message_id = :message AND conversation_id = :conversation
      """;

  private static final String ASKED_ABOUT =
      """
      SELECT lead_id FROM messages
      WHERE conversation_id = :conversation AND at >= :since AND direction = 'out' AND lead_id IS NOT NULL
      ORDER BY at DESC, id DESC LIMIT 1
      """;

  private static final String WAS_OFFERED =
      """
      SELECT EXISTS (SELECT FROM messages JOIN sends ON sends.id = messages.send_id
        WHERE messages.conversation_id = :conversation AND messages.at >= :since AND sends.cause = 'offer')
      """;

  /// What the person and the assistant said last, without the message that is answered.
  private static final String SPOKEN =
      """
      SELECT role, text FROM messages
      WHERE conversation_id = :conversation AND role IN ('user', 'assistant') AND at >= :since AND text <> ''
        AND (carrier, carrier_message_id) <> (:carrier, :message)
      ORDER BY at DESC, id DESC LIMIT :limit
      """;

  private final JdbcClient jdbc;

  MessageStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /// Who speaks when something goes out.
  public enum Role {
    ASSISTANT,
    SYSTEM
  }

  /// Whether jobs were offered here since then: whoever writes is somebody who does them.
  public boolean wasOffered(ConversationId conversation, Instant since) {
    return jdbc.sql(WAS_OFFERED)
        .param("conversation", conversation.value())
        .param("since", Rows.utc(since))
        .query(Boolean.class)
        .single();
  }

  public void received(
      ConversationId conversation, MessageReceived message, @Nullable LeadId lead) {
    add(
        conversation,
        "user",
        type(message.content()),
        "in",
        message.carrier(),
        message.carrierMessageId(),
        message.sealedId(),
        null,
        lead,
        message.content().text(),
        Particulars.of(message),
        message.sentAt() == null ? message.receivedAt() : message.sentAt());
  }

  /// @param sealedId the carrier's own id where `carrierMessageId` only stands for it
  /// @return whether the carrier's id was new
  public boolean sent(
      ConversationId conversation,
      Role role,
      Carrier carrier,
      String carrierMessageId,
      @Nullable String sealedId,
      SendId send,
      @Nullable LeadId lead,
      String text,
      Instant at) {
    var name =
        switch (role) {
          case ASSISTANT -> "assistant";
          case SYSTEM -> "system";
        };
    return add(
        conversation,
        name,
        "text",
        "out",
        carrier,
        carrierMessageId,
        sealedId,
        send,
        lead,
        text,
        null,
        at);
  }

  private boolean add(
      ConversationId conversation,
      String role,
      String type,
      String direction,
      Carrier carrier,
      String carrierMessageId,
      @Nullable String sealedId,
      @Nullable SendId send,
      @Nullable LeadId lead,
      String text,
      @Nullable String metadata,
      Instant at) {
    return jdbc.sql(ADD)
            .param("id", EventIds.derived("message", carrier.code(), carrierMessageId))
            .param("conversation", conversation.value())
            .param("role", role)
            .param("type", type)
            .param("direction", direction)
            .param("carrier", carrier.code())
            .param("carrierMessage", carrierMessageId)
            .param("sealedId", sealedId)
            .param("send", send == null ? null : send.value())
            .param("lead", lead == null ? null : lead.value())
            .param("text", text)
            .param("metadata", metadata)
            .param("at", utc(at))
            .update()
        == 1;
  }

  /// Whose send a carrier's message is.
  public Optional<SendId> sendOf(Carrier carrier, String carrierMessageId) {
    return jdbc.sql(SEND_OF)
        .param("carrier", carrier.code())
        .param("message", carrierMessageId)
        .query((row, _) -> Optional.ofNullable(row.getObject(1, UUID.class)))
        .optional()
        .flatMap(id -> id)
        .map(SendId::new);
  }

  /// The carrier's answer came after its receipt, which had been written down.
  public void sealed(Carrier carrier, String carrierMessageId, String sealedId) {
    jdbc.sql(SEALED)
        .param("carrier", carrier.code())
        .param("message", carrierMessageId)
        .param("sealedId", sealedId)
        .update();
  }

  /// By what a carrier itself knows a message of a conversation, sealed, where that is kept.
  public Optional<String> sealedId(
      ConversationId conversation, Carrier carrier, String carrierMessageId) {
    return jdbc.sql(SEALED_ID)
        .param("conversation", conversation.value())
        .param("carrier", carrier.code())
        .param("message", carrierMessageId)
        .query((row, _) -> Optional.ofNullable(row.getString(1)))
        .optional()
        .flatMap(id -> id);
  }

  /// Which lead a carrier's message is about.
  public Optional<LeadId> leadOf(Carrier carrier, String carrierMessageId) {
    return jdbc.sql(LEAD_OF)
        .param("carrier", carrier.code())
        .param("message", carrierMessageId)
        .query((row, _) -> Optional.ofNullable(row.getObject(1, UUID.class)))
        .optional()
        .flatMap(id -> id)
        .map(LeadId::new);
  }

  /// Which lead the last of our messages since then was about, of those that are about one.
  public Optional<LeadId> askedAbout(ConversationId conversation, Instant since) {
    return jdbc.sql(ASKED_ABOUT)
        .param("conversation", conversation.value())
        .param("since", utc(since))
        .query((row, _) -> new LeadId(row.getObject(1, UUID.class)))
        .optional();
  }

  /// @param byPerson or else by the assistant
  public record Spoken(boolean byPerson, String text) {}

  /// What was said in a conversation besides a message of it, oldest first.
  public List<Spoken> spokenBefore(
      ConversationId conversation, MessageReceived message, Instant since, int limit) {
    return jdbc.sql(SPOKEN)
        .param("conversation", conversation.value())
        .param("since", utc(since))
        .param("carrier", message.carrier().code())
        .param("message", message.carrierMessageId())
        .param("limit", limit)
        .query((row, _) -> new Spoken(row.getString("role").equals("user"), row.getString("text")))
        .list()
        .reversed();
  }

  private static String type(MessageContent content) {
    if (content.location() != null) {
      return "location";
    }
    if (content.media().isEmpty()) {
      return "text";
    }
    return content.media().getFirst().contentType().startsWith("image/") ? "image" : "file";
  }
}
