package io.centralita.routing.conversation;

import io.centralita.contracts.values.ConversationId;
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
  private final TransactionTemplate transaction;
  private final InstantSource clock;

  Statuses(StatusStore store, TransactionTemplate transaction, InstantSource clock) {
    this.store = store;
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
      store.change(conversation, before, after.get(), by, clock.instant());
      log.info("Conversation {} was {} and is {}", conversation, before.code(), after.get().code());
    }
    return after;
  }
}
