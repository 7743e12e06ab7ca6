package io.centralita.gateway.twilio;

import io.centralita.gateway.twilio.TwilioSettings.Endpoint;
import io.centralita.gateway.webhook.Refusal;
import io.centralita.gateway.webhook.Verdict.Refused;
import io.centralita.gateway.webhook.WebhookRequest;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// What every webhook of Twilio goes through first: is it a form, and did Twilio send it?
final class Door {
  private static final String FORM = "application/x-www-form-urlencoded";
  private static final String SIGNATURE = "X-Twilio-Signature";
  private static final String CONTENT_TYPE = "Content-Type";

  private final String publicUrl;
  private final Signature signature;

  Door(Endpoint endpoint) {
    this.publicUrl = endpoint.publicUrl();
    this.signature = new Signature(endpoint.authTokens());
  }

  sealed interface Answer {
    record Genuine(Form form) implements Answer {}

    record TurnedAway(Refused why) implements Answer {}
  }

  Answer open(WebhookRequest request) {
    var given = request.header(SIGNATURE);
    if (given == null || given.isEmpty()) {
      return turnAway(Refusal.FORGED, "There is no " + SIGNATURE);
    }
    var url = publicUrl + request.query();
    if (!isForm(request.header(CONTENT_TYPE))) {
      return signature.covers(url, request.body(), given)
          ? turnAway(Refusal.CONTENT_TYPE_UNSUPPORTED, "Only forms are taken here: " + FORM)
          : turnAwayUnsigned(url);
    }
    try {
      var form = Form.parse(request.body());
      return signature.covers(url, form, given)
          ? new Answer.Genuine(form)
          : turnAway(Refusal.FORGED, mismatch());
    } catch (Form.Malformed malformed) {
      return turnAway(Refusal.MALFORMED, malformed.what());
    }
  }

  /// What carries a hash claims to be Twilio's; anything else just came to the wrong place.
  private Answer turnAwayUnsigned(String url) {
    return Signature.bodyHash(url) == null
        ? turnAway(Refusal.CONTENT_TYPE_UNSUPPORTED, "Only forms are taken here: " + FORM)
        : turnAway(Refusal.FORGED, mismatch());
  }

  private String mismatch() {
    return "The signature does not belong to this body at " + publicUrl;
  }

  private static boolean isForm(@Nullable String contentType) {
    if (contentType == null) {
      return false;
    }
    int parameters = contentType.indexOf(';');
    var type = parameters < 0 ? contentType : contentType.substring(0, parameters);
    return type.strip().toLowerCase(Locale.ROOT).equals(FORM);
  }

  private static Answer turnAway(Refusal refusal, String detail) {
    return new Answer.TurnedAway(new Refused(refusal, detail));
  }
}
