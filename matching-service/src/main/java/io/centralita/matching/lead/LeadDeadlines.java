package io.centralita.matching.lead;

import io.centralita.contracts.event.EventIds;
import io.centralita.contracts.values.LeadId;
import io.centralita.matching.lead.LeadState.Open;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.InstantSource;
import java.util.Objects;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Moves leads on whose time is over (L4). The deadline is in the lead's row, so it survives every
/// restart; any instance may take any lead, and passes over what another has in hand.
@Component
public final class LeadDeadlines {
  private static final Logger log = LoggerFactory.getLogger(LeadDeadlines.class);

  private final LeadStore store;
  private final Leads leads;
  private final InstantSource clock;
  private final TransactionTemplate transaction;
  private final Counter moved;
  private final Counter stuck;

  LeadDeadlines(
      LeadStore store,
      Leads leads,
      InstantSource clock,
      TransactionTemplate transaction,
      MeterRegistry meters) {
    this.store = store;
    this.leads = leads;
    this.clock = clock;
    this.transaction = transaction;
    this.moved =
        Counter.builder("centralita.deadlines.moved")
            .description("Leads that this instance moved on because their time was over")
            .register(meters);
    this.stuck =
        Counter.builder("centralita.deadlines.stuck")
            .description("Rows that a lead could not be moved on when its time was over")
            .register(meters);
  }

  /// One batch in one transaction; returns how many leads moved on.
  public int moveOn(int limit) {
    int count = moveOnOrLeave(limit);
    moved.increment(count);
    return count;
  }

  private int moveOnOrLeave(int limit) {
    try {
      return Objects.requireNonNull(transaction.execute(_ -> moveOnTogether(limit)));
    } catch (RuntimeException oneOfThem) {
      log.info("Leads whose time is over are moved on one by one after: {}", oneOfThem.toString());
      return moveOnOneByOne(limit);
    }
  }

  private int moveOnTogether(int limit) {
    var due = store.lockDue(clock.instant(), limit);
    return leads.passTime(due, LeadDeadlines::cause);
  }

  private int moveOnOneByOne(int limit) {
    int moved = 0;
    for (var id : store.due(clock.instant(), limit)) {
      try {
        moved += Objects.requireNonNullElse(transaction.execute(_ -> moveOn(id)), 0);
      } catch (RuntimeException failed) {
        stuck.increment();
        log.warn("Lead {} cannot be moved on and is tried again: {}", id, failed.toString());
      }
    }
    return moved;
  }

  private int moveOn(LeadId id) {
    return leads.passTime(store.lock(id).stream().toList(), LeadDeadlines::cause);
  }

  private static UUID cause(Lead lead) {
    var until = lead.state() instanceof Open open ? open.until().toString() : "over";
    return EventIds.derived("deadline", lead.id().toString(), until);
  }
}
