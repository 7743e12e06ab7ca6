package io.centralita.gateway.twilio;

import io.centralita.contracts.Topics;
import io.centralita.contracts.address.AddressSealer;
import io.centralita.contracts.address.Channel;
import io.centralita.contracts.event.EventIds;
import io.centralita.contracts.gateway.CallChange.CallProgressed;
import io.centralita.contracts.gateway.CallStep;
import io.centralita.contracts.routing.SendCommand;
import io.centralita.gateway.calling.Switchboard;
import io.centralita.gateway.directory.NumberDirectory;
import io.centralita.gateway.links.Counterpart;
import io.centralita.gateway.twilio.Form.Malformed;
import io.centralita.gateway.webhook.Fact;
import io.centralita.gateway.webhook.Reply;
import io.centralita.gateway.webhook.Verdict;
import io.centralita.gateway.webhook.Verdict.Accepted;
import io.centralita.gateway.webhook.Verdict.Ignored;
import java.time.InstantSource;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// The phone that a `<Dial>` rings is one step further
/// (<https://www.twilio.com/docs/voice/twiml/number#statuscallbackevent>). The form is about that
/// phone and the number it sees; who calls follows from the link of the two. A step of a link that
/// is over, or not known yet, is passed over: the call's end tells what became of it.
final class CallStepReading implements TwilioWebhook.Reading {
  private final NumberDirectory numbers;
  private final Switchboard switchboard;
  private final AddressSealer sealer;
  private final InstantSource clock;

  CallStepReading(
      NumberDirectory numbers, Switchboard switchboard, AddressSealer sealer, InstantSource clock) {
    this.numbers = numbers;
    this.switchboard = switchboard;
    this.sealer = sealer;
    this.clock = clock;
  }

  @Override
  public Verdict read(String query, Form form) throws Malformed {
    var leg = TwilioMessage.sid(form, "CallSid");
    var call = TwilioMessage.sid(form, "ParentCallSid");
    var called = TwilioAddress.of(TwilioMessage.required(form, "To")).identity();
    var shown = numbers.find(TwilioMessage.number(TwilioMessage.required(form, "From")));
    var step = step(TwilioMessage.required(form, "CallStatus"));
    if (step == null || called.isEmpty() || shown.isEmpty()) {
      return passedOver(leg + " says nothing new of a call between two people");
    }
    var link = switchboard.link(shown.get(), sealer.seal(Channel.VOICE, called.get()));
    var dialed = link.map(Counterpart::number).flatMap(numbers::find);
    if (dialed.isEmpty()) {
      return passedOver(leg + " is over a link that is not known");
    }
    var caller = link.get().other();
    return new Accepted(
        new Fact<>(
            Topics.CALLS,
            EventIds.derived("twilio", call, leg, step.name()),
            SendCommand.orderKey(caller, dialed.get().number()),
            new CallProgressed(
                TwilioCall.known(call, dialed.get(), caller, link.get().link()),
                step,
                leg,
                clock.instant())),
        Reply.NO_CONTENT);
  }

  private static Verdict passedOver(String reason) {
    return new Ignored(reason, Reply.NO_CONTENT);
  }

  private static @Nullable CallStep step(String status) {
    return switch (status.toLowerCase(Locale.ROOT)) {
      case "ringing" -> CallStep.RINGING;
      case "in-progress", "answered" -> CallStep.ANSWERED;
      default -> null;
    };
  }
}
