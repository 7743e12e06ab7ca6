package io.centralita.audit.trail;

import io.centralita.audit.trail.AuditEvent.Actor;
import io.centralita.contracts.gateway.DeliveryStatus;
import io.centralita.contracts.gateway.InboundMessage.MessageReceived;
import io.centralita.contracts.routing.ConversationChange;
import io.centralita.contracts.routing.ConversationChange.SendDecided;
import io.centralita.contracts.routing.ConversationChange.StatusChanged;
import io.centralita.contracts.routing.Delivery;
import io.centralita.contracts.routing.Delivery.DeliveryAdvanced;
import io.centralita.contracts.routing.Delivery.MessageHandedOver;
import io.centralita.contracts.routing.Delivery.SendRefused;
import io.centralita.contracts.routing.Interpretation;
import io.centralita.contracts.routing.Interpretation.MessageInterpreted;
import io.centralita.contracts.routing.Meaning;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/// What is done in conversations, and what could not be done: who took one over, what operators
/// decided, what did not arrive, who wants nothing more. What went well is in the message log.
final class RoutingActions {
  private static final String PERSON = "person";

  private RoutingActions() {}

  static Action of(ConversationChange change) {
    return switch (change) {
      case StatusChanged it -> {
        boolean isPersons = it.by().equals(PERSON);
        yield new Action(
            isPersons ? Actor.person(it.person().ref()) : Actor.operator(it.by()),
            it.after().equals("active") ? "conversation-reopened" : "conversation-" + it.after(),
            it.after(),
            isPersons ? "wrote-again" : "operator-decided",
            Action.details(
                "conversation",
                it.conversation(),
                "before",
                it.before(),
                "carrier",
                it.carrier().code(),
                "number",
                it.number(),
                "person",
                it.person().ref()));
      }
      case SendDecided it ->
          new Action(
              Actor.operator(it.by()),
              "send-decided",
              it.decision(),
              it.reason(),
              Action.details("conversation", it.conversation(), "send", it.send()));
    };
  }

  /// @return nothing for what goes as it should
  static Optional<Action> of(Delivery delivery) {
    return switch (delivery) {
      case SendRefused it ->
          Optional.of(
              new Action(
                  Actor.SYSTEM,
                  "send-refused",
                  "refused",
                  it.reason(),
                  Action.details(
                      "send",
                      it.sendId(),
                      "cause",
                      it.cause(),
                      "number",
                      it.from(),
                      "person",
                      it.to().ref())));
      case DeliveryAdvanced it when it.status().isFailure() ->
          Optional.of(
              new Action(
                  Actor.SYSTEM,
                  "message-not-delivered",
                  code(it.status()),
                  Objects.requireNonNullElse(it.errorCode(), "not-said"),
                  Action.details("send", it.sendId())));
      case DeliveryAdvanced _, MessageHandedOver _ -> Optional.empty();
    };
  }

  /// @return nothing but for who opts out or in: by words, or at the carrier
  static Optional<Action> of(Interpretation interpretation) {
    return switch (interpretation) {
      case MessageInterpreted(
              var _,
              MessageReceived message,
              Meaning meaning,
              var _,
              var _,
              var _) ->
          switch (message.optOut()) {
            case OUT -> Optional.of(opted("opted-out", "carrier-acted", message));
            case IN -> Optional.of(opted("opted-in", "carrier-acted", message));
            case HELP -> Optional.empty();
            case null ->
                switch (meaning) {
                  case Meaning.OptOut _ -> Optional.of(opted("opted-out", "person-asked", message));
                  case Meaning.OptIn _ -> Optional.of(opted("opted-in", "person-asked", message));
                  default -> Optional.empty();
                };
          };
    };
  }

  private static Action opted(String what, String why, MessageReceived message) {
    return new Action(
        Actor.person(message.from().ref()),
        what,
        what,
        why,
        Action.details(
            "number",
            message.to(),
            "channel",
            message.from().channel().name().toLowerCase(Locale.ROOT)));
  }

  private static String code(DeliveryStatus status) {
    return status.name().toLowerCase(Locale.ROOT);
  }
}
