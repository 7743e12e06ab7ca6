package io.centralita.gateway.twilio;

import io.centralita.contracts.Topics;
import io.centralita.contracts.address.Address;
import io.centralita.contracts.address.AddressSealer;
import io.centralita.contracts.address.Channel;
import io.centralita.contracts.gateway.CallAnswer;
import io.centralita.contracts.gateway.CallChange.CallReceived;
import io.centralita.contracts.provisioning.NumberService;
import io.centralita.contracts.provisioning.NumberState.NumberAssigned;
import io.centralita.contracts.routing.SendCommand;
import io.centralita.gateway.calling.CallSettings;
import io.centralita.gateway.calling.Progress;
import io.centralita.gateway.calling.Sentence;
import io.centralita.gateway.calling.Switchboard;
import io.centralita.gateway.calling.Treatment.Ask;
import io.centralita.gateway.calling.Treatment.Connect;
import io.centralita.gateway.calling.Treatment.NotNow;
import io.centralita.gateway.calling.Treatment.Tell;
import io.centralita.gateway.calling.Treatment.TurnAway;
import io.centralita.gateway.calling.Treatment.Unreadable;
import io.centralita.gateway.calling.Treatment.Wait;
import io.centralita.gateway.directory.NumberDirectory;
import io.centralita.gateway.twilio.TwilioSettings.Endpoint;
import io.centralita.gateway.webhook.Fact;
import io.centralita.gateway.webhook.Refusal;
import io.centralita.gateway.webhook.Reply;
import io.centralita.gateway.webhook.Verdict;
import io.centralita.gateway.webhook.Verdict.Ignored;
import io.centralita.gateway.webhook.Verdict.Refused;
import io.centralita.gateway.webhook.Verdict.Urgent;
import java.time.InstantSource;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One of our numbers rings. Whatever happens, the caller hears something: an HTTP error would be
/// Twilio's announcement of an application error.
final class CallReading implements TwilioWebhook.Reading {
  private static final Logger log = LoggerFactory.getLogger(CallReading.class);

  private final String url;
  private final NumberDirectory numbers;
  private final Switchboard switchboard;
  private final CallSettings settings;
  private final AddressSealer sealer;
  private final InstantSource clock;

  CallReading(
      Endpoint endpoint,
      NumberDirectory numbers,
      Switchboard switchboard,
      CallSettings settings,
      AddressSealer sealer,
      InstantSource clock) {
    this.url = endpoint.publicUrl();
    this.numbers = numbers;
    this.switchboard = switchboard;
    this.settings = settings;
    this.sealer = sealer;
    this.clock = clock;
  }

  @Override
  public Verdict read(String query, Form form) throws Form.Malformed {
    var call = TwilioCall.of(form);
    var progress = CallProgress.of(query);
    try {
      return judge(call, progress);
    } catch (RuntimeException bug) {
      log.error("{} could not be judged", call.sid(), bug);
      return refuse(call, Refusal.FAILED, " could not be judged", Sentence.NOT_NOW);
    }
  }

  private Verdict judge(TwilioCall call, Progress progress) {
    var number = numbers.find(call.to());
    if (number.isEmpty()) {
      return numbers.isComplete() ? unknown(call) : early(call, progress);
    }
    var caller = call.caller();
    if (caller.isEmpty() && number.get().service() == NumberService.MISSED_CALL) {
      return new Refused(
          Refusal.SENDER_UNREADABLE, call.sid() + " is from nobody's number", TwiMl.REJECT);
    }
    if (caller.isEmpty()) {
      return refuse(
          call, Refusal.SENDER_UNREADABLE, " is from nobody's number", Sentence.NUMBER_WITHHELD);
    }
    return answer(call, number.get(), sealer.seal(Channel.VOICE, caller.get()), progress);
  }

  private Verdict answer(
      TwilioCall call, NumberAssigned number, Address caller, Progress progress) {
    return switch (switchboard.answer(number, caller, progress)) {
      case Connect connect ->
          received(
              new CallReceived(
                  call.known(number, caller, connect.link()), CallAnswer.DIALED, clock.instant()),
              call,
              TwiMl.dial(connect, settings, url, call.language()));
      case Tell(var answer, var sentence, var link) ->
          received(
              new CallReceived(call.known(number, caller, link), answer, clock.instant()),
              call,
              TwiMl.say(sentence, call.language()));
      case TurnAway() ->
          received(
              new CallReceived(
                  call.known(number, caller, null), CallAnswer.REJECTED, clock.instant()),
              call,
              TwiMl.REJECT);
      case Unreadable(var link) ->
          refuse(
              call,
              Refusal.SEAL_UNREADABLE,
              " is over " + link + ", whose other side cannot be read",
              Sentence.NOT_NOW);
      case Wait() -> wait(call, progress);
      case Ask() ->
          new Ignored(
              call.sid() + " is sent to where its account is asked",
              TwiMl.ask(Objects.requireNonNull(settings.ask()), number.tenant(), url));
      case NotNow() -> early(call, progress);
    };
  }

  private static Verdict received(CallReceived received, TwilioCall call, Reply reply) {
    return new Urgent(
        new Fact<>(
            Topics.CALLS,
            call.received(),
            SendCommand.orderKey(received.call().from(), call.to()),
            received),
        reply);
  }

  private static Verdict unknown(TwilioCall call) {
    return refuse(
        call, Refusal.NUMBER_UNKNOWN, " is for a number of no tenant", Sentence.NUMBER_UNKNOWN);
  }

  private Verdict early(TwilioCall call, Progress progress) {
    return progress.waited()
        ? refuse(call, Refusal.DIRECTORY_INCOMPLETE, " came too early", Sentence.NOT_NOW)
        : wait(call, progress);
  }

  private Verdict wait(TwilioCall call, Progress progress) {
    return new Ignored(
        call.sid() + " waits a moment and asks again",
        TwiMl.askAgain(url + CallProgress.written(progress.afterWaiting())));
  }

  private static Verdict refuse(TwilioCall call, Refusal why, String detail, Sentence sentence) {
    return new Refused(why, call.sid() + detail, TwiMl.say(sentence, call.language()));
  }
}
