package io.centralita.gateway.webhook;

import io.centralita.contracts.event.EventCodec;
import io.netty.handler.codec.http.HttpResponseStatus;
import tools.jackson.databind.json.JsonMapper;

/// A refusal as `application/problem+json` (RFC 9457), with a stable code.
record Problem(String type, String title, int status, String code, String detail) {
  static final String CONTENT_TYPE = "application/problem+json";
  private static final JsonMapper JSON = EventCodec.jsonMapper();

  static byte[] of(Refusal refusal, String detail) {
    var title = HttpResponseStatus.valueOf(refusal.status()).reasonPhrase();
    return JSON.writeValueAsBytes(
        new Problem("about:blank", title, refusal.status(), refusal.code(), detail));
  }
}
