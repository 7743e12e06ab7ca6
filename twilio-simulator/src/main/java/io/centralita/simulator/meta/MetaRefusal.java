package io.centralita.simulator.meta;

import java.util.Map;
import org.springframework.http.ResponseEntity;

/// The ways in which the Cloud API says no
/// (https://developers.facebook.com/docs/whatsapp/cloud-api/support/error-codes).
enum MetaRefusal {
  TOKEN(401, 190, "Invalid OAuth access token."),
  NO_SUCH_NUMBER(400, 33, "There is no such phone number."),
  NO_SUCH_MEDIA(400, 100, "Unsupported get request: there is no such object."),
  PARAMETER(400, 100, "Invalid parameter."),
  MISSING(400, 131008, "A required parameter is missing."),
  RECIPIENT(400, 131026, "The message cannot be delivered."),
  UNSUPPORTED(400, 131051, "Messages of this type are not supported."),
  NO_SUCH_TEMPLATE(404, 132001, "The template does not exist in this language."),
  PARAMETERS_MISMATCH(400, 132000, "The number of parameters is not the template's."),
  TOO_FAST(429, 130429, "Too many messages.");

  private final int status;
  private final int code;
  private final String title;

  MetaRefusal(int status, int code, String title) {
    this.status = status;
    this.code = code;
    this.title = title;
  }

  ResponseEntity<Object> answer() {
    return ResponseEntity.status(status)
        .body(
            Map.of(
                "error",
                Map.of(
                    "message",
                    "(#" + code + ") " + title,
                    "type",
                    "OAuthException",
                    "code",
                    code,
                    "error_data",
                    Map.of("messaging_product", "whatsapp", "details", title),
                    "fbtrace_id",
                    "A")));
  }
}
