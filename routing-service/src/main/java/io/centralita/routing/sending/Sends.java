package io.centralita.routing.sending;

import io.centralita.contracts.event.EventIds;
import io.centralita.contracts.gateway.DeliveryReceipt.DeliveryReported;
import io.centralita.contracts.routing.SendCommand;
import io.centralita.contracts.routing.SendCommand.Body;
import io.centralita.contracts.routing.SendCommand.SendMessage;
import io.centralita.contracts.values.Carrier;
import io.centralita.contracts.values.SendId;
import io.centralita.kit.trace.Trace;
import io.centralita.routing.carrier.CarrierLines;
import io.centralita.routing.carrier.Refusal;
import io.centralita.routing.conversation.Conversation;
import io.centralita.routing.conversation.ConversationStore;
import io.centralita.routing.conversation.MessageStore;
import io.centralita.routing.number.NumberStore;
import io.centralita.routing.optout.OptOutStore;
import io.centralita.routing.template.Templates;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// Takes what is to be sent and what is heard of it. Every method belongs to the transaction it is
/// called in.
@Component
public class Sends {
  private static final Logger log = LoggerFactory.getLogger(Sends.class);

  private final SendStore store;
  private final Outcomes outcomes;
  private final ConversationStore conversations;
  private final MessageStore messages;
  private final Templates templates;
  private final CarrierLines lines;
  private final NumberStore numbers;
  private final OptOutStore optOuts;
  private final DispatchBell bell;
  private final InstantSource clock;
  private final MeterRegistry meters;

  Sends(
      SendStore store,
      Outcomes outcomes,
      ConversationStore conversations,
      MessageStore messages,
      Templates templates,
      CarrierLines lines,
      NumberStore numbers,
      OptOutStore optOuts,
      DispatchBell bell,
      InstantSource clock,
      MeterRegistry meters) {
    this.store = store;
    this.outcomes = outcomes;
    this.conversations = conversations;
    this.messages = messages;
    this.templates = templates;
    this.lines = lines;
    this.numbers = numbers;
    this.optOuts = optOuts;
    this.bell = bell;
    this.clock = clock;
    this.meters = meters;
  }

  /// Takes a command; the same id a second time changes nothing.
  ///
  /// @throws IllegalArgumentException when the template or one of its values does not exist
  public void take(SendMessage command) {
    var carrier = numbers.carrier(command.from()).orElse(Carrier.TWILIO);
    for (var part : Parts.of(command)) {
      take(part, part.id().equals(command.id()) ? null : command.id(), carrier, false);
    }
  }

  private void take(
      SendMessage command, @Nullable SendId partOf, Carrier carrier, boolean despiteOptOut) {
    if (command.body() instanceof Body.Template template) {
      templates.check(template.name(), template.variables());
    }
    var now = clock.instant();
    var conversation =
        conversations.writtenTo(
            command.tenant(), carrier, command.to(), command.from(), command.language(), now);
    var lane = SendCommand.orderKey(command.to(), command.from());
    var asked =
        new Asked(
            command.id(),
            partOf,
            conversation,
            Sender.key(carrier, command.to().channel(), command.from()),
            lane,
            command.body(),
            command.lead(),
            command.cause(),
            despiteOptOut,
            Trace.child(),
            now);
    if (store.add(asked)) {
      bell.ringAfterCommit();
    }
  }

  /// Says something of our own in a conversation.
  ///
  /// @param cause what the send is derived from and recorded under
  public void say(
      Conversation conversation, String template, String cause, String because, boolean always) {
    say(conversation, template, Map.of(), cause, because, always);
  }

  public void say(
      Conversation conversation,
      String template,
      Map<String, String> variables,
      String cause,
      String because,
      boolean always) {
    take(
        new SendMessage(
            new SendId(EventIds.derived(template, because)),
            conversation.tenant(),
            conversation.person(),
            conversation.number(),
            new Body.Template(template, variables),
            null,
            cause),
        null,
        conversation.carrier(),
        always);
  }

  /// The person wrote: what was held for them goes out now, in order.
  public void release(Conversation conversation) {
    var now = clock.instant();
    var lane = SendCommand.orderKey(conversation.person(), conversation.number());
    var released =
        store.heldIn(lane).stream()
            .flatMap(send ->
                Course.next(send.state(), new Turn.WindowOpened()).stream()
                    .map(next -> send.in(next, now)))
            .toList();
    if (!released.isEmpty()) {
      store.save(released, now);
      bell.ringAfterCommit();
    }
  }

  /// A carrier reports. It may be the first that is heard of a send whose outcome was unknown.
  void reported(DeliveryReported report) {
    var now = clock.instant();
    var found = store.lock(report.sendId());
    if (found.isEmpty()) {
      meters.counter("centralita.receipts.strange").increment();
      log.info("A receipt names send {}, which is not ours; it is passed over", report.sendId());
      return;
    }
    var send = withCarriersId(found.get(), report.carrierMessageId());
    if (!report.carrierMessageId().equals(send.progress().carrierMessageId())) {
      if (messages.sendOf(report.carrier(), report.carrierMessageId()).isPresent()) {
        return; // of an earlier attempt, which the carrier took and did not bring
      }
      var taken = outcomes.taken(send, report.carrierMessageId(), now);
      if (taken.isEmpty()) {
        return;
      }
      send = taken.get();
      bell.ringAfterCommit();
    }
    var refusal = refusal(report);
    if (refusal == Refusal.WINDOW_SHUT) {
      windowShut(send, now);
    } else {
      if (refusal == Refusal.OPTED_OUT) {
        optOut(send, now);
      }
      outcomes.advanced(send, report.status(), report.errorCode(), report.reportedAt(), now);
    }
  }

  /// An operator may have said that the carrier has it without knowing as what.
  private static Send withCarriersId(Send send, String carrierMessageId) {
    return Decisions.isOperatorsWord(send.progress().carrierMessageId())
        ? send.takenAs(carrierMessageId, send.state(), send.progress().dueAt())
        : send;
  }

  void windowShut(Send send, Instant now) {
    var attempted =
        send.progress().attemptedAt() == null ? send.asked().at() : send.progress().attemptedAt();
    conversations.shut(send.conversation(), attempted, now);
    outcomes.windowShut(send, now, this::reopen);
    bell.ringAfterCommit();
  }

  void reopen(Send held) {
    var cause = held.id() + "/" + held.progress().attempts();
    say(conversations.find(held.conversation()), "reopen", "reopen", cause, false);
  }

  /// What a failure means; anything but a failure means none.
  private @Nullable Refusal refusal(DeliveryReported report) {
    var code = report.errorCode();
    return code == null || !report.status().isFailure()
        ? null
        : lines.of(report.carrier()).refusal(code);
  }

  private void optOut(Send send, Instant now) {
    var conversation = conversations.find(send.conversation());
    optOuts.add(conversation.tenant(), conversation.person(), conversation.number(), now);
  }
}
