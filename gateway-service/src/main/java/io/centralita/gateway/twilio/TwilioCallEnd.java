package io.centralita.gateway.twilio;

import io.centralita.contracts.gateway.CallOutcome;
import io.centralita.gateway.twilio.Form.Malformed;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// How a call ended as Twilio's form tells it: in the `action` of a `<Dial>`
/// (<https://www.twilio.com/docs/voice/twiml/dial#action>) for the leg that it made, in the
/// number's status callback for the caller's own.
///
/// @param outcome null when the call goes on, or ended in a way that this build does not know
record TwilioCallEnd(TwilioCall call, @Nullable CallOutcome outcome, int seconds) {

  static TwilioCallEnd ofDial(Form form) throws Malformed {
    return of(form, "DialCallStatus", "DialCallDuration");
  }

  static TwilioCallEnd ofCall(Form form) throws Malformed {
    return of(form, "CallStatus", "CallDuration");
  }

  private static TwilioCallEnd of(Form form, String status, String duration) throws Malformed {
    return new TwilioCallEnd(
        TwilioCall.of(form),
        outcome(TwilioMessage.required(form, status).toLowerCase(Locale.ROOT)),
        seconds(form, duration));
  }

  private static @Nullable CallOutcome outcome(String word) {
    return switch (word) {
      case "completed", "answered" -> CallOutcome.COMPLETED;
      case "busy" -> CallOutcome.BUSY;
      case "no-answer" -> CallOutcome.NO_ANSWER;
      case "failed" -> CallOutcome.FAILED;
      case "canceled" -> CallOutcome.CANCELED;
      default -> null;
    };
  }

  /// Missing where nobody picked up.
  private static int seconds(Form form, String field) throws Malformed {
    var text = form.text(field);
    try {
      int seconds = text == null ? 0 : Integer.parseInt(text);
      if (seconds >= 0) {
        return seconds;
      }
    } catch (NumberFormatException _) {
      // Said below.
    }
    throw new Malformed(field + " is not a number of seconds");
  }
}
