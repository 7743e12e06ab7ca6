package io.centralita.simulator.api;

import io.centralita.simulator.SimulatorSettings;
import io.centralita.simulator.fault.Fault;
import io.centralita.simulator.fault.Faults;
import io.centralita.simulator.fault.Kind;
import io.centralita.simulator.fault.Operation;
import io.centralita.simulator.refusal.Problem;
import io.centralita.simulator.refusal.Refusal;
import io.netty.channel.ChannelOption;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import java.util.function.Supplier;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequestDecorator;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import reactor.netty.http.server.HttpServerRequest;

/// Every call of the API passes here: credentials are checked, and the faults in force strike.
@Component
class Gate {
  private final SimulatorSettings settings;
  private final Faults faults;
  private final byte[] credentials;

  Gate(SimulatorSettings settings, Faults faults) {
    this.settings = settings;
    this.faults = faults;
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
    var before =
        faults.strike(
            operation, numbers, Kind.RESET_BEFORE, Kind.TOO_MANY_REQUESTS, Kind.SERVER_ERROR);
    if (before.isPresent()) {
      return before.get().kind() == Kind.RESET_BEFORE
          ? reset(exchange)
          : Mono.just(refuse(problem(before.get())));
    }
    var answer = call.get();
    var after = faults.strike(operation, numbers, Kind.RESET_AFTER, Kind.DELAY);
    if (after.isEmpty()) {
      return Mono.just(answer);
    }
    return after.get().kind() == Kind.RESET_AFTER
        ? reset(exchange)
        : Mono.delay(after.get().delay()).thenReturn(answer);
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

  /// Closes the connection with a TCP reset, as a broken load balancer would.
  private static Mono<ResponseEntity<Object>> reset(ServerWebExchange exchange) {
    HttpServerRequest connection =
        ServerHttpRequestDecorator.getNativeRequest(exchange.getRequest());
    connection.withConnection(open -> {
      open.channel().config().setOption(ChannelOption.SO_LINGER, 0);
      var _ = open.channel().close();
    });
    return Mono.never();
  }
}
