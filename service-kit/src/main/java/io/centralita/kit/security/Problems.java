package io.centralita.kit.security;

import io.centralita.kit.problem.Problem;
import io.centralita.kit.problem.ProblemAnswer;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.jwt.JwtValidationException;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/// Refusals before any controller is reached: the challenge of RFC 6750, and a problem.
final class Problems {
  private Problems() {}

  static Mono<Void> unauthorized(ServerWebExchange exchange, AuthenticationException failure) {
    var sent = exchange.getRequest().getHeaders().containsHeader(HttpHeaders.AUTHORIZATION);
    var code = sent ? "token-invalid" : "token-missing";
    var detail =
        failure.getCause() instanceof JwtValidationException
            ? "The token has expired or does not hold yet; ask for a new one"
            : "Send a valid token: Authorization: Bearer <JWT>";
    challenge(exchange, sent ? "Bearer error=\"invalid_token\"" : "Bearer");
    return ProblemAnswer.write(exchange, Problem.detail(HttpStatus.UNAUTHORIZED, code, detail));
  }

  static Mono<Void> forbidden(ServerWebExchange exchange) {
    challenge(exchange, "Bearer error=\"insufficient_scope\"");
    var detail = "Ask for a token with the scope that this needs";
    return ProblemAnswer.write(
        exchange, Problem.detail(HttpStatus.FORBIDDEN, "scope-missing", detail));
  }

  private static void challenge(ServerWebExchange exchange, String challenge) {
    exchange.getResponse().getHeaders().set(HttpHeaders.WWW_AUTHENTICATE, challenge);
  }
}
