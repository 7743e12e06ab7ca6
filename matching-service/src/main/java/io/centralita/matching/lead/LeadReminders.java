package io.centralita.matching.lead;

import io.centralita.contracts.event.EventIds;
import io.centralita.contracts.values.LeadId;
import io.centralita.matching.lead.Happening.ReminderDue;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Reminds of jobs that nobody has started, ended or rated (L6). When is in the lead's row; any
/// instance may take any, and passes over what another has in hand.
@Component
public final class LeadReminders {
  private final LeadStore store;
  private final Leads leads;
  private final InstantSource clock;
  private final LeadSweep sweep;

  LeadReminders(
      LeadStore store,
      Leads leads,
      InstantSource clock,
      TransactionTemplate transaction,
      MeterRegistry meters) {
    this.store = store;
    this.leads = leads;
    this.clock = clock;
    var stuck =
        Counter.builder("centralita.reminders.stuck")
            .description("Times that nobody could be reminded of a job when it was time to")
            .register(meters);
    this.sweep = new LeadSweep(new Forgotten(), transaction, stuck);
  }

  /// One batch; returns how many jobs were looked at.
  public int remind(int limit) {
    return sweep.look(limit);
  }

  private final class Forgotten implements LeadSweep.Work {
    @Override
    public List<LeadId> due(int limit, Set<LeadId> without) {
      return store.remindable(clock.instant(), limit, without);
    }

    @Override
    public int together(int limit, Set<LeadId> without) {
      var due = store.lockRemindable(clock.instant(), limit, without);
      due.forEach(this::remind);
      return due.size();
    }

    @Override
    public int alone(LeadId id) {
      var lead = store.lock(id);
      lead.ifPresent(this::remind);
      return lead.isPresent() ? 1 : 0;
    }

    /// Whose time is not over by now is left as it is.
    private void remind(Lead lead) {
      var cause =
          EventIds.derived(
              "reminder", lead.id().toString(), String.valueOf(lead.progress().remindAt()));
      leads.apply(lead, new ReminderDue(), new Prompt(cause, ""));
    }
  }
}
