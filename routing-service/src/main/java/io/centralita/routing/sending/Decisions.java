package io.centralita.routing.sending;

import io.centralita.contracts.Topics;
import io.centralita.contracts.event.EventIds;
import io.centralita.contracts.routing.ConversationChange.SendDecided;
import io.centralita.contracts.values.SendId;
import io.centralita.kit.outbox.Outbox;
import io.centralita.routing.conversation.ConversationStore;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// What an operator decides about a send of which nobody knows whether the carrier has it. Who
/// decided what, and why, is kept.
@Component
class Decisions {
  private static final Logger log = LoggerFactory.getLogger(Decisions.class);

  /// What stands for the carrier's id where the operator has none.
  private static final String BY_OPERATOR = "operator:";

  private final SendStore store;
  private final SendRecordStore records;
  private final Outcomes outcomes;
  private final ConversationStore conversations;
  private final Outbox outbox;
  private final DispatchBell bell;
  private final TransactionTemplate transaction;
  private final InstantSource clock;

  Decisions(
      SendStore store,
      SendRecordStore records,
      Outcomes outcomes,
      ConversationStore conversations,
      Outbox outbox,
      DispatchBell bell,
      TransactionTemplate transaction,
      InstantSource clock) {
    this.store = store;
    this.records = records;
    this.outcomes = outcomes;
    this.conversations = conversations;
    this.outbox = outbox;
    this.bell = bell;
    this.transaction = transaction;
    this.clock = clock;
  }

  enum Decision {
    TAKEN("taken"),
    TRY_AGAIN("try-again");

    private final String code;

    Decision(String code) {
      this.code = code;
    }

    String code() {
      return code;
    }
  }

  /// @param carrierMessageId the carrier's id, where the operator has found it
  /// @return whether there was anything to decide
  boolean decide(
      SendId id, Decision decision, @Nullable String carrierMessageId, String by, String why) {
    var decided =
        Boolean.TRUE.equals(
            transaction.execute(_ -> {
              var send = store.lock(id).orElseThrow();
              if (send.state() != SendState.UNKNOWN) {
                return false;
              }
              apply(send, decision, carrierMessageId, by, why);
              return true;
            }));
    bell.ring();
    return decided;
  }

  private void apply(
      Send send, Decision decision, @Nullable String carrierMessageId, String by, String why) {
    var now = clock.instant();
    var id =
        EventIds.derived(
            "decision", send.id().toString(), Integer.toString(send.progress().attempts()));
    records.decided(id, send.id(), decision.code(), by, why, now);
    outbox.publish(
        Topics.CONVERSATIONS,
        id,
        send.conversation().toString(),
        new SendDecided(
            send.conversation(),
            conversations.find(send.conversation()).tenant(),
            send.id(),
            decision.code(),
            why,
            send.asked().lead(),
            by,
            now));
    switch (decision) {
      case TAKEN ->
          outcomes.taken(
              send, carrierMessageId == null ? BY_OPERATOR + send.id() : carrierMessageId, now);
      case TRY_AGAIN -> outcomes.notThere(send, now);
    }
    log.info("{} decided about send {}: {}", by, send.id(), decision.code());
  }

  /// Whether a carrier's id is only an operator's word, which the carrier's own replaces.
  static boolean isOperatorsWord(@Nullable String carrierMessageId) {
    return carrierMessageId != null && carrierMessageId.startsWith(BY_OPERATOR);
  }
}
