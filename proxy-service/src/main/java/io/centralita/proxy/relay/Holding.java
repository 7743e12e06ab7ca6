package io.centralita.proxy.relay;

import io.centralita.contracts.gateway.InboundMessage.MessageReceived;
import io.centralita.kit.loop.Errands;
import io.centralita.proxy.callback.CallbackSettings;
import io.centralita.proxy.relay.HeldStore.Held;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/// Puts messages by while their account is asked about them, so that a slow server holds back
/// nobody else's. Each is asked about within the budget of a callback, and goes on in any case.
@Component
class Holding {
  private static final Logger log = LoggerFactory.getLogger(Holding.class);

  private final HeldStore store;
  private final CallbackSettings settings;
  private final TransactionTemplate transaction;
  private final HeldBell bell;
  private final Errands errands;
  private final InstantSource clock;
  private final Semaphore hands;

  /// What is done about a held message: it is asked about, then its fate is written down.
  interface Treatment {
    /// @return what is to be done in the transaction that lets the message go
    Runnable of(UUID cause, MessageReceived message);
  }

  Holding(
      HeldStore store,
      CallbackSettings settings,
      TransactionTemplate transaction,
      HeldBell bell,
      Errands errands,
      InstantSource clock) {
    this.store = store;
    this.settings = settings;
    this.transaction = transaction;
    this.bell = bell;
    this.errands = errands;
    this.clock = clock;
    this.hands = new Semaphore(settings.concurrency());
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
    TransactionSynchronizationManager.registerSynchronization(
        new TransactionSynchronization() {
          @Override
          public void afterCommit() {
            bell.ring();
          }
        });
    return true;
  }

  /// One round; returns how many were taken up.
  int treat(Treatment treatment) {
    return errands.step(() -> round(treatment));
  }

  private int round(Treatment treatment) {
    int free = hands.drainPermits();
    List<Held> claimed = List.of();
    try {
      if (free > 0) {
        var now = clock.instant();
        claimed = store.claim(now, now.plus(settings.lease()), free);
      }
    } finally {
      hands.release(free - claimed.size());
    }
    claimed.forEach(held -> errands.begin("held-message", () -> treat(held, treatment)));
    return claimed.size();
  }

  private void treat(Held held, Treatment treatment) {
    try {
      var fate = treatment.of(held.cause(), held.message());
      transaction.executeWithoutResult(_ -> {
        if (store.done(held)) {
          fate.run();
        }
      });
    } catch (RuntimeException failed) {
      log.warn(
          "Held message {} could not go on; it is taken up again after its lease: {}",
          held.message().carrierMessageId(),
          failed.toString());
    } finally {
      hands.release();
      bell.ring();
    }
  }
}
