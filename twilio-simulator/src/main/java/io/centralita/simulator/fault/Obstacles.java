package io.centralita.simulator.fault;

import io.netty.channel.ChannelOption;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequestDecorator;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import reactor.netty.http.server.HttpServerRequest;

/// What every call of an API has to get past: the faults in force.
@Component
public class Obstacles {
  private final Faults faults;

  Obstacles(Faults faults) {
    this.faults = faults;
  }

  /// Answers a call about these numbers, or lets a fault have it.
  ///
  /// @param refusal how this API says 429 or a 5xx
  public Mono<ResponseEntity<Object>> pass(
      ServerWebExchange exchange,
      Operation operation,
      List<String> numbers,
      Function<Fault, ResponseEntity<Object>> refusal,
      Supplier<ResponseEntity<Object>> call) {
    var before =
        faults.strike(
            operation, numbers, Kind.RESET_BEFORE, Kind.TOO_MANY_REQUESTS, Kind.SERVER_ERROR);
    if (before.isPresent()) {
      return before.get().kind() == Kind.RESET_BEFORE
          ? reset(exchange)
          : Mono.just(refusal.apply(before.get()));
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
