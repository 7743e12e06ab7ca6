package io.centralita.matching.lead;

import io.centralita.contracts.values.LeadId;
import io.micrometer.core.instrument.Counter;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.support.TransactionOperations;

/// Takes the leads whose time has come, all in one transaction; where one of them fails, each in
/// its own. Who failed rests for more and more looks and holds nobody up meanwhile: neither the
/// others of its batch nor, were there a thousand of its kind, those behind it.
final class LeadSweep {
  private static final Logger log = LoggerFactory.getLogger(LeadSweep.class);

  /// So many of those who have rested are tried again in a look.
  private static final int SECOND_CHANCES = 10;

  private final Work work;
  private final TransactionOperations transaction;
  private final Counter stuck;
  private final Resting<LeadId> resting = new Resting<>();

  LeadSweep(Work work, TransactionOperations transaction, Counter stuck) {
    this.work = work;
    this.transaction = transaction;
    this.stuck = stuck;
  }

  /// What is done with them.
  interface Work {
    /// Whose time has come, first come first, without locks.
    List<LeadId> due(int limit, Set<LeadId> without);

    /// Locks those that nobody else has in hand, and sees to them.
    ///
    /// @return how many were seen to
    int together(int limit, Set<LeadId> without);

    /// The same for one of them, as it is by now; it may not be there any more.
    int alone(LeadId lead);
  }

  /// One look; returns how many were seen to.
  int look(int limit) {
    resting.pass();
    int done = together(limit);
    for (var lead : resting.rested(SECOND_CHANCES)) {
      done += alone(lead);
    }
    return done;
  }

  private int together(int limit) {
    var without = resting.all();
    try {
      return inTransaction(() -> work.together(limit, without));
    } catch (RuntimeException oneOfThem) {
      log.info("Leads whose time has come are taken one by one after: {}", oneOfThem.toString());
    }
    int done = 0;
    for (var lead : work.due(limit, without)) {
      done += alone(lead);
    }
    return done;
  }

  private int alone(LeadId lead) {
    try {
      int done = inTransaction(() -> work.alone(lead));
      resting.wake(lead);
      return done;
    } catch (RuntimeException failed) {
      stuck.increment();
      log.warn(
          "Lead {} cannot be moved on and is tried again after {} looks: {}",
          lead,
          resting.rest(lead),
          failed.toString());
      return 0;
    }
  }

  private int inTransaction(Supplier<Integer> step) {
    return Objects.requireNonNull(transaction.execute(_ -> step.get()));
  }
}
