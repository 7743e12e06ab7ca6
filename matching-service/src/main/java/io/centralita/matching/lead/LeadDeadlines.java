package io.centralita.matching.lead;

import io.centralita.contracts.event.EventIds;
import io.centralita.contracts.values.LeadId;
import io.centralita.matching.lead.LeadState.Open;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Moves leads on whose time is over (L4). The deadline is in the lead's row, so it survives every
/// restart; any instance may take any lead, and passes over what another has in hand.
@Component
public final class LeadDeadlines {
  private final LeadStore store;
  private final Leads leads;
  private final InstantSource clock;
  private final LeadSweep sweep;
  private final Counter moved;

  LeadDeadlines(
      LeadStore store,
      Leads leads,
      InstantSource clock,
      TransactionTemplate transaction,
      MeterRegistry meters) {
    this.store = store;
    this.leads = leads;
    this.clock = clock;
    this.moved =
        Counter.builder("centralita.deadlines.moved")
            .description("Leads that this instance moved on because their time was over")
            .register(meters);
    var stuck =
        Counter.builder("centralita.deadlines.stuck")
            .description("Times that a lead could not be moved on when its time was over")
            .register(meters);
    this.sweep = new LeadSweep(new TimeOver(), transaction, stuck);
  }

  /// One batch; returns how many leads moved on.
  public int moveOn(int limit) {
    int count = sweep.look(limit);
    moved.increment(count);
    return count;
  }

  private final class TimeOver implements LeadSweep.Work {
    @Override
    public List<LeadId> due(int limit, Set<LeadId> without) {
      return store.due(clock.instant(), limit, without);
    }

    @Override
    public int together(int limit, Set<LeadId> without) {
      return pass(store.lockDue(clock.instant(), limit, without));
    }

    @Override
    public int alone(LeadId lead) {
      return pass(store.lock(lead).stream().toList());
    }

    private int pass(List<Lead> due) {
      return due.isEmpty() ? 0 : leads.passTime(due, LeadDeadlines::cause);
    }
  }

  private static UUID cause(Lead lead) {
    var until = lead.state() instanceof Open open ? open.until().toString() : "over";
    return EventIds.derived("deadline", lead.id().toString(), until);
  }
}
