package io.centralita.matching.lead;

import io.centralita.contracts.event.EventIds;
import io.centralita.matching.lead.Happening.ReminderDue;
import java.time.InstantSource;
import java.util.Objects;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Reminds of jobs that nobody has started, ended or rated (L6). When is in the lead's row; any
/// instance may take any, and passes over what another has in hand.
@Component
public final class LeadReminders {
  private final LeadStore store;
  private final Leads leads;
  private final InstantSource clock;
  private final TransactionTemplate transaction;

  LeadReminders(
      LeadStore store, Leads leads, InstantSource clock, TransactionTemplate transaction) {
    this.store = store;
    this.leads = leads;
    this.clock = clock;
    this.transaction = transaction;
  }

  /// One batch in one transaction; returns how many jobs were looked at.
  public int remind(int limit) {
    return Objects.requireNonNull(
        transaction.execute(_ -> {
          var due = store.lockRemindable(clock.instant(), limit);
          for (var lead : due) {
            var cause =
                EventIds.derived(
                    "reminder", lead.id().toString(), String.valueOf(lead.progress().remindAt()));
            leads.apply(lead, new ReminderDue(), new Prompt(cause, ""));
          }
          return due.size();
        }));
  }
}
