package io.centralita.kit.problem;

import io.centralita.contracts.event.EventCodec;
import java.net.URI;
import java.util.LinkedHashMap;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/// Writes a refusal. The request's path is left out: somebody's number may be in it.
public final class ProblemAnswer {
  private static final JsonMapper JSON = EventCodec.jsonMapper();
  private static final URI NO_TYPE = URI.create("about:blank");

  private ProblemAnswer() {}

  /// A refusal of which nothing is known but its status.
  public static Mono<Void> write(ServerWebExchange exchange, HttpStatusCode status) {
    return write(exchange, Refused.byStatus(status));
  }

  public static Mono<Void> write(ServerWebExchange exchange, ProblemDetail problem) {
    var body = new LinkedHashMap<String, Object>();
    body.put("type", problem.getType() == null ? NO_TYPE : problem.getType());
    body.put("title", problem.getTitle());
    body.put("status", problem.getStatus());
    body.put("detail", problem.getDetail());
    if (problem.getProperties() != null) {
      problem.getProperties().forEach(body::putIfAbsent);
    }
    var response = exchange.getResponse();
    response.setStatusCode(HttpStatusCode.valueOf(problem.getStatus()));
    response.getHeaders().setContentType(MediaType.APPLICATION_PROBLEM_JSON);
    return response.writeWith(
        Mono.fromSupplier(() -> response.bufferFactory().wrap(JSON.writeValueAsBytes(body))));
  }
}
