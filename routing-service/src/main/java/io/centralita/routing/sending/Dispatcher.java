package io.centralita.routing.sending;

import io.centralita.kit.loop.Errands;
import io.centralita.kit.trace.Trace;
import io.centralita.routing.carrier.HandOver;
import io.centralita.routing.carrier.Refusal;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Objects;
import java.util.stream.Collectors;
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

  private final Departures choice;
  private final SendStore store;
  private final SenderStore senders;
  private final Outcomes outcomes;
  private final Refusals refusals;
  private final DispatchBell bell;
  private final TransactionTemplate transaction;
  private final InstantSource clock;
  private final Errands errands;
  private final Hands hands;

  Dispatcher(
      Departures choice,
      SendStore store,
      SenderStore senders,
      Outcomes outcomes,
      Refusals refusals,
      DispatchBell bell,
      TransactionTemplate transaction,
      InstantSource clock,
      Errands errands,
      SendingSettings settings) {
    this.choice = choice;
    this.store = store;
    this.senders = senders;
    this.outcomes = outcomes;
    this.refusals = refusals;
    this.bell = bell;
    this.transaction = transaction;
    this.clock = clock;
    this.errands = errands;
    this.hands = new Hands(settings.concurrency());
  }

  /// One round; returns how many sends were looked at.
  int dispatch() {
    return errands.step(this::round);
  }

  private int round() {
    var free = hands.takeFree();
    if (free.isEmpty()) {
      return 0; // whoever gets a hand free rings
    }
    var departures = new ArrayList<Departure>();
    int looked = 0;
    try {
      looked =
          Objects.requireNonNullElse(
              transaction.execute(_ -> choice.claim(free, clock.instant(), departures)), 0);
    } catch (RuntimeException rolledBack) {
      departures.clear();
      throw rolledBack;
    } finally {
      var taken =
          departures.stream()
              .collect(Collectors.groupingBy(Dispatcher::carrier, Collectors.counting()));
      free.forEach((carrier, count) ->
          hands.release(carrier, count - taken.getOrDefault(carrier, 0L).intValue()));
    }
    departures.forEach(departure -> errands.begin("hand-over", () -> handOver(departure)));
    return looked;
  }

  private static String carrier(Departure departure) {
    return departure.line().carrier().code();
  }

  private void handOver(Departure departure) {
    try {
      var outcome = departure.line().handOver(departure.parcel());
      transaction.executeWithoutResult(_ ->
          Trace.with(departure.send().asked().traceparent(), () -> record(departure, outcome)));
    } catch (RuntimeException unrecorded) {
      log.warn(
          "What became of send {} could not be written down; it is settled after its lease: {}",
          departure.send().id(),
          unrecorded.toString());
    } finally {
      hands.release(carrier(departure), 1);
      bell.ring();
    }
  }

  private void record(Departure departure, HandOver outcome) {
    var attempt = departure.send();
    var now = clock.instant();
    var send = store.lock(attempt.id()).orElseThrow();
    if (outcome instanceof HandOver.Taken taken) {
      outcomes.taken(send, taken, now);
      if (departure.probing()) {
        senders.relieved(send.asked().sender());
      }
      return;
    }
    if (send.progress().attempts() != attempt.progress().attempts()
        || send.state() != SendState.SENDING) {
      return; // somebody else has settled this attempt
    }
    switch (outcome) {
      case HandOver.Taken _ -> throw new IllegalStateException("recorded above");
      case HandOver.Refused(Refusal refusal, String detail, @Nullable Duration retryAfter) ->
          refusals.refused(send, refusal, detail, retryAfter, now);
      case HandOver.Uncertain(String detail) -> {
        log.info("Send {} may have been taken or not ({}); it is looked for", send.id(), detail);
        store.save(send.lost(now), now);
      }
    }
  }
}
