package io.centralita.kit.loop;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Rows whose work leads out of the fleet and may take long: each is taken up under a lease and
/// worked on outside any transaction, on a thread of its own. Whoever dies at it, or fails, leaves
/// the row to whoever comes by when the lease is over; the row itself says what is left to do.
///
/// @param <R> a row as it was taken up
public final class LeasedWork<R> {
  private static final Logger log = LoggerFactory.getLogger(LeasedWork.class);

  private final Terms terms;
  private final Claim<R> claim;
  private final Function<R, ?> id;
  private final Bell bell;
  private final Errands errands;
  private final InstantSource clock;
  private final Semaphore hands;

  /// @param name of one such row, for threads and the log
  /// @param atOnce how many an instance works on at the same time
  /// @param lease how long one may take
  public record Terms(String name, int atOnce, Duration lease) {}

  /// Takes up rows that are due and that nobody has, in one statement.
  public interface Claim<R> {
    /// @param until when the lease is over, and the row due again
    List<R> take(Instant now, Instant until, int limit);
  }

  /// @param id what the log calls a row by
  /// @param bell rung when there is room for another
  public LeasedWork(
      Terms terms,
      Claim<R> claim,
      Function<R, ?> id,
      Bell bell,
      Errands errands,
      InstantSource clock) {
    this.terms = terms;
    this.claim = claim;
    this.id = id;
    this.bell = bell;
    this.errands = errands;
    this.clock = clock;
    this.hands = new Semaphore(terms.atOnce());
  }

  /// One round; returns how many were taken up.
  ///
  /// @param work what is done with each
  public int round(Consumer<R> work) {
    return errands.step(() -> taken(work));
  }

  private int taken(Consumer<R> work) {
    int free = hands.drainPermits();
    List<R> claimed = List.of();
    try {
      if (free > 0) {
        var now = clock.instant();
        claimed = claim.take(now, now.plus(terms.lease()), free);
      }
    } finally {
      hands.release(free - claimed.size());
    }
    claimed.forEach(row -> errands.begin(terms.name(), () -> treat(row, work)));
    return claimed.size();
  }

  private void treat(R row, Consumer<R> work) {
    try {
      work.accept(row);
    } catch (RuntimeException failed) {
      // Not its message, which may repeat what people wrote, or an address with a secret.
      log.warn(
          "{} {} failed and is taken up again when its lease is over: {} at {}",
          terms.name(),
          id.apply(row),
          failed.getClass().getName(),
          failed.getStackTrace().length == 0 ? "nowhere" : failed.getStackTrace()[0]);
    } finally {
      hands.release();
      bell.ring();
    }
  }
}
