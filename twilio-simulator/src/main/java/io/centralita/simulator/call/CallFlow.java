package io.centralita.simulator.call;

import io.centralita.simulator.call.Live.Leg;
import io.centralita.simulator.call.Live.Phase;
import io.centralita.simulator.call.Verb.Target;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What becomes of a call when something happens: values in, the next state and its effects out.
final class CallFlow {
  /// Twilio gives up on documents that only lead to other documents.
  static final int MOST_HOPS = 20;

  static final String APPLICATION_ERROR =
      "We are sorry, an application error has occurred. Goodbye.";

  private static final Duration RECORDING = Duration.ofSeconds(3);

  private final Facts facts;
  private final List<Effect> effects = new ArrayList<>();
  private Live live;

  private CallFlow(Live live, Facts facts) {
    this.live = live;
    this.facts = facts;
  }

  /// A person has dialed a number of the business.
  static Turn begin(Call call, Target voice, Optional<Target> progress) {
    var live = new Live(call, progress, List.of(), new Phase.Asking(), null, voice.url(), 0);
    return new Turn(live, List.of(new Effect.Ask(voice, call, Optional.empty())));
  }

  static Turn next(Live live, Happening happening, Facts facts) {
    var flow = new CallFlow(live, facts);
    switch (happening) {
      case Happening.Told(String url, VoiceScript script) -> flow.told(url, script);
      case Happening.PickedUp(String sid) -> flow.pickedUp(sid);
      case Happening.HungUp(String sid) -> flow.hungUp(sid);
      case Happening.TimeUp() -> flow.timeUp();
    }
    return new Turn(flow.live, flow.effects);
  }

  private void told(String url, VoiceScript script) {
    if (live.phase() instanceof Phase.Talking) {
      toldToWhoPickedUp(script);
    }
    if (!(live.phase() instanceof Phase.Asking)) {
      return;
    }
    switch (script) {
      case VoiceScript.Written(List<Verb> verbs, List<Trouble> warnings) -> {
        live = live.reading(url).with(live.call().in(warnings));
        perform(verbs);
      }
      case VoiceScript.Broken(Trouble trouble) -> applicationError(trouble);
    }
  }

  /// The sentences of a `<Number>`'s own document; the talk is taken to begin at once.
  private void toldToWhoPickedUp(VoiceScript script) {
    if (script instanceof VoiceScript.Written(List<Verb> verbs, _)) {
      for (var verb : verbs) {
        if (verb instanceof Verb.Say(String text, String language)) {
          var heard = new Heard(facts.now(), Heard.Sound.SENTENCE, text, language);
          live = live.eachLeg(leg -> leg.isTalking() ? leg.with(leg.call().hears(heard)) : leg);
        }
      }
    }
  }

  private void pickedUp(String sid) {
    if (!(live.phase() instanceof Phase.Dialing(Verb.Dial dial, List<Verb> rest))
        || live.leg(sid).filter(leg -> leg.call().status() == CallStatus.RINGING).isEmpty()) {
      return;
    }
    answer();
    live =
        live.eachLeg(
            leg -> leg.is(sid) ? legs().answer(leg) : legs().end(leg, CallStatus.NO_ANSWER));
    live = live.entering(new Phase.Talking(dial, rest), facts.now().plus(dial.timeLimit()));
    live.talking()
        .ifPresent(leg ->
            leg.callee()
                .first()
                .flatMap(target -> target.from(live.document()))
                .ifPresent(
                    target -> effects.add(new Effect.Ask(target, leg.call(), Optional.empty()))));
  }

  private void hungUp(String sid) {
    if (sid.equals(live.call().sid())) {
      callerLeaves();
      return;
    }
    switch (live.phase()) {
      case Phase.Dialing(Verb.Dial dial, List<Verb> rest) -> {
        endLegs(CallStatus.BUSY, sid);
        dialEndsWhenNobodyIsLeft(dial, rest);
      }
      case Phase.Talking(Verb.Dial dial, List<Verb> rest)
          when live.leg(sid).filter(leg -> !leg.call().status().over()).isPresent() -> {
        endLegs(CallStatus.COMPLETED, sid);
        dialEnds(dial, rest, live.leg(sid));
      }
      case Phase.Talking _, Phase.Asking _, Phase.Listening _, Phase.Over _ -> {}
    }
  }

  private void timeUp() {
    switch (live.phase()) {
      case Phase.Listening(List<Verb> rest) -> perform(rest);
      case Phase.Dialing(Verb.Dial dial, List<Verb> rest) -> {
        endLegs(CallStatus.NO_ANSWER, null);
        dialEnds(dial, rest, live.lastLeg());
      }
      case Phase.Talking(Verb.Dial dial, List<Verb> rest) -> {
        var talking = live.talking();
        endLegs(CallStatus.COMPLETED, null);
        dialEnds(dial, rest, talking.flatMap(leg -> live.leg(leg.call().sid())));
      }
      case Phase.Asking _, Phase.Over _ -> {}
    }
  }

  private void perform(List<Verb> verbs) {
    if (verbs.isEmpty()) {
      conclude();
      return;
    }
    var rest = verbs.subList(1, verbs.size());
    switch (verbs.getFirst()) {
      case Verb.Say say -> say(say, rest);
      case Verb.Play(String url) -> {
        answer();
        hear(Heard.Sound.RECORDING, url, "");
        listen(RECORDING, rest);
      }
      case Verb.Pause(Duration length) -> listen(length, rest);
      case Verb.Reject(boolean busy) -> reject(busy);
      case Verb.Hangup() -> conclude();
      case Verb.Redirect(Target target) -> ask(target, Optional.empty());
      case Verb.Dial dial -> dial(dial, rest);
    }
  }

