package io.centralita.proxy.relay;

import io.centralita.contracts.gateway.InboundMessage.MessageReceived;
import io.centralita.kit.loop.Errands;
import io.centralita.kit.loop.LeasedWork;
import io.centralita.proxy.callback.CallbackSettings;
import io.centralita.proxy.relay.HeldStore.Held;
import java.time.InstantSource;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Puts messages by while their account is asked about them, so that a slow server holds back
/// nobody else's. Each is asked about within the budget of a callback, and goes on in any case.
@Component
class Holding {
  private final HeldStore store;
  private final TransactionTemplate transaction;
  private final HeldBell bell;
  private final InstantSource clock;
  private final LeasedWork<Held> work;

  /// What is done about a held message: it is asked about, then its fate is written down.
  interface Treatment {
    /// @return what is to be done in the transaction that lets the message go
    Runnable of(Held held);
  }

  Holding(
      HeldStore store,
      CallbackSettings settings,
      TransactionTemplate transaction,
      HeldBell bell,
      Errands errands,
      InstantSource clock) {
    this.store = store;
    this.transaction = transaction;
    this.bell = bell;
    this.clock = clock;
    this.work =
        new LeasedWork<>(
            new LeasedWork.Terms("held message", settings.concurrency(), settings.lease()),
            store::claim,
            held -> held.message().carrierMessageId(),
            bell,
            errands,
            clock);
  }

  /// Whether something that the same person wrote before is held: what comes after it must not
  /// overtake it.
  boolean waits(MessageReceived message) {
    return store.waits(message.from(), message.to());
  }

  /// Within the transaction that takes the message.
  ///
  /// @return true
  boolean hold(UUID cause, MessageReceived message) {
    store.add(cause, message, clock.instant());
    bell.ringAfterCommit();
    return true;
  }

  /// One round; returns how many were taken up.
  int treat(Treatment treatment) {
    return work.round(held -> treat(held, treatment));
  }

  private void treat(Held held, Treatment treatment) {
    var fate = treatment.of(held);
    transaction.executeWithoutResult(_ -> {
      if (store.done(held)) {
        fate.run();
      }
    });
  }
}
