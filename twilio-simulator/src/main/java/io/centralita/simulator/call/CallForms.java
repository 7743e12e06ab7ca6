package io.centralita.simulator.call;

import io.centralita.simulator.SimulatorSettings;
import io.centralita.simulator.webhook.Form;
import io.centralita.simulator.webhook.Whereabouts;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// What Twilio writes into the requests of a call
/// (https://www.twilio.com/docs/voice/twiml#request-parameters).
@Component
class CallForms {
  private static final DateTimeFormatter TIMESTAMP =
      DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss Z", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);

  private final String account;

  CallForms(SimulatorSettings settings) {
    this.account = settings.accountSid();
  }

  /// The question what to do with a call, or what comes next after a `<Dial>`.
  Form question(Call call, Optional<Effect.Dialed> dialed) {
    var form = common(call, call.status().wire());
    dialed.ifPresent(outcome -> {
      form.add("DialCallStatus", outcome.status().wire());
      outcome
          .leg()
          .ifPresent(leg -> {
            form.add("DialCallSid", leg.sid());
            form.add("DialBridged", Boolean.toString(leg.answeredAt() != null));
            if (leg.status() == CallStatus.COMPLETED) {
              form.add("DialCallDuration", Long.toString(leg.seconds()));
            }
          });
    });
    return form;
  }

  /// The announcement that a leg has come one step further.
  Form progress(Effect.Tell step) {
    var call = step.call();
    var form =
        common(call, step.status())
            .add("Timestamp", TIMESTAMP.format(call.updatedAt()))
            .add("CallbackSource", "call-progress-events")
            .add("SequenceNumber", Integer.toString(step.sequence()));
    if (call.status().over()) {
      form.add("CallDuration", Long.toString(call.seconds()))
          .add("Duration", Long.toString(Math.ceilDiv(call.seconds(), 60)));
    }
    return form;
  }

  private Form common(Call call, String status) {
    var form =
        new Form()
            .add("CallSid", call.sid())
            .add("AccountSid", account)
            .add("From", call.from())
            .add("To", call.to())
            .add("Caller", call.from())
            .add("Called", call.to())
            .add("CallStatus", status)
            .add("Direction", call.direction().wire())
            .add("ApiVersion", "2010-04-01");
    if (call.parentSid() != null) {
      form.add("ParentCallSid", call.parentSid());
    }
    Whereabouts.add(form, "From", call.from());
    Whereabouts.add(form, "Caller", call.from());
    Whereabouts.add(form, "To", call.to());
    return Whereabouts.add(form, "Called", call.to());
  }
}
