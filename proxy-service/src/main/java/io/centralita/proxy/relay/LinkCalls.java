package io.centralita.proxy.relay;

import io.centralita.contracts.event.CloudEvent;
import io.centralita.contracts.event.EventIds;
import io.centralita.contracts.gateway.CallAnswer;
import io.centralita.contracts.gateway.CallChange;
import io.centralita.contracts.gateway.CallChange.Call;
import io.centralita.contracts.gateway.CallChange.CallEnded;
import io.centralita.contracts.gateway.CallChange.CallProgressed;
import io.centralita.contracts.gateway.CallChange.CallReceived;
import io.centralita.contracts.gateway.CallOutcome;
import io.centralita.contracts.gateway.CallStep;
import io.centralita.proxy.callback.StatusCallbacks;
import io.centralita.proxy.interaction.CallStore;
import io.centralita.proxy.interaction.Interaction;
import io.centralita.proxy.interaction.Interaction.Leg;
import io.centralita.proxy.interaction.InteractionStore;
import io.centralita.proxy.link.Link;
import io.centralita.proxy.link.Links;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/// Calls over a link are its interactions. The gateway has connected them by itself.
@Component
class LinkCalls {
  private final Links links;
  private final InteractionStore interactions;
  private final CallStore calls;
  private final StatusCallbacks callbacks;

  LinkCalls(
      Links links, InteractionStore interactions, CallStore calls, StatusCallbacks callbacks) {
    this.links = links;
    this.interactions = interactions;
    this.calls = calls;
    this.callbacks = callbacks;
  }

  void on(CloudEvent<CallChange> event) {
    switch (event.data()) {
      case CallReceived received when received.answer() == CallAnswer.DIALED ->
          found(received.call(), received.at());
      case CallReceived received when received.call().link() != null ->
          calls.notConnected(id(received.call()), received.at());
      case CallReceived _ -> {}
      case CallProgressed progressed -> progressed(progressed);
      case CallEnded ended -> ended(ended);
    }
  }

  /// A step that comes late says nothing: a call does not go back.
  private void progressed(CallProgressed progressed) {
    var id = id(progressed.call());
    link(progressed.call(), progressed.at())
        .ifPresent(link -> {
          add(link, progressed.call(), progressed.at());
          var status = status(progressed.step());
          var before =
              switch (progressed.step()) {
                case RINGING -> List.of("initiated");
                case ANSWERED -> List.of("initiated", "ringing");
              };
          if (calls.stepped(id, status, progressed.leg(), before, progressed.at())) {
            callbacks.changed(link.id(), id, "in-progress", status);
          }
        });
  }

  private void found(Call call, Instant at) {
    link(call, at)
        .ifPresent(link -> {
          add(link, call, at);
          links.interacted(link);
        });
  }

  /// The end may be the first that is heard of a call. One that was answered by a sentence did not
  /// cross.
  private void ended(CallEnded ended) {
    var id = id(ended.call());
    if (calls.wasNotConnected(id)) {
      return;
    }
    link(ended.call(), ended.at().minusSeconds(ended.seconds()))
        .ifPresent(link -> {
          add(link, ended.call(), ended.at());
          var status = status(ended.outcome());
          if (calls.ended(id, status, ended.seconds(), ended.at())) {
            callbacks.changed(link.id(), id, "completed", status);
          }
          links.interacted(link);
        });
  }

  /// Between the two who were in the session when the call came, or who are when the clocks of the
  /// gateway and ours differ. Who called and was never in it called nobody.
  private Optional<Link> link(Call call, Instant at) {
    var id = call.link();
    return id == null
        ? Optional.empty()
        : links
            .ofThen(id, call.from(), at)
            .or(() -> links.find(id).filter(link -> link.isOf(call.from())));
  }

  private void add(Link link, Call call, Instant at) {
    var from = link.sideOf(call.from());
    var when = at.truncatedTo(ChronoUnit.MICROS);
    var interaction =
        new Interaction(
            id(call),
            link.id(),
            Interaction.Type.VOICE,
            from,
            new Leg(link.end(from).participant(), call.carrierCallId(), "in-progress"),
            new Leg(link.end(Link.other(from)).participant(), null, "initiated"),
            null,
            null,
            0,
            when,
            when);
    if (interactions.add(interaction)) {
      callbacks.changed(link.id(), interaction.id(), "in-progress", "initiated");
    }
  }

  /// The id of the interaction that a call of Twilio's is, or would have been.
  static UUID interaction(String callSid) {
    return id(EventIds.derived("twilio", callSid).toString());
  }

  private static UUID id(String call) {
    return EventIds.derived("call", call);
  }

  private static UUID id(Call call) {
    return id(call.id().toString());
  }

  private static String status(CallStep step) {
    return switch (step) {
      case RINGING -> "ringing";
      case ANSWERED -> "in-progress";
    };
  }

  private static String status(CallOutcome outcome) {
    return switch (outcome) {
      case COMPLETED -> "completed";
      case BUSY -> "busy";
      case NO_ANSWER -> "no-answer";
      case FAILED -> "failed";
      case CANCELED -> "canceled";
    };
  }
}
