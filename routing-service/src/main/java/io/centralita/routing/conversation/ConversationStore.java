package io.centralita.routing.conversation;

import static io.centralita.routing.conversation.Rows.instant;
import static io.centralita.routing.conversation.Rows.utc;

import io.centralita.contracts.address.Address;
import io.centralita.contracts.address.Channel;
import io.centralita.contracts.event.EventIds;
import io.centralita.contracts.gateway.InboundMessage.MessageReceived;
import io.centralita.contracts.values.BusinessNumber;
import io.centralita.contracts.values.Carrier;
import io.centralita.contracts.values.ConversationId;
import io.centralita.contracts.values.Language;
import io.centralita.contracts.values.TenantId;
import io.centralita.routing.mailbox.Mailboxes;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The conversations.
@Component
public class ConversationStore {
  /// How long after a person's message WhatsApp lets anything be written to them.
  public static final Duration WINDOW = Duration.ofHours(24);

  private static final String RECEIVED =
      """
      INSERT INTO conversations AS known (id, tenant, carrier, carrier_chat_id, channel, person_ref, person_sealed,
        person_hint, person_name, business_number, language, scope, provider_id, assigned_at,
        created_at, last_message_at, last_user_message_at, window_until)
      VALUES (:id, :tenant, :carrier, :chat, :channel, :ref, :sealed, :hint, :name, :number,
        coalesce((SELECT language FROM conversations WHERE tenant = :tenant AND person_ref = :ref
                  ORDER BY last_message_at DESC LIMIT 1), :language),
        :scope, :provider, :assigned, :now, :at, :opens, :until)
      ON CONFLICT ON CONSTRAINT conversations_between DO UPDATE SET
        carrier_chat_id = coalesce(excluded.carrier_chat_id, known.carrier_chat_id),
        person_sealed = excluded.person_sealed,
        person_name = coalesce(excluded.person_name, known.person_name),
        scope = CASE WHEN known.scope = 'client_general' THEN excluded.scope ELSE known.scope END,
        provider_id = coalesce(excluded.provider_id, known.provider_id),
        assigned_at = CASE WHEN excluded.provider_id IS NULL OR excluded.provider_id = known.provider_id
                      THEN known.assigned_at ELSE excluded.assigned_at END,
        last_message_at = greatest(known.last_message_at, excluded.last_message_at),
        last_user_message_at = greatest(known.last_user_message_at, excluded.last_user_message_at),
        window_until = greatest(known.window_until, excluded.window_until)
      RETURNING *, xmax = 0 AS is_new
      """;

  private static final String WRITTEN_TO =
      """
      INSERT INTO conversations (id, tenant, carrier, carrier_chat_id, channel, person_ref, person_sealed, person_hint,
        business_number, language, created_at, last_message_at)
      VALUES (:id, :tenant, :carrier, :chat, :channel, :ref, :sealed, :hint, :number,
        coalesce((SELECT language FROM conversations WHERE tenant = :tenant AND person_ref = :ref
                  ORDER BY last_message_at DESC LIMIT 1), :language),
        :now, :now)
      ON CONFLICT ON CONSTRAINT conversations_between DO NOTHING
      """;

  private static final String FIND = "SELECT * FROM conversations WHERE id = :id";

  private static final String FIND_ALL =
      "SELECT * FROM conversations WHERE id = ANY (:ids::uuid[])";

  private static final String SPEAKS =
      "UPDATE conversations SET language = :language WHERE id = :id";

  private static final String HELPED =
      "UPDATE conversations SET helped_at = :now, lost = 0 WHERE id = :id";

  private static final String LOST =
      "UPDATE conversations SET lost = lost + 1 WHERE id = :id RETURNING lost";

  private static final String THANKED = "UPDATE conversations SET thanked_at = :now WHERE id = :id";

  private static final String SHUT =
      """
      UPDATE conversations SET window_until = :now
      WHERE id = :id AND window_until > :now AND coalesce(last_user_message_at < :attempted, true)
      """;

  private final JdbcClient jdbc;
  private final Mailboxes mailboxes;
  private final String defaultLanguage;

  ConversationStore(
      JdbcClient jdbc, Mailboxes mailboxes, @Value("${routing.language}") String defaultLanguage) {
    this.jdbc = jdbc;
    this.mailboxes = mailboxes;
    this.defaultLanguage = Language.of(defaultLanguage).tag();
  }

