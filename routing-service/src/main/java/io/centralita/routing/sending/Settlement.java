package io.centralita.routing.sending;

import io.centralita.contracts.address.AddressSealer;
import io.centralita.contracts.values.SendId;
import io.centralita.kit.trace.Trace;
import io.centralita.routing.carrier.CarrierLines;
import io.centralita.routing.carrier.Evidence;
import io.centralita.routing.carrier.Route;
import io.centralita.routing.conversation.ConversationStore;
import io.centralita.routing.conversation.MessageStore;
import io.centralita.routing.number.NumberStore;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
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
  private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(2);

  /// The carrier's clock may be behind ours by this much.
  private static final Duration SKEW = Duration.ofMinutes(2);

  private final SendStore store;
  private final Outcomes outcomes;
  private final ConversationStore conversations;
  private final MessageStore messages;
  private final CarrierLines lines;
  private final NumberStore numbers;
  private final AddressSealer sealer;
  private final DispatchBell bell;
  private final TransactionTemplate transaction;
  private final InstantSource clock;
  private final SendingSettings settings;

  Settlement(
      SendStore store,
      Outcomes outcomes,
      ConversationStore conversations,
      MessageStore messages,
      CarrierLines lines,
      NumberStore numbers,
      AddressSealer sealer,
      DispatchBell bell,
      TransactionTemplate transaction,
      InstantSource clock,
      SendingSettings settings) {
    this.store = store;
    this.outcomes = outcomes;
    this.conversations = conversations;
    this.messages = messages;
    this.lines = lines;
    this.numbers = numbers;
    this.sealer = sealer;
    this.bell = bell;
    this.transaction = transaction;
    this.clock = clock;
    this.settings = settings;
  }

  /// One round; returns how many sends were looked for.
  int settle() {
    var unknown = Objects.requireNonNullElse(transaction.execute(_ -> claim()), List.<Send>of());
    unknown.forEach(this::lookFor);
    return unknown.size();
  }

  private List<Send> claim() {
    var now = clock.instant();
    var claimed = new ArrayList<Send>();
    for (var send : store.unsettled(now, BATCH)) {
      var lost = Course.next(send.state(), new Turn.Lost()).isPresent() ? send.lost(now) : send;
      claimed.add(lost.in(lost.state(), now.plus(BETWEEN_LOOKS)));
    }
    store.save(claimed, now);
    return claimed;
  }

  private void lookFor(Send send) {
    var now = clock.instant();
    Evidence evidence;
    try {
      var conversation = conversations.find(send.conversation());
      var person = conversation.person();
      var since = Objects.requireNonNull(send.progress().attemptedAt()).minus(SKEW);
      var route =
          new Route(
              conversation.id(),
              null,
              person.channel(),
              sealer.open(person),
              conversation.number(),
              numbers.senders(Set.of(conversation.number())).get(conversation.number()));
      evidence = lines.of(conversation.carrier()).evidence(send.id(), route, since);
    } catch (RuntimeException unanswered) {
      log.warn(
          "The carrier could not be asked about send {}; it is asked again: {}",
          send.id(),
          unanswered.getClass().getSimpleName());
      return;
    }
    transaction.executeWithoutResult(
        _ -> Trace.with(send.asked().traceparent(), () -> conclude(send.id(), evidence, now)));
  }

  private void conclude(SendId id, Evidence evidence, Instant asked) {
    var send = store.lock(id).orElseThrow();
    if (send.state() != SendState.UNKNOWN) {
      return; // a receipt was faster
    }
    var now = clock.instant();
    var ours = ours(send, evidence);
    if (ours.isPresent()) {
      log.info("Send {} was taken as {}", id, ours.get());
      outcomes.taken(send, ours.get(), now);
      bell.ring();
    } else if (!(evidence instanceof Evidence.ReceiptsAlone)
        && !asked.isBefore(
            Objects.requireNonNull(send.progress().lostAt()).plus(settings.grace()))) {
      log.info("Send {} was not taken; it is handed over again", id);
      var next = Course.next(send.state(), new Turn.NotThere()).orElseThrow();
      store.save(send.takenAs(null, next, now), now);
      bell.ring();
    }
  }

  /// What the carrier has with the same words and that is no other send of ours. In a lane only one
  /// is in flight, so there is no other that it could be.
  private Optional<String> ours(Send send, Evidence evidence) {
    return switch (evidence) {
      case Evidence.Known(var carrierMessageId) -> carrierMessageId;
      case Evidence.ReceiptsAlone _ -> Optional.empty();
      case Evidence.Listing(var listed) -> among(send, listed);
    };
  }

  private Optional<String> among(Send send, List<Evidence.Entry> listed) {
    var carrier = conversations.find(send.conversation()).carrier();
    return listed.stream()
        .filter(message -> sameWords(message.text(), send.progress().said()))
        .map(Evidence.Entry::carrierMessageId)
        .filter(sid -> messages.sendOf(carrier, sid).isEmpty())
        .findFirst();
  }

  private static boolean sameWords(String one, @Nullable String other) {
    return other != null && one.strip().equals(other.strip());
  }
}
