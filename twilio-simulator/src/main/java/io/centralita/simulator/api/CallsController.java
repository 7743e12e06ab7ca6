package io.centralita.simulator.api;

import io.centralita.simulator.call.Calls;
import io.centralita.simulator.fault.Operation;
import io.centralita.simulator.refusal.Refusal;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/// The Call resource, to read: fetch and list
/// (https://www.twilio.com/docs/voice/api/call-resource).
@RestController
@RequestMapping("/2010-04-01/Accounts/{account}")
class CallsController {
  private final Gate gate;
  private final Calls calls;

  CallsController(Gate gate, Calls calls) {
    this.gate = gate;
    this.calls = calls;
  }

  @GetMapping("/Calls.json")
  Mono<ResponseEntity<Object>> list(@PathVariable String account, ServerWebExchange exchange) {
    var parameters = exchange.getRequest().getQueryParams();
    var numbers =
        Stream.of("To", "From").map(parameters::getFirst).filter(Objects::nonNull).toList();
    return gate.pass(
        exchange,
        Operation.LIST,
        List.copyOf(numbers),
        () ->
            gate.isOurs(account)
                ? ResponseEntity.ok(CallPage.of(calls.newestFirst(), parameters, account))
                : notFound(exchange));
  }

  @GetMapping("/Calls/{sid}.json")
  Mono<ResponseEntity<Object>> fetch(
      @PathVariable String account, @PathVariable String sid, ServerWebExchange exchange) {
    var found = calls.find(sid).filter(_ -> gate.isOurs(account));
    return gate.pass(
        exchange,
        Operation.FETCH,
        found.map(call -> List.of(call.from(), call.to())).orElse(List.of()),
        () ->
            found
                .<ResponseEntity<Object>>map(
                    call -> ResponseEntity.ok(CallResource.of(call, account)))
                .orElseGet(() -> notFound(exchange)));
  }

  private static ResponseEntity<Object> notFound(ServerWebExchange exchange) {
    return Gate.refuse(Refusal.NOT_FOUND.about(exchange.getRequest().getPath().value()));
  }
}