  /// The conversation of a message that a person wrote. The window is open from when they wrote,
  /// which may be days before the carrier says so; what was forwarded opens none, because it was
  /// written to another number.
  public Conversation received(MessageReceived message, Instant now) {
    var id = id(message.tenant(), message.carrier(), message.from(), message.to());
    var written = message.sentAt() == null ? message.receivedAt() : message.sentAt();
    var opens = message.writtenTo() == null ? written : null;
    var provider = message.assignedProvider();
    var received =
        jdbc.sql(RECEIVED)
            .param("chat", message.carrierChatId())
            .param("scope", Scope.of(message.purpose()).code())
            .param("provider", provider == null ? null : provider.value())
            .param("assigned", provider == null ? null : utc(written))
            .param("id", id)
            .param("tenant", message.tenant().value())
            .param("carrier", message.carrier().code())
            .param("channel", message.from().channel().name())
            .param("ref", message.from().ref())
            .param("sealed", message.from().sealed())
            .param("hint", message.from().hint())
            .param("name", message.senderName())
            .param("number", message.to().e164())
            .param("language", defaultLanguage)
            .param("now", utc(now))
            .param("at", utc(written))
            .param("opens", opens == null ? null : utc(opens))
            .param("until", opens == null ? null : utc(opens.plus(WINDOW)))
            .query((row, _) -> new Received(read(row), row.getBoolean("is_new")))
            .single();
    if (received.isNew()) {
      mailboxes.begun(message.tenant(), message.from());
    }
    return received.conversation();
  }

  private record Received(Conversation conversation, boolean isNew) {}

  /// The conversation in which a person is to be written to.
  ///
  /// @param language of a person who has never written, where somebody knows it
  public ConversationId writtenTo(
      TenantId tenant,
      Carrier carrier,
      Address person,
      BusinessNumber number,
      @Nullable Language language,
      Instant now) {
    var id = id(tenant, carrier, person, number);
    int added =
        jdbc.sql(WRITTEN_TO)
            .param("id", id)
            .param("tenant", tenant.value())
            .param("carrier", carrier.code())
            // A chat that we begin has our own name until Kommo tells its own.
            .param("chat", carrier == Carrier.KOMMO ? id.toString() : null)
            .param("channel", person.channel().name())
            .param("ref", person.ref())
            .param("sealed", person.sealed())
            .param("hint", person.hint())
            .param("number", number.e164())
            .param("language", language == null ? defaultLanguage : language.tag())
            .param("now", utc(now))
            .update();
    if (added == 1) {
      mailboxes.begun(tenant, person);
    }
    return new ConversationId(id);
  }

  public Conversation find(ConversationId id) {
    return jdbc.sql(FIND).param("id", id.value()).query((row, _) -> read(row)).single();
  }

  public Map<ConversationId, Conversation> find(Collection<ConversationId> ids) {
    return jdbc
        .sql(FIND_ALL)
        .param("ids", ids.stream().map(ConversationId::toString).toArray(String[]::new))
        .query((row, _) -> read(row))
        .stream()
        .collect(Collectors.toMap(Conversation::id, Function.identity()));
  }

  public void speaks(ConversationId id, Language language) {
    jdbc.sql(SPEAKS).param("language", language.tag()).param("id", id.value()).update();
  }

  public void helped(ConversationId id, Instant now) {
    jdbc.sql(HELPED).param("now", utc(now)).param("id", id.value()).update();
  }

  /// They were not understood once more.
  ///
  /// @return how often since they were last helped
  public int lost(ConversationId id) {
    return jdbc.sql(LOST).param("id", id.value()).query(Integer.class).single();
  }

  public void thanked(ConversationId id, Instant now) {
    jdbc.sql(THANKED).param("now", utc(now)).param("id", id.value()).update();
  }

  /// The carrier says that the window is shut, whatever is known here; unless the person has
  /// written since the attempt that it speaks of.
  public void shut(ConversationId id, Instant attempted, Instant now) {
    jdbc.sql(SHUT)
        .param("id", id.value())
        .param("attempted", utc(attempted))
        .param("now", utc(now))
        .update();
  }

  private static UUID id(TenantId tenant, Carrier carrier, Address person, BusinessNumber number) {
    return EventIds.derived(
        "conversation",
        tenant.value(),
        carrier.code(),
        person.channel().name(),
        person.ref(),
        number.e164());
  }

  private static Conversation read(ResultSet row) throws SQLException {
    return new Conversation(
        new ConversationId(row.getObject("id", UUID.class)),
        new TenantId(row.getString("tenant")),
        Carrier.of(row.getString("carrier")),
        row.getString("carrier_chat_id"),
        new Address(
            Channel.valueOf(row.getString("channel")),
            row.getString("person_ref"),
            row.getString("person_sealed"),
            row.getString("person_hint")),
        new BusinessNumber(row.getString("business_number")),
        Language.of(row.getString("language")),
        Status.of(row.getString("status")),
        instant(row, "last_user_message_at"),
        instant(row, "window_until"),
        instant(row, "helped_at"),
        instant(row, "thanked_at"));
  }
}
