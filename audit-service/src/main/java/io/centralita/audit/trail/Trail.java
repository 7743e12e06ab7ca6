package io.centralita.audit.trail;

import io.centralita.contracts.event.CloudEvent;
import io.centralita.contracts.matching.LeadChange;
import io.centralita.contracts.proxy.SessionChange;
import io.centralita.contracts.values.LeadId;
import io.centralita.contracts.values.TenantId;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Writes down every business action, batch by batch. Called within the transaction that remembers
/// the events.
@Component
public class Trail {
  private final AuditEventStore store;

  Trail(AuditEventStore store) {
    this.store = store;
  }

  public void leads(List<CloudEvent<LeadChange>> events) {
    store.append(
        events.stream()
            .map(event -> {
              var change = event.data();
              return event(
                  event.id(), change.at(), change.tenant(), change.lead(), Action.of(change));
            })
            .toList());
  }

  public void sessions(List<CloudEvent<SessionChange>> events) {
    store.append(
        events.stream()
            .map(event -> {
              var change = event.data();
              return event(
                  event.id(), change.at(), change.tenant(), lead(change), Action.of(change));
            })
            .toList());
  }

  private static @Nullable LeadId lead(SessionChange change) {
    return switch (change) {
      case SessionChange.SessionOpened it -> it.lead();
      case SessionChange.InteractionRelayed it -> it.lead();
      case SessionChange.SessionClosed it -> it.lead();
      case SessionChange.PoolExhausted it -> it.lead();
    };
  }

  private static AuditEvent event(
      UUID id, Instant at, TenantId tenant, @Nullable LeadId lead, Action action) {
    return new AuditEvent(
        id,
        at,
        tenant.value(),
        action.actor(),
        action.what(),
        action.status(),
        action.why(),
        lead == null ? null : lead.value(),
        action.details());
  }
}
