package io.centralita.routing.sending;

import io.centralita.contracts.Topics;
import io.centralita.contracts.event.EventIds;
import io.centralita.contracts.gateway.DeliveryStatus;
import io.centralita.contracts.routing.Delivery;
import io.centralita.contracts.routing.SendCommand.Body;
import io.centralita.contracts.values.SendId;
import io.centralita.contracts.values.TenantId;
import io.centralita.kit.outbox.Outbox;
import io.centralita.routing.carrier.HandOver;
import io.centralita.routing.carrier.Refusal;
import io.centralita.routing.conversation.Conversation;
import io.centralita.routing.conversation.ConversationStore;
import io.centralita.routing.conversation.MessageStore;
import io.centralita.routing.conversation.MessageStore.Role;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// Writes down what became of a send and tells everybody, in the transaction that it is called in
/// and on a row that the transaction has locked.
@Component
class Outcomes {
  private static final Logger log = LoggerFactory.getLogger(Outcomes.class);

  /// What the assistant says of its own accord.
  private static final Set<String> OWN_CAUSES = Set.of("help", "answer");

  private final SendStore sends;
  private final ConversationStore conversations;
  private final MessageStore messages;
  private final Outbox outbox;
  private final MeterRegistry meters;

  Outcomes(
      SendStore sends,
      ConversationStore conversations,
      MessageStore messages,
      Outbox outbox,
      MeterRegistry meters) {
    this.sends = sends;
    this.conversations = conversations;
    this.messages = messages;
    this.outbox = outbox;
    this.meters = meters;
  }

  /// A carrier has it. Told by its answer, by a receipt or by its list, whichever comes first.
  ///
  /// @return the send as it is now; nothing when it had been taken before
  Optional<Send> taken(Send send, String carrierMessageId, Instant now) {
    return taken(send, new HandOver.Taken(carrierMessageId), now);
  }

  Optional<Send> taken(Send send, HandOver.Taken handedOver, Instant now) {
    var carrierMessageId = handedOver.carrierMessageId();
    var next = Course.next(send.state(), new Turn.Taken());
    if (next.isEmpty()) {
      if (!carrierMessageId.equals(send.progress().carrierMessageId())) {
        meters.counter("centralita.sends.doubled").increment();
        log.error(
            "Send {} is {} as {} and the carrier also has it as {}; nothing more is done",
            send.id(),
            send.state(),
            send.progress().carrierMessageId(),
            carrierMessageId);
      } else if (handedOver.sealedId() != null) {
        messages.sealed(
            conversations.find(send.conversation()).carrier(),
            carrierMessageId,
            handedOver.sealedId());
      }
      return Optional.empty();
    }
    var taken = send.takenAs(carrierMessageId, next.get(), now);
    sends.save(taken, now);
    var conversation = conversations.find(send.conversation());
    var said = orEmpty(send.progress().said());
    var role = OWN_CAUSES.contains(send.asked().cause()) ? Role.ASSISTANT : Role.SYSTEM;
    messages.sent(
        send.conversation(),
        role,
        conversation.carrier(),
        carrierMessageId,
        handedOver.sealedId(),
        send.id(),
        send.asked().lead(),
        said,
        now);
    publish(
        send,
        EventIds.derived("handed-over", send.id().toString(), carrierMessageId),
        new Delivery.MessageHandedOver(
            send.id(),
            conversation.tenant(),
            conversation.carrier(),
            carrierMessageId,
            conversation.number(),
            conversation.person(),
            said,
            send.progress().template(),
            send.asked().lead(),
            send.asked().cause(),
            now));
    meters.counter("centralita.sends", "outcome", "handed-over").increment();
    return Optional.of(taken);
  }

