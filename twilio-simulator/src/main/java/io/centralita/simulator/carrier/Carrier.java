package io.centralita.simulator.carrier;

import io.centralita.simulator.content.Content;
import io.centralita.simulator.content.Contents;
import io.centralita.simulator.media.MediaFetcher;
import io.centralita.simulator.message.Address;
import io.centralita.simulator.message.Attachment;
import io.centralita.simulator.message.Direction;
import io.centralita.simulator.message.Message;
import io.centralita.simulator.message.Messages;
import io.centralita.simulator.message.Status;
import io.centralita.simulator.message.StatusChange;
import io.centralita.simulator.number.BusinessNumber;
import io.centralita.simulator.number.BusinessNumbers;
import io.centralita.simulator.number.MessageIds;
import io.centralita.simulator.number.Network;
import io.centralita.simulator.refusal.Problem;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.springframework.stereotype.Component;

/// Takes what the business sends. It is accepted or refused at once; whether it arrives shows
/// later.
@Component
public class Carrier {
  private final Messages messages;
  private final BusinessNumbers numbers;
  private final Contents contents;
  private final OptOuts optOuts;
  private final Window window;
  private final Journey journey;
  private final MediaFetcher media;
  private final MessageIds ids;
  private final InstantSource clock;
  private final MeterRegistry meters;

  Carrier(
      Messages messages,
      BusinessNumbers numbers,
      Contents contents,
      OptOuts optOuts,
      Window window,
      Journey journey,
      MediaFetcher media,
      MessageIds ids,
      InstantSource clock,
      MeterRegistry meters) {
    this.messages = messages;
    this.numbers = numbers;
    this.contents = contents;
    this.optOuts = optOuts;
    this.window = window;
    this.journey = journey;
    this.media = media;
    this.ids = ids;
    this.clock = clock;
    this.meters = meters;
  }

  /// Sends for a client of the API (`OUTBOUND_API`) or as the answer to a webhook.
  public Outcome send(SendRequest request, Direction direction) {
    return switch (Admission.decide(request, new Account())) {
      case Admission.Refused(Problem problem) -> {
        meters.counter("simulator.refused", "code", Integer.toString(problem.code())).increment();
        yield new Refused(problem);
      }
      case Admission.Admitted admitted -> new Accepted(accept(request, admitted, direction));
    };
  }

  private Message accept(SendRequest request, Admission.Admitted admitted, Direction direction) {
    return bring(
        new Consignment(
            Network.TWILIO,
            admitted.from(),
            admitted.to(),
            admitted.body(),
            admitted.mediaUrls(),
            null,
            admitted.buttons(),
            admitted.template(),
            request.content().orElse(null),
            null,
            request.callback().orElse(null)),
        direction);
  }

  /// Brings what a network has admitted. Outside the window it is taken all the same, and fails
  /// later; Kommo keeps no window.
  public Message bring(Consignment consignment, Direction direction) {
    var now = clock.instant();
    var prefix = consignment.mediaUrls().isEmpty() ? "SM" : "MM";
    var message =
        new Message(
            ids.next(consignment.network(), consignment.to().id(), prefix),
            messages.nextSequence(),
            direction,
            consignment.from(),
            consignment.to(),
            consignment.body(),
            consignment.mediaUrls().stream().map(this::attachment).toList(),
            consignment.location(),
            consignment.buttons(),
            null,
            consignment.repliesTo(),
            consignment.contentSid(),
            consignment.callback(),
            List.of(new StatusChange(Status.QUEUED, now, null)));
    messages.add(message);
    meters.counter("simulator.messages", "direction", direction.wire()).increment();
    var deliverable =
        consignment.template()
            || consignment.network() == Network.KOMMO
            || window.admitsFreeText(consignment.to(), consignment.from(), now);
    journey.begin(
        message, deliverable ? OptionalInt.empty() : OptionalInt.of(Journey.WINDOW_CLOSED));
    return message;
  }

  private Attachment attachment(String url) {
    return media.own(url).orElseGet(() -> new Attachment("", url, "application/octet-stream"));
  }

  /// What became of a request to send.
  public sealed interface Outcome {}

  public record Accepted(Message message) implements Outcome {}

  public record Refused(Problem problem) implements Outcome {}

  private final class Account implements Admission.Facts {
    @Override
    public Optional<BusinessNumber> number(String number) {
      return numbers.find(number);
    }

    @Override
    public Optional<Content> content(String sid) {
      return contents.find(sid);
    }

    @Override
    public boolean optedOut(Address person, Address business) {
      return optOuts.contains(person, business);
    }
  }
}
