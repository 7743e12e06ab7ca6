package io.centralita.audit.trail;

import io.centralita.contracts.event.CloudEvent;
import io.centralita.contracts.matching.LeadChange;
import io.centralita.contracts.proxy.SessionChange;
import io.centralita.contracts.routing.ConversationChange;
import io.centralita.contracts.routing.Delivery;
import io.centralita.contracts.routing.Interpretation;
import io.centralita.contracts.routing.Interpretation.MessageInterpreted;
import io.centralita.contracts.values.LeadId;
import io.centralita.contracts.values.TenantId;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
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

  public void conversations(List<CloudEvent<ConversationChange>> events) {
    store.append(
        events.stream()
            .map(event -> {
              var change = event.data();
              return event(
                  event.id(),
                  change.at(),
                  change.tenant(),
                  lead(change),
                  RoutingActions.of(change));
            })
            .toList());
  }

  public void deliveries(List<CloudEvent<Delivery>> events) {
    store.append(events.stream().flatMap(Trail::notDelivered).toList());
  }

  private static Stream<AuditEvent> notDelivered(CloudEvent<Delivery> event) {
    return RoutingActions.of(event.data()).stream()
        .map(action ->
            switch (event.data()) {
              case Delivery.MessageHandedOver it ->
                  event(event.id(), it.at(), it.tenant(), it.lead(), action);
              case Delivery.DeliveryAdvanced it ->
                  event(event.id(), it.at(), it.tenant(), it.lead(), action);
              case Delivery.SendRefused it ->
                  event(event.id(), it.at(), it.tenant(), it.lead(), action);
            });
  }

  public void interpretations(List<CloudEvent<Interpretation>> events) {
    store.append(events.stream().flatMap(Trail::opted).toList());
  }

  private static Stream<AuditEvent> opted(CloudEvent<Interpretation> event) {
    return RoutingActions.of(event.data()).stream()
        .map(action ->
            switch (event.data()) {
              case MessageInterpreted(var _, var message, var _, var _, var lead, var _) ->
                  event(event.id(), message.receivedAt(), message.tenant(), lead, action);
            });
  }

  private static @Nullable LeadId lead(ConversationChange change) {
    return switch (change) {
      case ConversationChange.StatusChanged _ -> null;
      case ConversationChange.SendDecided it -> it.lead();
    };
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
