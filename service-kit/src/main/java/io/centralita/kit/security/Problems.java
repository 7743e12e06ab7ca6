package io.centralita.kit.security;

import java.nio.charset.StandardCharsets;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/// Refusals before any controller is reached, as `application/problem+json`.
final class Problems {
  private Problems() {}

  static Mono<Void> write(ServerWebExchange exchange, HttpStatus status) {
    var unauthorized = status == HttpStatus.UNAUTHORIZED;
    var sent = exchange.getRequest().getHeaders().containsHeader(HttpHeaders.AUTHORIZATION);
    var code = !unauthorized ? "scope-missing" : sent ? "token-invalid" : "token-missing";
    var detail =
        unauthorized
            ? "Send a valid token: Authorization: Bearer <JWT>"
            : "The token does not carry the scope that this needs";
    var response = exchange.getResponse();
    response.setStatusCode(status);
    response.getHeaders().setContentType(MediaType.APPLICATION_PROBLEM_JSON);
    if (unauthorized) {
      response.getHeaders().set(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
    }
    var body =
        """
        {"type":"about:blank","title":"%s","status":%d,"code":"%s","detail":"%s"}
        """
            .formatted(status.getReasonPhrase(), status.value(), code, detail)
            .getBytes(StandardCharsets.UTF_8);
    return response.writeWith(Mono.just(response.bufferFactory().wrap(body)));
  }
}
