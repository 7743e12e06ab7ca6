package io.centralita.kit.loop;

import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/// What loops do outside the fleet, each on a thread of its own: handing a message over, asking a
/// model. When the service stops, nothing new begins, and what is under way is waited for, so that
/// its outcome is written down before the database is let go.
public final class Errands implements SmartLifecycle {
  private static final Logger log = LoggerFactory.getLogger(Errands.class);

  private final Duration patience;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition nothingUnderWay = lock.newCondition();
  private boolean open = true;
  private int underWay;

  /// @param patience how long to wait at the end
  public Errands(Duration patience) {
    this.patience = patience;
  }

  /// Takes a step of a loop that may begin errands; does nothing once the service stops.
  public int step(WorkLoop.Step step) {
    if (!entered()) {
      return 0;
    }
    try {
      return step.take();
    } finally {
      leave();
    }
  }

  /// Runs an errand on a thread of its own. To be called within a step, which the end waits for as
  /// well.
  public void begin(String name, Runnable errand) {
    another();
    Thread.ofVirtual()
        .name(name)
        .start(() -> {
          try {
            errand.run();
          } finally {
            leave();
          }
        });
  }

  private boolean entered() {
    lock.lock();
    try {
      if (open) {
        underWay++;
      }
      return open;
    } finally {
      lock.unlock();
    }
  }

  private void another() {
    lock.lock();
    try {
      underWay++;
    } finally {
      lock.unlock();
    }
  }

  private void leave() {
    lock.lock();
    try {
      underWay--;
      if (underWay == 0) {
        nothingUnderWay.signalAll();
      }
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void start() {
    lock.lock();
    try {
      open = true;
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void stop() {
    lock.lock();
    try {
      open = false;
      if (underWay > 0) {
        log.info("The end waits for up to {} for {} errands under way", patience, underWay);
      }
      long left = patience.toNanos();
      while (underWay > 0 && left > 0) {
        left = nothingUnderWay.awaitNanos(left);
      }
      if (underWay > 0) {
        log.warn(
            "{} errands are still under way after {}; they are taken up again when their leases end",
            underWay,
            patience);
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    } finally {
      lock.unlock();
    }
  }

  /// After the consumers and the web server, and before the loops, so that what comes of the last
  /// errands still leaves the outbox.
  @Override
  public int getPhase() {
    return 1;
  }

  @Override
  public boolean isRunning() {
    lock.lock();
    try {
      return open;
    } finally {
      lock.unlock();
    }
  }
}
