package io.centralita.routing.sending;

import io.centralita.contracts.routing.SendCommand.Body.Words;
import io.centralita.contracts.values.BusinessNumber;
import io.centralita.routing.carrier.CarrierLine;
import io.centralita.routing.carrier.CarrierLines;
import io.centralita.routing.carrier.Parcel;
import io.centralita.routing.carrier.Parcel.Quoted;
import io.centralita.routing.carrier.Refusal;
import io.centralita.routing.catalogue.Catalogues;
import io.centralita.routing.conversation.Conversation;
import io.centralita.routing.conversation.ConversationStore;
import io.centralita.routing.conversation.MessageStore;
import io.centralita.routing.optout.OptOutStore;
import io.centralita.routing.sending.Preparation.Held;
import io.centralita.routing.sending.Preparation.NotNow;
import io.centralita.routing.sending.Preparation.Ready;
import io.centralita.routing.template.Templates;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Chooses what goes out next and writes down that it does, in the transaction that it is called
/// in. What cannot go out is settled at once.
@Component
class Departures {
  private static final int MOST_SENDERS = 500;

  private final SenderStore senders;
  private final SendStore store;
  private final Sends sends;
  private final Outcomes outcomes;
  private final Refusals refusals;
  private final ConversationStore conversations;
  private final MessageStore messages;
  private final OptOutStore optOuts;
  private final Preparation preparation;
  private final CarrierLines lines;
  private final Routes routes;
  private final SendingSettings settings;
  private final SenderSettings rates;

  Departures(
      SenderStore senders,
      SendStore store,
      Sends sends,
      Outcomes outcomes,
      Refusals refusals,
      ConversationStore conversations,
      MessageStore messages,
      OptOutStore optOuts,
      Templates templates,
      Catalogues catalogues,
      CarrierLines lines,
      Routes routes,
      SendingSettings settings,
      SenderSettings rates) {
    this.senders = senders;
    this.store = store;
    this.sends = sends;
    this.outcomes = outcomes;
    this.refusals = refusals;
    this.conversations = conversations;
    this.messages = messages;
    this.optOuts = optOuts;
    this.preparation = new Preparation(templates, catalogues::of);
    this.lines = lines;
    this.routes = routes;
    this.settings = settings;
    this.rates = rates;
  }

  /// @param hands how many are free, by carrier
  /// @param departures gets what is to be handed over
  /// @return how many sends were looked at
  int claim(Map<String, Integer> hands, Instant now, List<Departure> departures) {
    var ready = senders.ready(now, MOST_SENDERS);
    var claimants =
        ready.stream()
            .map(sender ->
                new Shares.Claimant(
                    sender.key(), sender.carrier(), sender.may(rates.rateOf(sender.key()), now)))
            .toList();
    var shares = Shares.of(claimants, hands);
    if (shares.isEmpty()) {
      return 0;
    }
    var next = store.nextOf(shares, now);
    if (!next.isEmpty()) {
      begin(
          next,
          ready.stream().collect(Collectors.toMap(Sender::key, Function.identity())),
          now,
          departures);
    }
    return next.size();
  }

  private void begin(
      List<Send> next, Map<String, Sender> ready, Instant now, List<Departure> departures) {
    var ids = next.stream().map(Send::conversation).toList();
    var known = conversations.find(ids);
    var optedOut = optOuts.among(ids);
    var carriersIds = routes.carriersIds(known.values());
    var begun = new ArrayList<Send>();
    for (var send : next) {
      var conversation = Objects.requireNonNull(known.get(send.conversation()));
      var sender = Objects.requireNonNull(ready.get(send.asked().sender()));
      var probing = sender.strikes() > 0;
      prepare(send, conversation, carriersIds, probing, optedOut.contains(conversation.id()), now)
          .ifPresent(departure -> {
            departures.add(departure);
            begun.add(departure.send());
          });
    }
    store.save(begun, now);
    served(next, ready, begun, now);
  }

  /// Whoever was looked at goes to the end of the queue; what left is taken from the rate.
  private void served(List<Send> next, Map<String, Sender> ready, List<Send> begun, Instant now) {
    var left =
        begun.stream()
            .collect(Collectors.groupingBy(send -> send.asked().sender(), Collectors.counting()));
    senders.served(
        next.stream()
            .map(send -> send.asked().sender())
            .distinct()
            .map(key ->
                Objects.requireNonNull(ready.get(key))
                    .took(left.getOrDefault(key, 0L).intValue(), rates.rateOf(key), now))
            .toList(),
        now);
  }

  private Optional<Departure> prepare(
      Send send,
      Conversation conversation,
      Map<BusinessNumber, String> carriersIds,
      boolean probing,
      boolean optedOut,
      Instant now) {
    var line = lines.of(conversation.carrier());
    switch (preparation.prepare(send, conversation, line.keepsWindow(), optedOut, now)) {
      case Ready ready -> {
        return depart(send, conversation, carriersIds, line, ready, probing, now);
      }
      case Held _ -> outcomes.windowShut(send, now, sends::reopen);
      case NotNow(Refusal refusal) ->
          refusals.refused(send, refusal, refusal.sentence(), null, now);
    }
    return Optional.empty();
  }

  private @Nullable Quoted quoted(Send send, Conversation conversation) {
    return send.asked().body() instanceof Words words && words.quotes() != null
        ? new Quoted(
            words.quotes(),
            messages
                .sealedId(conversation.id(), conversation.carrier(), words.quotes())
                .orElse(null))
        : null;
  }

  private Optional<Departure> depart(
      Send send,
      Conversation conversation,
      Map<BusinessNumber, String> carriersIds,
      CarrierLine line,
      Ready ready,
      boolean probing,
      Instant now) {
    try {
      var parcel =
          new Parcel(
              send.id(),
              routes.of(conversation, carriersIds),
              ready.content(),
              quoted(send, conversation));
      var begun = send.attempted(now, now.plus(settings.lease()), ready.said(), ready.template());
      return Optional.of(new Departure(begun, parcel, line, probing));
    } catch (IllegalArgumentException foreign) {
      refusals.refused(send, Refusal.ADDRESS_SEALED, "unknown keys", null, now);
      return Optional.empty();
    }
  }
}
