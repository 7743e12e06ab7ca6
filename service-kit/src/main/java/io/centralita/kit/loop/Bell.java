package io.centralita.kit.loop;

import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/// Rung when there is something to do for a loop, so that nobody waits for its next look. Each loop
/// has a bell of a type of its own.
public abstract class Bell {
  private volatile @Nullable Runnable listener;

  public final void wakes(Runnable heard) {
    listener = heard;
  }

  /// Once the transaction that found the work is committed, and not when it fails; at once where
  /// there is none.
  public final void ringAfterCommit() {
    if (!TransactionSynchronizationManager.isSynchronizationActive()) {
      ring();
      return;
    }
    TransactionSynchronizationManager.registerSynchronization(
        new TransactionSynchronization() {
          @Override
          public void afterCommit() {
            ring();
          }
        });
  }

  public final void ring() {
    var heard = listener;
    if (heard != null) {
      heard.run();
    }
  }
}
