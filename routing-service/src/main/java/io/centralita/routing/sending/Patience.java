package io.centralita.routing.sending;

import io.centralita.routing.carrier.Refusal;
import io.centralita.routing.conversation.ConversationStore;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Objects;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Ends what has waited for too long, whatever it waited for, and reports it: words whose recipient
/// did not write, and sends whose carrier took nothing.
@Component
class Patience {
  private static final int BATCH = 200;

  private final SendStore store;
  private final Outcomes outcomes;
  private final ConversationStore conversations;
  private final TransactionTemplate transaction;
  private final InstantSource clock;
  private final SendingSettings settings;

  Patience(
      SendStore store,
      Outcomes outcomes,
      ConversationStore conversations,
      TransactionTemplate transaction,
      InstantSource clock,
      SendingSettings settings) {
    this.store = store;
    this.outcomes = outcomes;
    this.conversations = conversations;
    this.transaction = transaction;
    this.clock = clock;
    this.settings = settings;
  }

  /// One round; returns how many have ended.
  int end() {
    var now = clock.instant();
    return end(SendState.HELD, Refusal.EXPIRED, now.minus(settings.holdFor()), now)
        + end(SendState.WAITING, Refusal.GIVEN_UP, now.minus(settings.giveUpAfter()), now);
  }

  private int end(SendState state, Refusal refusal, Instant before, Instant now) {
    return Objects.requireNonNullElse(
        transaction.execute(_ -> {
          var late = store.outOfPatience(state, before, BATCH);
          late.forEach(send ->
              outcomes.refused(
                  send,
                  conversations.find(send.conversation()),
                  refusal,
                  "asked for at " + send.asked().at(),
                  now));
          return late.size();
        }),
        0);
  }
}
