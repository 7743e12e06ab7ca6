package io.centralita.proxy.api;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.annotation.Order;
import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.http.HttpStatusCode;
import org.springframework.stereotype.Component;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.reactive.HandlerMapping;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebExceptionHandler;
import org.springframework.web.util.DisconnectedClientHelper;
import reactor.core.publisher.Mono;

/// Answers every request below `/v1` that failed in Twilio's form, before the other APIs' problems
/// (whose order is -2).
@Component
@Order(-3)
class Refusals implements WebExceptionHandler {
  private static final Logger log = LoggerFactory.getLogger(Refusals.class);

  @Override
  public Mono<Void> handle(ServerWebExchange exchange, Throwable failure) {
    if (!ApiDoor.isBehind(exchange)
        || exchange.getResponse().isCommitted()
        || DisconnectedClientHelper.isClientDisconnectedException(failure)) {
      return Mono.error(failure);
    }
    var refusal = of(failure);
    if (refusal.status() >= 500) {
      var pattern = exchange.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE);
      log.error(
          "{} {} is answered {}",
          exchange.getRequest().getMethod(),
          pattern == null ? "(no path)" : pattern,
          refusal.status(),
          failure);
    }
    return RefusalAnswer.write(exchange, refusal);
  }

  private static Refusal of(Throwable failure) {
    return switch (failure) {
      case Refusal refusal -> refusal;
      case DataBufferLimitException _ -> Refusal.tooLarge();
      case CannotCreateTransactionException _,
          TransientDataAccessException _,
          DataAccessResourceFailureException _ ->
          Refusal.notAvailable();
      case ErrorResponse response -> byStatus(response.getStatusCode(), failure);
      default -> Refusal.ourFault();
    };
  }

  private static Refusal byStatus(HttpStatusCode status, Throwable failure) {
    return switch (status.value()) {
      case 404 -> Refusal.notFound();
      case 405 -> Refusal.methodNotAllowed();
      case 413 -> Refusal.tooLarge();
      case 415 -> Refusal.noForm();
      case 503 -> Refusal.notAvailable();
      default ->
          status.is4xxClientError()
              ? failure.getCause() instanceof DataBufferLimitException
                  ? Refusal.tooLarge()
                  : Refusal.malformed()
              : Refusal.ourFault();
    };
  }
}
