package io.centralita.routing.sending;

import io.centralita.routing.carrier.Refusal;
import io.centralita.routing.conversation.ConversationStore;
import io.centralita.routing.optout.OptOutStore;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// What follows when something certainly was not handed over: for the send, for its sender and for
/// the person. On a row that the transaction has locked.
@Component
class Refusals {
  private static final Logger log = LoggerFactory.getLogger(Refusals.class);

  /// What the carrier says of the sender, not of the one message: the sender as a whole pauses.
  private static final Set<Refusal> OF_THE_SENDER =
      EnumSet.of(Refusal.TOO_FAST, Refusal.CARRIER_AWAY, Refusal.NOT_OUR_ACCOUNT);

  private final Outcomes outcomes;
  private final Sends sends;
  private final SenderStore senders;
  private final ConversationStore conversations;
  private final OptOutStore optOuts;
  private final SendingSettings settings;
  private final RandomGenerator chance;
  private final MeterRegistry meters;

  Refusals(
      Outcomes outcomes,
      Sends sends,
      SenderStore senders,
      ConversationStore conversations,
      OptOutStore optOuts,
      SendingSettings settings,
      RandomGenerator chance,
      MeterRegistry meters) {
    this.outcomes = outcomes;
    this.sends = sends;
    this.senders = senders;
    this.conversations = conversations;
    this.optOuts = optOuts;
    this.settings = settings;
    this.chance = chance;
    this.meters = meters;
  }

  /// @param retryAfter how long the carrier asks to be left alone, where it says so
  void refused(
      Send send, Refusal refusal, String detail, @Nullable Duration retryAfter, Instant now) {
    if (refusal == Refusal.WINDOW_SHUT) {
      sends.windowShut(send, now);
      return;
    }
    var conversation = conversations.find(send.conversation());
    if (refusal == Refusal.OPTED_OUT) {
      optOuts.add(conversation.tenant(), conversation.person(), conversation.number(), now);
    }
    if (OF_THE_SENDER.contains(refusal)) {
      strike(send.asked().sender(), refusal, retryAfter, now);
    }
    var judged = Retry.judged(refusal, send.asked().at(), now, settings.giveUpAfter());
    if (judged.isRetryable()) {
      outcomes.putOff(send, judged, detail, due(send, refusal, now), now);
    } else {
      outcomes.refused(send, conversation, judged, detail, now);
    }
  }

  /// A sender that pauses takes its sends up again itself, in their order; they need no pause of
  /// their own.
  private static Instant due(Send send, Refusal refusal, Instant now) {
    return OF_THE_SENDER.contains(refusal)
        ? now
        : Retry.at(now, Math.max(1, send.progress().attempts()));
  }

  private void strike(String key, Refusal refusal, @Nullable Duration retryAfter, Instant now) {
    var struck = senders.lock(key).struck(refusal.code(), retryAfter, now, chance.nextDouble());
    senders.struck(struck);
    meters.counter("centralita.senders.struck", "reason", refusal.code()).increment();
    log.info(
        "A sender pauses until {} after {} strikes: {}",
        struck.blockedUntil(),
        struck.strikes(),
        refusal.sentence());
  }
}
