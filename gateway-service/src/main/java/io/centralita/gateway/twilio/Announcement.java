package io.centralita.gateway.twilio;

import io.centralita.gateway.calling.CallerLanguage;
import io.centralita.gateway.calling.Sentence;
import io.centralita.gateway.webhook.Verdict;
import io.centralita.gateway.webhook.Verdict.Ignored;

/// What somebody hears who has picked up, before the two are connected
/// (<https://www.twilio.com/docs/voice/twiml/number#url>). The call is told of elsewhere.
final class Announcement {
  private Announcement() {}

  static Verdict read(String query, Form form) throws Form.Malformed {
    var sid = TwilioMessage.sid(form, "CallSid");
    var callee = TwilioMessage.required(form, "To");
    return new Ignored(
        sid + " hears who calls",
        TwiMl.sayAndGoOn(Sentence.BEING_CALLED, CallerLanguage.of(callee)));
  }
}
