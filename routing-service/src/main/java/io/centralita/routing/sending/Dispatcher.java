package io.centralita.routing.sending;

import io.centralita.contracts.address.AddressSealer;
import io.centralita.kit.trace.Trace;
import io.centralita.routing.carrier.CarrierLine;
import io.centralita.routing.carrier.CarrierLines;
import io.centralita.routing.carrier.HandOver;
import io.centralita.routing.carrier.Parcel;
import io.centralita.routing.carrier.Refusal;
import io.centralita.routing.carrier.Route;
import io.centralita.routing.conversation.Conversation;
import io.centralita.routing.conversation.ConversationStore;
import io.centralita.routing.number.NumberStore;
import io.centralita.routing.optout.OptOutStore;
import io.centralita.routing.sending.Preparation.Held;
import io.centralita.routing.sending.Preparation.NotNow;
import io.centralita.routing.sending.Preparation.Ready;
import io.centralita.routing.template.Templates;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Hands sends over: takes the first of each lane, commits that it is being handed over, and only
/// then asks the carrier. Whoever dies in between leaves a row that says so.
@Component
class Dispatcher {
  private static final Logger log = LoggerFactory.getLogger(Dispatcher.class);

  private final SendStore store;
  private final Sends sends;
  private final Outcomes outcomes;
  private final ConversationStore conversations;
  private final OptOutStore optOuts;
  private final Preparation preparation;
  private final CarrierLines lines;
  private final NumberStore numbers;
  private final AddressSealer sealer;
  private final DispatchBell bell;
  private final TransactionTemplate transaction;
  private final InstantSource clock;
  private final SendingSettings settings;
  private final Semaphore hands;

  Dispatcher(
      SendStore store,
      Sends sends,
      Outcomes outcomes,
      ConversationStore conversations,
      OptOutStore optOuts,
      Templates templates,
      CarrierLines lines,
      NumberStore numbers,
      AddressSealer sealer,
      DispatchBell bell,
      TransactionTemplate transaction,
      InstantSource clock,
      SendingSettings settings) {
    this.store = store;
    this.sends = sends;
    this.outcomes = outcomes;
    this.conversations = conversations;
    this.optOuts = optOuts;
    this.preparation = new Preparation(templates);
    this.lines = lines;
    this.numbers = numbers;
    this.sealer = sealer;
    this.bell = bell;
    this.transaction = transaction;
    this.clock = clock;
    this.settings = settings;
    this.hands = new Semaphore(settings.concurrency());
  }

  /// A send on its way to the carrier.
  private record Departure(Send send, Parcel parcel, CarrierLine line) {}

  /// One round; returns how many sends were looked at.
  int dispatch() {
    int free = hands.drainPermits();
    if (free == 0) {
      return 0; // whoever gets a hand free rings
    }
    var departures = new ArrayList<Departure>();
    int looked = 0;
    try {
      looked = Objects.requireNonNullElse(transaction.execute(_ -> claim(free, departures)), 0);
    } catch (RuntimeException rolledBack) {
      departures.clear();
      throw rolledBack;
    } finally {
      hands.release(free - departures.size());
    }
    departures.forEach(
        departure -> Thread.ofVirtual().name("hand-over").start(() -> handOver(departure)));
    return looked;
  }

  private int claim(int limit, List<Departure> departures) {
    var now = clock.instant();
    var next = store.nextInTheirLanes(now, limit);
    if (next.isEmpty()) {
      return 0;
    }
    var ids = next.stream().map(Send::conversation).toList();
    var known = conversations.find(ids);
    var optedOut = optOuts.among(ids);
    var senders = numbers.senders(known.values().stream().map(Conversation::number).toList());
    var begun = new ArrayList<Send>();
    for (var send : next) {
      var conversation = Objects.requireNonNull(known.get(send.conversation()));
      var sender = senders.get(conversation.number());
      prepare(send, conversation, optedOut.contains(send.conversation()), sender, now)
          .ifPresent(departure -> {
            departures.add(departure);
            begun.add(departure.send());
          });
    }
    store.save(begun, now);
    return next.size();
  }

  private Optional<Departure> prepare(
      Send send,
      Conversation conversation,
      boolean optedOut,
      @Nullable String sender,
      Instant now) {
    var line = lines.of(conversation.carrier());
    switch (preparation.prepare(send, conversation, line.keepsWindow(), optedOut, now)) {
      case Ready ready -> {
        return depart(send, conversation, line, sender, ready, now);
      }
      case Held _ -> outcomes.windowShut(send, now, sends::reopen);
      case NotNow(Refusal refusal) -> refuse(send, conversation, refusal, refusal.sentence(), now);
    }
    return Optional.empty();
  }

  private Optional<Departure> depart(
      Send send,
      Conversation conversation,
      CarrierLine line,
      @Nullable String sender,
      Ready ready,
      Instant now) {
    try {
      var route =
          new Route(
              conversation.id(),
              null,
              conversation.person().channel(),
              sealer.open(conversation.person()),
              conversation.number(),
              sender);
      var parcel = new Parcel(send.id(), route, ready.content());
      var begun = send.attempted(now, now.plus(settings.lease()), ready.said(), ready.template());
      return Optional.of(new Departure(begun, parcel, line));
    } catch (IllegalArgumentException foreign) {
      refuse(send, conversation, Refusal.ADDRESS_SEALED, "unknown keys", now);
      return Optional.empty();
    }
  }

  private void handOver(Departure departure) {
    try {
      var outcome = departure.line().handOver(departure.parcel());
      transaction.executeWithoutResult(_ ->
          Trace.with(
              departure.send().asked().traceparent(), () -> record(departure.send(), outcome)));
    } catch (RuntimeException unrecorded) {
      log.warn(
          "What became of send {} could not be written down; it is settled after its lease: {}",
          departure.send().id(),
          unrecorded.toString());
    } finally {
      hands.release();
      bell.ring();
    }
  }

  private void record(Send attempt, HandOver outcome) {
    var now = clock.instant();
    var send = store.lock(attempt.id()).orElseThrow();
    if (outcome instanceof HandOver.Taken(String carrierMessageId)) {
      outcomes.taken(send, carrierMessageId, now);
      return;
    }
    if (send.progress().attempts() != attempt.progress().attempts()
        || send.state() != SendState.SENDING) {
      return; // somebody else has settled this attempt
    }
    switch (outcome) {
      case HandOver.Taken _ -> throw new IllegalStateException("recorded above");
      case HandOver.Refused(Refusal refusal, String detail, _) ->
          refused(send, refusal, detail, now);
      case HandOver.Uncertain(String detail) -> {
        log.info("Send {} may have been taken or not ({}); it is looked for", send.id(), detail);
        store.save(send.lost(now), now);
      }
    }
  }

  private void refused(Send send, Refusal refusal, String detail, Instant now) {
    var conversation = conversations.find(send.conversation());
    if (refusal == Refusal.WINDOW_SHUT) {
      sends.windowShut(send, now);
      return;
    }
    if (refusal == Refusal.OPTED_OUT) {
      optOuts.add(conversation.tenant(), conversation.person(), conversation.number(), now);
    }
    refuse(send, conversation, refusal, detail, now);
  }

  private void refuse(
      Send send, Conversation conversation, Refusal refusal, String detail, Instant now) {
    var judged = Retry.judged(refusal, send.asked().at(), now, settings.giveUpAfter());
    if (judged.isRetryable()) {
      outcomes.putOff(send, judged, detail, now);
    } else {
      outcomes.refused(send, conversation, judged, detail, now);
    }
  }
}
