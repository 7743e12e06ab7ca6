package io.centralita.gateway.twilio;

import io.centralita.gateway.calling.Consent;
import io.centralita.gateway.calling.Progress;
import java.nio.charset.StandardCharsets;

/// What a caller has been through, as the address says that the call was sent back to:
/// `?consent=given&waited=1`. Twilio signs it, and is told it by us and by proxy-service alone; as
/// the address of the number's fallback, `?consent=unknown` says that nobody could be asked.
final class CallProgress {
  private CallProgress() {}

  static Progress of(String query) throws Form.Malformed {
    var fields =
        Form.parse((query.isEmpty() ? query : query.substring(1)).getBytes(StandardCharsets.UTF_8));
    return new Progress(
        "1".equals(fields.text("waited")),
        switch (fields.text("consent")) {
          case "given" -> Consent.GIVEN;
          case "refused" -> Consent.REFUSED;
          case "unknown" -> Consent.NOT_TO_BE_HAD;
          case null, default -> Consent.UNASKED;
        });
  }

  static String written(Progress progress) {
    var consent =
        switch (progress.consent()) {
          case UNASKED -> "";
          case GIVEN -> "consent=given";
          case REFUSED -> "consent=refused";
          case NOT_TO_BE_HAD -> "consent=unknown";
        };
    if (!progress.waited()) {
      return consent.isEmpty() ? "" : "?" + consent;
    }
    return consent.isEmpty() ? "?waited=1" : "?" + consent + "&waited=1";
  }
}
