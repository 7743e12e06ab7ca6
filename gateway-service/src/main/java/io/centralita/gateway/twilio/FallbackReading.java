package io.centralita.gateway.twilio;

import io.centralita.gateway.webhook.Verdict;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A message that Twilio could not deliver at its first address, or got no good answer for. It is
/// the same form and makes the same event, so that whichever arrives first counts; `ErrorCode` says
/// what was wrong there.
final class FallbackReading implements TwilioWebhook.Reading {
  private static final Logger log = LoggerFactory.getLogger(FallbackReading.class);
  private static final Pattern CODE = Pattern.compile("[0-9]{1,10}");

  private final MessageReading messages;

  FallbackReading(MessageReading messages) {
    this.messages = messages;
  }

  @Override
  public Verdict read(String query, Form form) throws Form.Malformed {
    var code = form.text("ErrorCode");
    log.warn(
        "{} came to the fallback address because of error {}; it is taken here",
        TwilioMessage.sid(form, "MessageSid"),
        code != null && CODE.matcher(code).matches() ? code : "unknown");
    return messages.read(query, form);
  }
}