  private void dial(Verb.Dial dial, List<Verb> rest) {
    if (!dial.answerOnBridge()) {
      answer();
    }
    var callerId = dial.callerId().orElse(live.call().from());
    List<Leg> rung = List.of();
    if (facts.owns(callerId) || callerId.equals(live.call().from())) {
      rung = dial.callees().stream().flatMap(callee -> ring(callee, callerId)).toList();
    } else {
      trouble(new Trouble(Trouble.CALLER_ID_NOT_OWNED, callerId));
    }
    live = live.with(rung);
    live = live.entering(new Phase.Dialing(dial, rest), facts.now().plus(dial.timeout()));
    dialEndsWhenNobodyIsLeft(dial, rest);
  }

  private Stream<Leg> ring(Verb.Callee callee, String callerId) {
    if (!facts.exists(callee.number())) {
      trouble(new Trouble(Trouble.NUMBER_SENSELESS, callee.number()));
      return Stream.empty();
    }
    return Stream.of(legs().ring(live.call(), callee, callerId));
  }

  private void dialEndsWhenNobodyIsLeft(Verb.Dial dial, List<Verb> rest) {
    if (live.legs().stream().allMatch(leg -> leg.call().status().over())) {
      dialEnds(dial, rest, live.lastLeg());
    }
  }

  private void dialEnds(Verb.Dial dial, List<Verb> rest, Optional<Leg> decisive) {
    if (dial.action().isPresent()) {
      ask(dial.action().get(), Optional.of(Effect.Dialed.by(decisive)));
    } else {
      perform(rest);
    }
  }

  private void callerLeaves() {
    if (live.over()) {
      return;
    }
    var dial = live.phase().goingOn();
    var decisive = live.talking().or(live::lastLeg);
    live = live.eachLeg(legs()::leave);
    var outcome = Effect.Dialed.by(decisive.flatMap(leg -> live.leg(leg.call().sid())));
    var status = live.call().answeredAt() == null ? CallStatus.NO_ANSWER : CallStatus.COMPLETED;
    live = live.with(live.call().ended(status, facts.now()));
    dial.ifPresent(given -> askInVain(given, outcome));
    close();
  }

  /// The action is asked even when nobody is left to hear what comes of it.
  private void askInVain(Verb.Dial dial, Effect.Dialed outcome) {
    dial.action()
        .flatMap(target -> target.from(live.document()))
        .ifPresent(
            target -> effects.add(new Effect.Ask(target, live.call(), Optional.of(outcome))));
  }

  /// The end of the instructions. A call that was only ever ringing elsewhere ends as that did.
  private void conclude() {
    if (live.legs().isEmpty()) {
      answer();
    }
    endCaller(Effect.Dialed.by(live.lastLeg()).status());
    close();
  }

  private void reject(boolean busy) {
    hear(busy ? Heard.Sound.BUSY_TONE : Heard.Sound.NOT_IN_SERVICE, "", "");
    endCaller(busy ? CallStatus.BUSY : CallStatus.NO_ANSWER);
    close();
  }

  /// @param unanswered how a call ends that was never answered
  private void endCaller(CallStatus unanswered) {
    var status = live.call().answeredAt() == null ? unanswered : CallStatus.COMPLETED;
    live = live.with(live.call().ended(status, facts.now()));
  }

  private void close() {
    live = live.entering(new Phase.Over(), null);
    var call = live.call();
    live.progress()
        .ifPresent(target -> effects.add(new Effect.Tell(target, call, call.status().wire(), 0)));
  }

  private void ask(Target target, Optional<Effect.Dialed> dialed) {
    var address = target.from(live.document());
    if (address.isEmpty()) {
      applicationError(new Trouble(Trouble.NOT_AN_ADDRESS, target.url()));
    } else if (live.hops() >= MOST_HOPS) {
      applicationError(new Trouble(Trouble.TOO_MANY_REDIRECTS, target.url()));
    } else {
      live = live.asking();
      effects.add(new Effect.Ask(address.get(), live.call(), dialed));
    }
  }

  private void applicationError(Trouble trouble) {
    trouble(trouble);
    say(new Verb.Say(APPLICATION_ERROR, "en-US"), List.of());
  }

  private void say(Verb.Say sentence, List<Verb> rest) {
    answer();
    hear(Heard.Sound.SENTENCE, sentence.text(), sentence.language());
    listen(sentence.length(), rest);
  }

  private void trouble(Trouble trouble) {
    live = live.with(live.call().in(List.of(trouble)));
  }

  private void answer() {
    live = live.with(live.call().answered(facts.now()));
  }

  private void hear(Heard.Sound sound, String text, String language) {
    live = live.with(live.call().hears(new Heard(facts.now(), sound, text, language)));
  }

  private void listen(Duration length, List<Verb> rest) {
    live = live.entering(new Phase.Listening(rest), facts.now().plus(length));
  }

  private Legs legs() {
    return new Legs(live.document(), facts, effects);
  }

  /// Ends one leg, or all of them.
  private void endLegs(CallStatus status, @Nullable String sid) {
    live = live.eachLeg(leg -> sid == null || leg.is(sid) ? legs().end(leg, status) : leg);
  }
}
