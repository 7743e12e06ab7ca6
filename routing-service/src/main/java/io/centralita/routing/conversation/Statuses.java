package io.centralita.routing.conversation;

import io.centralita.contracts.Topics;
import io.centralita.contracts.event.EventIds;
import io.centralita.contracts.routing.ConversationChange.StatusChanged;
import io.centralita.contracts.values.ConversationId;
import io.centralita.kit.outbox.Outbox;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Objects;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Changes how conversations stand.
@Component
public class Statuses {
  private static final Logger log = LoggerFactory.getLogger(Statuses.class);

  private final StatusStore store;
  private final ConversationStore conversations;
  private final Outbox outbox;
  private final TransactionTemplate transaction;
  private final InstantSource clock;

  Statuses(
      StatusStore store,
      ConversationStore conversations,
      Outbox outbox,
      TransactionTemplate transaction,
      InstantSource clock) {
    this.store = store;
    this.conversations = conversations;
    this.outbox = outbox;
    this.transaction = transaction;
    this.clock = clock;
  }

  /// The same step a second time changes nothing and is said to have been done.
  ///
  /// @param by who does it: the subject of a token, or `person`
  /// @return how it stands now; nothing when the step cannot be done
  public Optional<Status> take(ConversationId conversation, Status.Step step, String by) {
    return Objects.requireNonNull(transaction.execute(_ -> changed(conversation, step, by)));
  }

  private Optional<Status> changed(ConversationId conversation, Status.Step step, String by) {
    var before = store.lock(conversation);
    var after = before.after(step);
    if (after.isPresent() && after.get() != before) {
      var now = clock.instant();
      store.change(conversation, before, after.get(), by, now);
      publish(conversation, before, after.get(), by, now);
      log.info("Conversation {} was {} and is {}", conversation, before.code(), after.get().code());
    }
    return after;
  }

  private void publish(ConversationId id, Status before, Status after, String by, Instant now) {
    var conversation = conversations.find(id);
    outbox.publish(
        Topics.CONVERSATIONS,
        EventIds.derived(
            "status-changed", id.toString(), before.code(), after.code(), now.toString()),
        id.toString(),
        new StatusChanged(
            id,
            conversation.tenant(),
            conversation.carrier(),
            conversation.person(),
            conversation.number(),
            before.code(),
            after.code(),
            by,
            now));
  }
}