  void refused(Send send, Conversation conversation, Refusal refusal, String detail, Instant now) {
    var turn =
        switch (refusal) {
          case OPTED_OUT -> new Turn.OptedOut();
          case EXPIRED -> new Turn.Expired();
          default -> new Turn.Refused();
        };
    var next = Course.next(send.state(), turn);
    if (next.isEmpty()) {
      return;
    }
    sends.save(send.in(next.get(), now).because(refusal.code()), now);
    Function<SendId, Delivery> refused =
        id ->
            new Delivery.SendRefused(
                id,
                conversation.tenant(),
                conversation.number(),
                conversation.person(),
                refusal.code(),
                send.asked().lead(),
                send.asked().cause(),
                now);
    publish(send, EventIds.derived("refused", send.id().toString()), refused.apply(send.id()));
    partFailed(send, refused);
    meters.counter("centralita.sends", "outcome", refusal.code()).increment();
    log.info("Send {} goes nowhere: {} ({})", send.id(), refusal.sentence(), detail);
  }

  /// The carrier has not got it after all: it goes out again.
  void notThere(Send send, Instant now) {
    Course.next(send.state(), new Turn.NotThere())
        .ifPresent(next -> sends.save(send.takenAs(null, next, now), now));
  }

  /// @param due when it is looked at again
  void putOff(Send send, Refusal refusal, String detail, Instant due, Instant now) {
    var next = Course.next(send.state(), new Turn.PutOff());
    if (next.isEmpty()) {
      return;
    }
    sends.save(send.in(next.get(), due).because(refusal.code()), now);
    meters.counter("centralita.sends.put.off", "reason", refusal.code()).increment();
    log.info("Send {} is tried again at {}: {}", send.id(), due, detail);
  }

  void advanced(
      Send send,
      DeliveryStatus status,
      @Nullable String errorCode,
      Instant reportedAt,
      Instant now) {
    var tenant = conversations.find(send.conversation()).tenant();
    moved(send, tenant, status, errorCode, reportedAt, now)
        .ifPresent(next -> sends.save(next, now));
  }

  /// For who saves many together.
  ///
  /// @return the send as it is to be saved; nothing when that is no news
  Optional<Send> moved(
      Send send,
      TenantId tenant,
      DeliveryStatus status,
      @Nullable String errorCode,
      Instant reportedAt,
      Instant now) {
    var next = Course.next(send.state(), new Turn.Reported(status));
    if (next.isEmpty()) {
      return Optional.empty();
    }
    Function<SendId, Delivery> advanced =
        id ->
            new Delivery.DeliveryAdvanced(
                id, tenant, status, errorCode, send.asked().lead(), reportedAt);
    publish(
        send,
        EventIds.derived(
            "delivery",
            send.id().toString(),
            orEmpty(send.progress().carrierMessageId()),
            status.name()),
        advanced.apply(send.id()));
    if (status.isFailure()) {
      partFailed(send, advanced);
    }
    return Optional.of(send.in(next.get(), now).because(errorCode));
  }

  /// Who asked for something that left in parts knows it by one id, and hears under that one too
  /// when a part does not arrive.
  private void partFailed(Send send, Function<SendId, Delivery> failure) {
    var whole = send.asked().partOf();
    if (whole != null) {
      outbox.publish(
          Topics.DELIVERIES,
          EventIds.derived("part-failed", send.id().toString()),
          whole.toString(),
          failure.apply(whole));
    }
  }

  private static String orEmpty(@Nullable String text) {
    return text == null ? "" : text;
  }

  /// Only templates may be sent to the person now. Words wait, and the person is told that there
  /// are some; a template goes out again in the form that may.
  ///
  /// @param reopen asks for the template that makes people write
  void windowShut(Send send, Instant now, Consumer<Send> reopen) {
    var held = Course.next(send.state(), new Turn.WindowShut());
    if (held.isEmpty()) {
      return;
    }
    if (send.asked().body() instanceof Body.Template) {
      var again = Course.next(held.get(), new Turn.WindowOpened()).orElseThrow();
      sends.save(send.takenAs(null, again, now), now);
      return;
    }
    sends.save(send.takenAs(null, held.get(), now), now);
    meters.counter("centralita.sends.held").increment();
    if (!sends.othersHeldWith(send)) {
      reopen.accept(send);
    }
  }

  private void publish(Send send, UUID id, Delivery delivery) {
    outbox.publish(Topics.DELIVERIES, id, send.id().toString(), delivery);
  }
}
