package io.centralita.gateway.twilio;

import io.centralita.contracts.values.Language;
import io.centralita.contracts.values.TenantId;
import io.centralita.gateway.calling.CallSettings;
import io.centralita.gateway.calling.Sentence;
import io.centralita.gateway.calling.Treatment.Connect;
import io.centralita.gateway.webhook.Reply;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/// What Twilio is told to do (<https://www.twilio.com/docs/voice/twiml>).
final class TwiMl {
  private static final Duration MOMENT = Duration.ofSeconds(2);

  /// Nothing: no answer to a message, the end of a call.
  static final Reply NOTHING = respond("");

  /// Twilio does not pick up, and the caller pays nothing. A busy tone: the other reason is an
  /// announcement that the number is not in service.
  static final Reply REJECT = respond("<Reject reason=\"busy\"/>");

  private TwiMl() {}

  static Reply say(Sentence sentence, Language language) {
    return respond(said(sentence, language) + "<Hangup/>");
  }

  /// For who is connected next.
  static Reply sayAndGoOn(Sentence sentence, Language language) {
    return respond(said(sentence, language));
  }

  private static String said(Sentence sentence, Language language) {
    var voice =
        switch (language) {
          case SPANISH -> "es-MX";
          case ENGLISH -> "en-US";
        };
    return "<Say language=\"" + voice + "\">" + escaped(sentence.in(language)) + "</Say>";
  }

  /// Rings a phone, which sees the number that was called. The caller's own call counts as answered
  /// when somebody picks up, and not before; unless it is announced, which is said to who has
  /// picked up alone.
  ///
  /// @param calls the address for calls, below which Twilio says how it went and hears what comes
  ///   next
  static Reply dial(Connect connect, CallSettings settings, String calls, Language caller) {
    boolean announced = connect.calls().announced();
    return respond(
        "%s<Dial callerId=\"%s\" answerOnBridge=\"true\" timeout=\"%d\" timeLimit=\"%d\" action=\"%s\"><Number statusCallback=\"%s\" statusCallbackEvent=\"ringing answered\"%s>%s</Number></Dial>"
            .formatted(
                announced ? said(Sentence.CONNECTING, caller) : "",
                escaped(connect.shown().e164()),
                settings.ring().toSeconds(),
                settings.limit(connect.calls().limitSeconds()).toSeconds(),
                escaped(calls + TwilioSettings.ENDED + "?link=" + connect.link()),
                escaped(calls + TwilioSettings.PROGRESS),
                announced ? " url=\"" + escaped(calls + TwilioSettings.ANNOUNCED) + "\"" : "",
                escaped(connect.other().reveal())));
  }

  /// Sends the call elsewhere; whoever answers there sends it back.
  ///
  /// @param tenant whose number was called
  /// @param back the address for calls
  static Reply ask(URI elsewhere, TenantId tenant, String back) {
    return respond(
        "<Redirect>"
            + escaped(
                elsewhere
                    + "?tenant="
                    + URLEncoder.encode(tenant.value(), StandardCharsets.UTF_8)
                    + "&back="
                    + URLEncoder.encode(back, StandardCharsets.UTF_8))
            + "</Redirect>");
  }

  /// As the first verb, `<Pause>` is waited out before the call is picked up.
  static Reply askAgain(String url) {
    return respond(
        "<Pause length=\"" + MOMENT.toSeconds() + "\"/><Redirect>" + escaped(url) + "</Redirect>");
  }

  private static Reply respond(String verbs) {
    return new Reply(
        200,
        "text/xml",
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>"
            + (verbs.isEmpty() ? "<Response/>" : "<Response>" + verbs + "</Response>"));
  }

  static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
