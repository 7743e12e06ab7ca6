package io.centralita.proxy.api;

import io.centralita.contracts.event.EventCodec;
import java.util.LinkedHashMap;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/// Writes a refusal in Twilio's form: `{code, message, more_info, status}`.
final class RefusalAnswer {
  private static final JsonMapper JSON = EventCodec.jsonMapper();

  private RefusalAnswer() {}

  static Mono<Void> write(ServerWebExchange exchange, Refusal refusal) {
    var body = new LinkedHashMap<String, Object>();
    body.put("code", refusal.code());
    body.put("message", refusal.said());
    body.put("more_info", "https://www.twilio.com/docs/errors/" + refusal.code());
    body.put("status", refusal.status());
    var response = exchange.getResponse();
    response.setStatusCode(HttpStatusCode.valueOf(refusal.status()));
    response.getHeaders().setContentType(MediaType.APPLICATION_JSON);
    return response.writeWith(
        Mono.fromSupplier(() -> response.bufferFactory().wrap(JSON.writeValueAsBytes(body))));
  }
}
