package io.centralita.routing.sending;

import io.centralita.contracts.event.CloudEvent;
import io.centralita.contracts.gateway.DeliveryReceipt;
import io.centralita.contracts.gateway.DeliveryReceipt.DeliveryReported;
import io.centralita.contracts.values.ConversationId;
import io.centralita.contracts.values.SendId;
import io.centralita.kit.trace.Trace;
import io.centralita.routing.conversation.Conversation;
import io.centralita.routing.conversation.ConversationStore;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/// Takes what carriers report, in the transaction that it is called in. There are about three
/// reports to a send, and most only say that it has come a step further: these are read and written
/// together. Any other, such as a failure or the first that is heard of a send, goes to [Sends] by
/// itself.
@Component
public class Reports {
  private final Sends sends;
  private final SendStore store;
  private final Outcomes outcomes;
  private final ConversationStore conversations;
  private final InstantSource clock;

  Reports(
      Sends sends,
      SendStore store,
      Outcomes outcomes,
      ConversationStore conversations,
      InstantSource clock) {
    this.sends = sends;
    this.store = store;
    this.outcomes = outcomes;
    this.conversations = conversations;
    this.clock = clock;
  }

  public void take(List<CloudEvent<DeliveryReceipt>> events) {
    var batch = batch(events);
    for (var event : events) {
      Trace.with(
          event.traceparent(),
          () -> {
            switch (event.data()) {
              case DeliveryReported report -> batch.take(report);
            }
          });
    }
    batch.save();
  }

  private Batch batch(List<CloudEvent<DeliveryReceipt>> events) {
    var ids =
        events.stream().map(CloudEvent::data).map(Reports::sendOf).collect(Collectors.toSet());
    var locked = store.lock(ids).stream().collect(Collectors.toMap(Send::id, Function.identity()));
    var spoken = locked.values().stream().map(Send::conversation).collect(Collectors.toSet());
    return new Batch(locked, conversations.find(spoken), clock.instant());
  }

  private static SendId sendOf(DeliveryReceipt receipt) {
    return switch (receipt) {
      case DeliveryReported report -> report.sendId();
    };
  }

  /// The sends that a batch of reports is about, as they are after those that were taken.
  private final class Batch {
    private final Map<SendId, Send> current;
    private final Map<ConversationId, Conversation> spoken;
    private final Map<SendId, Send> unsaved = new LinkedHashMap<>();
    private final Instant now;

    Batch(Map<SendId, Send> locked, Map<ConversationId, Conversation> spoken, Instant now) {
      this.current = new HashMap<>(locked);
      this.spoken = spoken;
      this.now = now;
    }

    void take(DeliveryReported report) {
      var send = current.get(report.sendId());
      if (send == null || !isAStepOf(send, report)) {
        alone(report);
        return;
      }
      var tenant = Objects.requireNonNull(spoken.get(send.conversation())).tenant();
      outcomes
          .moved(send, tenant, report.status(), report.errorCode(), report.reportedAt(), now)
          .ifPresent(moved -> {
            current.put(moved.id(), moved);
            unsaved.put(moved.id(), moved);
          });
    }

    /// It reads the send anew, so what was not saved yet is.
    private void alone(DeliveryReported report) {
      save();
      sends.reported(report);
      store.lock(report.sendId()).ifPresent(send -> current.put(send.id(), send));
    }

    void save() {
      if (!unsaved.isEmpty()) {
        store.save(unsaved.values(), now);
        unsaved.clear();
      }
    }
  }

  private static boolean isAStepOf(Send send, DeliveryReported report) {
    return !report.status().isFailure()
        && report.carrierMessageId().equals(send.progress().carrierMessageId());
  }
}
