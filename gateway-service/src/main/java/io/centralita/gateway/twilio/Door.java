package io.centralita.gateway.twilio;

import io.centralita.gateway.twilio.TwilioSettings.Endpoint;
import io.centralita.gateway.webhook.Json;
import io.centralita.gateway.webhook.Refusal;
import io.centralita.gateway.webhook.SigningKeys;
import io.centralita.gateway.webhook.Verdict.Refused;
import io.centralita.gateway.webhook.WebhookRequest;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// What every webhook of Twilio goes through first: is it a form or JSON, and did Twilio send it?
final class Door {
  private static final String FORM = "application/x-www-form-urlencoded";
  private static final String JSON = "application/json";
  private static final String SIGNATURE = "X-Twilio-Signature";
  private static final String CONTENT_TYPE = "Content-Type";
  private static final String UNREADABLE = "Only these are taken here: " + FORM + ", " + JSON;

  private final String publicUrl;
  private final Signature signature;

  Door(Endpoint endpoint) {
    this.publicUrl = endpoint.publicUrl();
    this.signature = new Signature(endpoint.authTokens());
  }

  SigningKeys keys() {
    return signature.keys();
  }

  sealed interface Answer {
    /// @param key the name of the key that signed
    record Genuine(Form form, String key) implements Answer {}

    record TurnedAway(Refused why) implements Answer {}
  }

  Answer open(WebhookRequest request) {
    var given = request.header(SIGNATURE);
    if (given == null || given.isEmpty()) {
      return turnAway(Refusal.FORGED, "There is no " + SIGNATURE);
    }
    var url = publicUrl + request.query();
    var type = type(request.header(CONTENT_TYPE));
    try {
      return type.equals(FORM)
          ? openForm(url, request.body(), given)
          : openOther(type, url, request.body(), given);
    } catch (Form.Malformed malformed) {
      return turnAway(Refusal.MALFORMED, malformed.what());
    } catch (Json.Malformed malformed) {
      return turnAway(Refusal.MALFORMED, malformed.what());
    }
  }

  private Answer openForm(String url, byte[] body, String given) throws Form.Malformed {
    var form = Form.parse(body);
    var key = signature.signer(url, form, given);
    return key == null ? turnAway(Refusal.FORGED, mismatch()) : new Answer.Genuine(form, key);
  }

  /// Its hash in the address vouches for it. What carries none just came to the wrong place.
  private Answer openOther(String type, String url, byte[] body, String given)
      throws Json.Malformed {
    if (Signature.bodyHash(url) == null) {
      return turnAway(Refusal.CONTENT_TYPE_UNSUPPORTED, UNREADABLE);
    }
    var key = signature.signer(url, body, given);
    if (key == null) {
      return turnAway(Refusal.FORGED, mismatch());
    }
    return type.equals(JSON)
        ? new Answer.Genuine(Form.of(Json.object(body)), key)
        : turnAway(Refusal.CONTENT_TYPE_UNSUPPORTED, UNREADABLE);
  }

  private String mismatch() {
    return "The signature does not belong to this body at " + publicUrl;
  }

  private static String type(@Nullable String contentType) {
    if (contentType == null) {
      return "";
    }
    int parameters = contentType.indexOf(';');
    var type = parameters < 0 ? contentType : contentType.substring(0, parameters);
    return type.strip().toLowerCase(Locale.ROOT);
  }

  private static Answer turnAway(Refusal refusal, String detail) {
    return new Answer.TurnedAway(new Refused(refusal, detail));
  }
}
