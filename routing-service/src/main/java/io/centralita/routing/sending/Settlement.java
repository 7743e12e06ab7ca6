package io.centralita.routing.sending;

import io.centralita.contracts.values.SendId;
import io.centralita.kit.loop.Errands;
import io.centralita.kit.trace.Trace;
import io.centralita.routing.carrier.CarrierLines;
import io.centralita.routing.carrier.Evidence;
import io.centralita.routing.conversation.ConversationStore;
import io.centralita.routing.conversation.MessageStore;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Finds out what became of sends that nobody knows about: after a crash, a time-out or a broken
/// connection. The carrier is asked what it has; only when it certainly has nothing may the send go
/// out again.
@Component
class Settlement {
  private static final Logger log = LoggerFactory.getLogger(Settlement.class);
  private static final int BATCH = 50;
  private static final int QUESTIONS = 16;
  private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(2);
  private static final Duration BETWEEN_LOOKS_WHEN_STUCK = Duration.ofMinutes(1);

  /// The carrier's clock may be behind ours by this much.
  private static final Duration SKEW = Duration.ofMinutes(2);

  private final SendStore store;
  private final Outcomes outcomes;
  private final ConversationStore conversations;
  private final MessageStore messages;
  private final CarrierLines lines;
  private final Routes routes;
  private final DispatchBell bell;
  private final TransactionTemplate transaction;
  private final InstantSource clock;
  private final Errands errands;
  private final SendingSettings settings;
  private final MeterRegistry meters;
  private final Hands questions = new Hands(QUESTIONS);

  Settlement(
      SendStore store,
      Outcomes outcomes,
      ConversationStore conversations,
      MessageStore messages,
      CarrierLines lines,
      Routes routes,
      DispatchBell bell,
      TransactionTemplate transaction,
      InstantSource clock,
      Errands errands,
      SendingSettings settings,
      MeterRegistry meters) {
    this.store = store;
    this.outcomes = outcomes;
    this.conversations = conversations;
    this.messages = messages;
    this.lines = lines;
    this.routes = routes;
    this.bell = bell;
    this.transaction = transaction;
    this.clock = clock;
    this.errands = errands;
    this.settings = settings;
    this.meters = meters;
  }

  /// One round; returns how many sends are looked for. A carrier that does not answer keeps its own
  /// questions waiting; whoever finds all of them taken is asked about at the next look.
  int settle() {
    return errands.step(this::round);
  }

  private int round() {
    var unknown = Objects.requireNonNullElse(transaction.execute(_ -> claim()), List.<Send>of());
    unknown.forEach(send -> {
      var carrier = send.asked().sender().substring(0, send.asked().sender().indexOf('/'));
      if (questions.tryTake(carrier)) {
        errands.begin(
            "settling",
            () -> {
              try {
                lookFor(send);
              } catch (RuntimeException undecided) {
                log.warn("Send {} is looked for again: {}", send.id(), undecided.toString());
              } finally {
                questions.release(carrier, 1);
              }
            });
      }
    });
    return unknown.size();
  }

  private List<Send> claim() {
    var now = clock.instant();
    var claimed = new ArrayList<Send>();
    for (var send : store.unsettled(now, BATCH)) {
      var lost = Course.next(send.state(), new Turn.Lost()).map(_ -> send.lost(now)).orElse(send);
      var pause = lost.progress().stuckAt() == null ? BETWEEN_LOOKS : BETWEEN_LOOKS_WHEN_STUCK;
      claimed.add(lost.in(SendState.UNKNOWN, now.plus(pause)));
    }
    store.save(claimed, now);
    return claimed;
  }

  private void lookFor(Send send) {
    var asked = clock.instant();
    var evidence = evidence(send);
    transaction.executeWithoutResult(
        _ -> Trace.with(send.asked().traceparent(), () -> conclude(send.id(), evidence, asked)));
  }

  private @Nullable Evidence evidence(Send send) {
    try {
      var conversation = conversations.find(send.conversation());
      var since = Objects.requireNonNull(send.progress().attemptedAt()).minus(SKEW);
      return lines.of(conversation.carrier()).evidence(send.id(), routes.of(conversation), since);
    } catch (RuntimeException unanswered) {
      log.warn(
          "The carrier could not be asked about send {}; it is asked again: {}",
          send.id(),
          unanswered.getClass().getSimpleName());
      return null;
    }
  }

  /// @param evidence nothing: the carrier did not answer
  private void conclude(SendId id, @Nullable Evidence evidence, Instant asked) {
    var send = store.lock(id).orElseThrow();
    if (send.state() != SendState.UNKNOWN) {
      return; // a receipt was faster
    }
    var now = clock.instant();
    switch (verdict(send, evidence, asked)) {
      case Verdict.Taken(String carrierMessageId) -> {
        log.info("Send {} was taken as {}", id, carrierMessageId);
        outcomes.taken(send, carrierMessageId, now);
        bell.ring();
      }
      case Verdict.NotThere _ -> {
        log.info("Send {} was not taken; it is handed over again", id);
        outcomes.notThere(send, now);
        bell.ring();
      }
      case Verdict.Open _ -> leaveOpen(send, now);
    }
  }

  private Verdict verdict(Send send, @Nullable Evidence evidence, Instant asked) {
    var lost = Objects.requireNonNull(send.progress().lostAt());
    var waited = !asked.isBefore(lost.plus(settings.grace()));
    return switch (evidence) {
      case null -> new Verdict.Open();
      case Evidence.ReceiptsAlone _ -> new Verdict.Open();
      case Evidence.Known(var carrierMessageId) ->
          carrierMessageId
              .<Verdict>map(Verdict.Taken::new)
              .orElse(waited ? new Verdict.NotThere() : new Verdict.Open());
      case Evidence.Listing(var listed) ->
          Verdict.of(
              Objects.requireNonNull(send.progress().said()),
              unclaimed(send, listed),
              store.hasUnknownTwin(send),
              waited);
    };
  }

  /// What the carrier lists that is no other send of ours.
  private List<Evidence.Entry> unclaimed(Send send, List<Evidence.Entry> listed) {
    var carrier = conversations.find(send.conversation()).carrier();
    return listed.stream()
        .filter(message -> messages.sendOf(carrier, message.carrierMessageId()).isEmpty())
        .toList();
  }

  /// Nobody can say. After a while it no longer holds back what follows it, and an operator is
  /// asked; a receipt or a carrier that answers again may still settle it.
  private void leaveOpen(Send send, Instant now) {
    var late = Objects.requireNonNull(send.progress().lostAt()).plus(settings.stuckAfter());
    if (send.progress().stuckAt() == null && !now.isBefore(late)) {
      store.save(send.stuck(now), now);
      meters.counter("centralita.sends.stuck").increment();
      log.warn(
          "Nobody knows whether the carrier has send {}: an operator decides (GET /sends/{})",
          send.id(),
          send.id());
      bell.ring();
    }
  }
}
