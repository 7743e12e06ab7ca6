package io.centralita.audit.messages;

import io.centralita.audit.messages.Entry.Origin;
import io.centralita.audit.messages.Entry.People;
import io.centralita.contracts.address.Address;
import io.centralita.contracts.event.CloudEvent;
import io.centralita.contracts.event.EventIds;
import io.centralita.contracts.gateway.CallChange;
import io.centralita.contracts.gateway.CallChange.CallEnded;
import io.centralita.contracts.gateway.CallChange.CallProgressed;
import io.centralita.contracts.gateway.CallChange.CallReceived;
import io.centralita.contracts.matching.LeadChange;
import io.centralita.contracts.matching.LeadChange.LeadAssigned;
import io.centralita.contracts.matching.LeadChange.LeadOpened;
import io.centralita.contracts.matching.LeadChange.OfferMade;
import io.centralita.contracts.routing.Delivery;
import io.centralita.contracts.routing.Delivery.DeliveryAdvanced;
import io.centralita.contracts.routing.Delivery.MessageHandedOver;
import io.centralita.contracts.routing.Delivery.SendRefused;
import io.centralita.contracts.routing.Interpretation;
import io.centralita.contracts.routing.Interpretation.MessageInterpreted;
import io.centralita.contracts.routing.Meaning.VerificationCode;
import io.centralita.contracts.routing.SendCommand;
import io.centralita.contracts.values.BusinessNumber;
import io.centralita.contracts.values.SendId;
import java.util.Optional;
import java.util.UUID;

/// What of an event goes into the log.
final class Entries {
  private static final String HIDDEN = "••••••";

  private Entries() {}

  static Entry received(CloudEvent<Interpretation> event) {
    return switch (event.data()) {
      case MessageInterpreted interpreted -> {
        var message = interpreted.message();
        yield new Entry(
            origin(event, event.id()),
            message.tenant(),
            message.receivedAt(),
            Direction.INBOUND,
            EntryType.of(message.content()),
            new People(
                Party.of(message.from()),
                Party.of(message.to()),
                message.from().ref(),
                SendCommand.orderKey(message.from(), message.to())),
            text(interpreted),
            interpreted.lead(),
            Triggers.of(interpreted.meaning()),
            null,
            null);
      }
    };
  }

  /// A code that proves who somebody is must not outlive its use.
  private static String text(MessageInterpreted interpreted) {
    var content = interpreted.message().content();
    if (interpreted.meaning() instanceof VerificationCode) {
      return HIDDEN;
    }
    var button = content.button();
    return content.text().isEmpty() && button != null ? button.title() : content.text();
  }

  /// A report of how far a message came is no message.
  static Optional<Entry> sent(CloudEvent<Delivery> event) {
    return switch (event.data()) {
      case MessageHandedOver sent ->
          Optional.of(
              new Entry(
                  origin(event, rowOf(sent.sendId())),
                  sent.tenant(),
                  sent.at(),
                  Direction.OUTBOUND,
                  sent.template() == null ? EntryType.TEXT : EntryType.TEMPLATE,
                  outbound(sent.from(), sent.to()),
                  sent.text(),
                  sent.lead(),
                  sent.cause(),
                  sent.template(),
                  sent.sendId()));
      case SendRefused refused ->
          Optional.of(
              new Entry(
                  origin(event, rowOf(refused.sendId())),
                  refused.tenant(),
                  refused.at(),
                  Direction.OUTBOUND,
                  EntryType.REFUSED,
                  outbound(refused.from(), refused.to()),
                  "",
                  refused.lead(),
                  refused.cause(),
                  null,
                  refused.sendId()));
      case DeliveryAdvanced _ -> Optional.empty();
    };
  }

  static Entry happened(CloudEvent<LeadChange> event) {
    var change = event.data();
    return new Entry(
        origin(event, event.id()),
        change.tenant(),
        change.at(),
        Direction.INTERNAL,
        EntryType.TRIGGER,
        people(change),
        "",
        change.lead(),
        Triggers.of(change),
        null,
        null);
  }

  private static People people(LeadChange change) {
    return switch (change) {
      case LeadOpened opened ->
          new People(
              Party.of(opened.customer()),
              Party.of(opened.number()),
              opened.customer().ref(),
              SendCommand.orderKey(opened.customer(), opened.number()));
      case OfferMade made ->
          new People(null, Party.of(made.providerAddress()), made.providerAddress().ref(), null);
      case LeadAssigned assigned ->
          new People(
              Party.of(assigned.customer()),
              Party.of(assigned.providerAddress()),
              assigned.customer().ref(),
              null);
      case LeadChange.CandidatesProposed _,
          LeadChange.OfferAccepted _,
          LeadChange.OfferDeclined _,
          LeadChange.OfferExpired _,
          LeadChange.LeadExhausted _,
          LeadChange.LeadAbandoned _,
          LeadChange.LeadCancelled _,
          LeadChange.JobStarted _,
          LeadChange.JobFinished _,
          LeadChange.JobRated _,
          LeadChange.JobGivenBack _ ->
          People.NOBODY;
    };
  }

  /// A call is a row when it comes and another when it is over, with how long it lasted. The steps
  /// in between are none.
  static Optional<Entry> called(CloudEvent<CallChange> event) {
    return switch (event.data()) {
      case CallReceived received ->
          Optional.of(call(event, Direction.INBOUND, "", Triggers.of(received.answer())));
      case CallEnded ended ->
          Optional.of(
              call(
                  event, Direction.INTERNAL, ended.seconds() + " s", Triggers.of(ended.outcome())));
      case CallProgressed _ -> Optional.empty();
    };
  }

  private static Entry call(
      CloudEvent<CallChange> event, Direction direction, String text, String trigger) {
    var call = event.data().call();
    return new Entry(
        origin(event, event.id()),
        call.tenant(),
        event.data().at(),
        direction,
        EntryType.CALL,
        new People(
            Party.of(call.from()),
            Party.of(call.to()),
            call.from().ref(),
            SendCommand.orderKey(call.from(), call.to())),
        text,
        null,
        trigger,
        null,
        null);
  }

  private static People outbound(BusinessNumber from, Address to) {
    return new People(Party.of(from), Party.of(to), to.ref(), SendCommand.orderKey(to, from));
  }

  private static Origin origin(CloudEvent<?> event, UUID id) {
    return new Origin(id, event.id(), TraceIds.of(event.traceparent()));
  }

  private static UUID rowOf(SendId send) {
    return EventIds.derived("message-log", send.toString());
  }
}
