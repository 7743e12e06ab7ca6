package io.centralita.simulator.api;

import io.centralita.simulator.SimulatorSettings;
import io.centralita.simulator.fault.Fault;
import io.centralita.simulator.fault.Kind;
import io.centralita.simulator.fault.Obstacles;
import io.centralita.simulator.fault.Operation;
import io.centralita.simulator.refusal.Problem;
import io.centralita.simulator.refusal.Refusal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import java.util.function.Supplier;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/// Every call of the API passes here: credentials are checked, and the faults in force strike.
@Component
class Gate {
  private final SimulatorSettings settings;
  private final Obstacles obstacles;
  private final byte[] credentials;

  Gate(SimulatorSettings settings, Obstacles obstacles) {
    this.settings = settings;
    this.obstacles = obstacles;
    var pair = settings.accountSid() + ":" + settings.authToken();
    var encoded = Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
    this.credentials = ("Basic " + encoded).getBytes(StandardCharsets.UTF_8);
  }

  /// Answers a call about these numbers, or lets a fault have it.
  Mono<ResponseEntity<Object>> pass(
      ServerWebExchange exchange,
      Operation operation,
      List<String> numbers,
      Supplier<ResponseEntity<Object>> call) {
    if (!authentic(exchange)) {
      return Mono.just(refuse(Refusal.AUTHENTICATE.about("")));
    }
    return obstacles.pass(exchange, operation, numbers, fault -> refuse(problem(fault)), call);
  }

  boolean isOurs(String account) {
    return account.equals(settings.accountSid());
  }

  static ResponseEntity<Object> refuse(Problem problem) {
    var answer = ResponseEntity.status(problem.status());
    if (problem.status() == 401) {
      answer.header(HttpHeaders.WWW_AUTHENTICATE, "Basic realm=\"Twilio API\"");
    }
    return answer.body(problem);
  }

  private boolean authentic(ServerWebExchange exchange) {
    var given = exchange.getRequest().getHeaders().getFirst(HttpHeaders.AUTHORIZATION);
    return given != null
        && MessageDigest.isEqual(credentials, given.getBytes(StandardCharsets.UTF_8));
  }

  private static Problem problem(Fault fault) {
    if (fault.kind() == Kind.TOO_MANY_REQUESTS) {
      return Refusal.TOO_MANY_REQUESTS.about("");
    }
    var internal = Refusal.INTERNAL.about("");
    return new Problem(
        internal.code(), internal.message(), internal.moreInfo(), fault.httpStatus());
  }
}
