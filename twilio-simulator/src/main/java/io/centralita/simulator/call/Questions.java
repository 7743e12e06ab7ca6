package io.centralita.simulator.call;

import io.centralita.simulator.call.Verb.Target;
import io.centralita.simulator.fault.Fault;
import io.centralita.simulator.fault.Faults;
import io.centralita.simulator.fault.Kind;
import io.centralita.simulator.webhook.Attempt;
import io.centralita.simulator.webhook.Courier;
import io.centralita.simulator.webhook.Lanes;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.springframework.stereotype.Component;

/// Asks the business what to do with calls, and tells it how they went.
@Component
class Questions {
  private final Courier courier;
  private final CallForms forms;
  private final Faults faults;
  private final Lanes lanes;

  Questions(Courier courier, CallForms forms, Faults faults, Lanes lanes) {
    this.courier = courier;
    this.forms = forms;
    this.faults = faults;
    this.lanes = lanes;
  }

  /// @param fallback what is asked when the target gives no answer
  void ask(Effect.Ask question, Optional<String> fallback, Consumer<Happening> answer) {
    var call = question.call();
    lanes.run("call " + call.sid(), () -> answer.accept(answer(question, fallback)));
  }

  void tell(Effect.Tell step) {
    var call = step.call();
    var struck =
        faults.strike(List.of(call.from(), call.to()), Kind.STATUS_LOST, Kind.STATUS_REPEATED);
    var times = struck.map(fault -> fault.kind() == Kind.STATUS_LOST ? 0 : 2).orElse(1);
    for (var time = 0; time < times; time++) {
      lanes.run(
          "call status " + call.sid(),
          () ->
              courier.deliver(
                  "call-status",
                  step.target().method(),
                  step.target().url(),
                  forms.progress(step),
                  call.sid() + "-" + step.sequence()));
    }
  }

  private Happening answer(Effect.Ask question, Optional<String> fallback)
      throws InterruptedException {
    var call = question.call();
    var target = question.target();
    var struck = faults.strike(List.of(call.from(), call.to()), Kind.WEBHOOK_REPEATED);
    for (var extra = struck.map(Fault::deliveries).orElse(1) - 1; extra > 0; extra--) {
      deliver(question, target);
    }
    var attempt = deliver(question, target);
    if (!attempt.succeeded() && fallback.isPresent()) {
      var form =
          forms
              .question(call, question.dialed())
              .add("ErrorCode", Integer.toString(trouble(attempt).code()))
              .add("ErrorUrl", target.url());
      target = Target.post(fallback.get());
      attempt = courier.deliver("call", target.url(), form, call.sid());
    }
    return new Happening.Told(
        target.url(),
        attempt instanceof Attempt.Answered(_, String body) && attempt.succeeded()
            ? VoiceTwiML.read(body)
            : new VoiceScript.Broken(trouble(attempt)));
  }

  private Attempt deliver(Effect.Ask question, Target target) throws InterruptedException {
    var form = forms.question(question.call(), question.dialed());
    return courier.deliver("call", target.method(), target.url(), form, question.call().sid());
  }

  private static Trouble trouble(Attempt attempt) {
    return switch (attempt) {
      case Attempt.Answered(int status, _) ->
          new Trouble(Trouble.NOT_RETRIEVED, "answered " + status);
      case Attempt.NotConnected _ -> new Trouble(Trouble.NOT_CONNECTED, "not connected");
      case Attempt.NoAnswer _ -> new Trouble(Trouble.NOT_CONNECTED, "no answer");
    };
  }
}
