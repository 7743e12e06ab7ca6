package io.centralita.gateway.twilio;

import io.centralita.contracts.Topics;
import io.centralita.contracts.address.Address;
import io.centralita.contracts.address.AddressSealer;
import io.centralita.contracts.address.Channel;
import io.centralita.contracts.gateway.CallChange.CallEnded;
import io.centralita.contracts.gateway.CallOutcome;
import io.centralita.contracts.provisioning.NumberState.NumberAssigned;
import io.centralita.contracts.routing.SendCommand;
import io.centralita.contracts.values.LinkId;
import io.centralita.gateway.calling.Sentence;
import io.centralita.gateway.calling.Switchboard;
import io.centralita.gateway.directory.NumberDirectory;
import io.centralita.gateway.links.Counterpart;
import io.centralita.gateway.webhook.Fact;
import io.centralita.gateway.webhook.Refusal;
import io.centralita.gateway.webhook.Reply;
import io.centralita.gateway.webhook.Verdict;
import io.centralita.gateway.webhook.Verdict.Accepted;
import io.centralita.gateway.webhook.Verdict.Ignored;
import io.centralita.gateway.webhook.Verdict.Refused;
import io.centralita.gateway.webhook.Verdict.Urgent;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/// A call is over. Twilio says so twice: in the `<Dial>`'s action, to which the caller may still be
/// listening, and in the number's status callback, which it repeats when it is not taken. Both are
/// the same event under the same key; what knows more, the action, comes first.
final class CallEndReading {
  private final NumberDirectory numbers;
  private final Switchboard switchboard;
  private final AddressSealer sealer;
  private final InstantSource clock;

  CallEndReading(
      NumberDirectory numbers, Switchboard switchboard, AddressSealer sealer, InstantSource clock) {
    this.numbers = numbers;
    this.switchboard = switchboard;
    this.sealer = sealer;
    this.clock = clock;
  }

  /// @param query names the link that was rung: `?link=<id>`
  Verdict dialEnded(String query, Form form) throws Form.Malformed {
    var end = TwilioCallEnd.ofDial(form);
    var link = link(query);
    var reply = comfort(end);
    var number = numbers.find(end.call().to());
    var caller = end.call().caller();
    var outcome = end.outcome();
    if (number.isEmpty() || caller.isEmpty() || outcome == null) {
      return new Ignored(end.call().sid() + " ended in a way that is not known here", reply);
    }
    return new Urgent(
        fact(end, outcome, number.get(), sealer.seal(Channel.VOICE, caller.get()), link), reply);
  }

  Verdict callEnded(String query, Form form) throws Form.Malformed {
    var end = TwilioCallEnd.ofCall(form);
    boolean allKnown = numbers.isComplete(); // asked first: what is found later is not missed
    var number = numbers.find(end.call().to());
    var caller = end.call().caller();
    var outcome = end.outcome();
    if (number.isEmpty() && caller.isPresent() && outcome != null && !allKnown) {
      return new Refused(Refusal.DIRECTORY_INCOMPLETE, end.call().sid() + " came too early");
    }
    if (number.isEmpty() || caller.isEmpty() || outcome == null) {
      return new Ignored(
          end.call().sid() + " goes on, or was no call between two people", Reply.NO_CONTENT);
    }
    var from = sealer.seal(Channel.VOICE, caller.get());
    var link = switchboard.link(number.get(), from).map(Counterpart::link).orElse(null);
    return new Accepted(fact(end, outcome, number.get(), from, link), Reply.NO_CONTENT);
  }

  private Fact<?> fact(
      TwilioCallEnd end,
      CallOutcome outcome,
      NumberAssigned number,
      Address caller,
      @Nullable LinkId link) {
    return new Fact<>(
        Topics.CALLS,
        end.call().ended(),
        SendCommand.orderKey(caller, end.call().to()),
        new CallEnded(
            end.call().known(number, caller, link), outcome, end.seconds(), clock.instant()));
  }

  /// What a caller hears who is still there.
  private static Reply comfort(TwilioCallEnd end) {
    var sentence =
        switch (end.outcome()) {
          case BUSY -> Sentence.OTHER_IS_BUSY;
          case NO_ANSWER -> Sentence.NOBODY_ANSWERED;
          case FAILED -> Sentence.NOT_REACHED;
          case COMPLETED, CANCELED -> null;
          case null -> null;
        };
    return sentence == null ? TwiMl.NOTHING : TwiMl.say(sentence, end.call().language());
  }

  private static LinkId link(String query) throws Form.Malformed {
    var fields = query.isEmpty() ? query : query.substring(1);
    var link = Form.parse(fields.getBytes(StandardCharsets.UTF_8)).text("link");
    try {
      return LinkId.of(link == null ? "" : link);
    } catch (IllegalArgumentException _) {
      throw new Form.Malformed("The address does not name the link: ?link=<id>");
    }
  }
}
