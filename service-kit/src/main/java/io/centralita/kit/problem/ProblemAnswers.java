package io.centralita.kit.problem;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.web.ErrorResponse;
import org.springframework.web.reactive.HandlerMapping;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebExceptionHandler;
import org.springframework.web.util.DisconnectedClientHelper;
import reactor.core.publisher.Mono;

/// Answers every request that failed with a problem, before Spring Boot's own page of errors (whose
/// order is -1), which has no code and repeats the path.
@Order(-2)
public final class ProblemAnswers implements WebExceptionHandler {
  private static final Logger log = LoggerFactory.getLogger(ProblemAnswers.class);

  @Override
  public Mono<Void> handle(ServerWebExchange exchange, Throwable failure) {
    var response = exchange.getResponse();
    if (response.isCommitted()) {
      return Mono.error(failure);
    }
    if (DisconnectedClientHelper.isClientDisconnectedException(failure)) {
      log.info("Whoever sent {} has gone before its end: nothing is answered", handler(exchange));
      response.setStatusCode(HttpStatus.BAD_REQUEST);
      return response.setComplete();
    }
    var problem = Refused.by(failure);
    if (HttpStatusCode.valueOf(problem.getStatus()).is5xxServerError()) {
      log.error("{} is answered {}", handler(exchange), problem.getStatus(), failure);
    }
    if (failure instanceof ErrorResponse refusal) {
      response.getHeaders().putAll(refusal.getHeaders());
    }
    return ProblemAnswer.write(exchange, problem);
  }

  /// Not the path itself, which may carry somebody's number.
  private static String handler(ServerWebExchange exchange) {
    var pattern = exchange.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE);
    return exchange.getRequest().getMethod() + " " + (pattern == null ? "(no path)" : pattern);
  }
}
