package io.centralita.simulator.kommo;

import io.centralita.simulator.fault.Fault;
import io.centralita.simulator.fault.Kind;
import io.centralita.simulator.fault.Obstacles;
import io.centralita.simulator.fault.Operation;
import io.centralita.simulator.number.BusinessNumber;
import io.centralita.simulator.number.BusinessNumbers;
import io.centralita.simulator.number.Network;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The Chats API of one connected channel (https://developers.kommo.com/reference/chats-api).
@RestController
@RequestMapping("/v2/origin/custom/{scope}")
class KommoController {
  private static final byte[] NOTHING = {};

  private final Obstacles obstacles;
  private final BusinessNumbers numbers;
  private final KommoGuard guard;
  private final KommoChats chats;
  private final JsonMapper json;

  KommoController(
      Obstacles obstacles,
      BusinessNumbers numbers,
      KommoGuard guard,
      KommoChats chats,
      JsonMapper json) {
    this.obstacles = obstacles;
    this.numbers = numbers;
    this.guard = guard;
    this.chats = chats;
    this.json = json;
  }

  @PostMapping
  Mono<ResponseEntity<Object>> send(
      @PathVariable String scope, @RequestBody byte[] body, ServerWebExchange exchange) {
    return admitted(
        scope,
        body,
        exchange,
        Operation.CREATE,
        number -> {
          var event = json.readTree(body);
          return event.path("event_type").asString("").equals("new_message")
              ? chats.send(event.path("payload"), number)
              : refused(400);
        });
  }

  @PostMapping("/chats")
  Mono<ResponseEntity<Object>> chat(
      @PathVariable String scope, @RequestBody byte[] body, ServerWebExchange exchange) {
    return admitted(
        scope, body, exchange, Operation.FETCH, number -> chats.chat(json.readTree(body), number));
  }

  @GetMapping("/chats/{chat}/history")
  Mono<ResponseEntity<Object>> history(
      @PathVariable String scope,
      @PathVariable String chat,
      @RequestParam(defaultValue = "0") int offset,
      @RequestParam(defaultValue = "50") int limit,
      ServerWebExchange exchange) {
    return admitted(
        scope,
        NOTHING,
        exchange,
        Operation.LIST,
        number -> chats.history(chat, number, offset, Math.clamp(limit, 1, 50)));
  }

  private Mono<ResponseEntity<Object>> admitted(
      String scope,
      byte[] body,
      ServerWebExchange exchange,
      Operation operation,
      Function<BusinessNumber, ResponseEntity<Object>> call) {
    if (!guard.admits(exchange.getRequest(), body)) {
      return Mono.just(refused(403));
    }
    var number = numbers.known(Network.KOMMO, scope);
    if (number.isEmpty()) {
      return Mono.just(refused(404));
    }
    return obstacles.pass(
        exchange,
        operation,
        List.of(number.get().number(), person(body)),
        KommoController::refused,
        () -> call.apply(number.get()));
  }

  private String person(byte[] body) {
    JsonNode receiver =
        body.length == 0 ? json.nullNode() : json.readTree(body).path("payload").path("receiver");
    return receiver.path("profile").path("phone").asString("");
  }

  private static ResponseEntity<Object> refused(Fault fault) {
    return refused(fault.kind() == Kind.TOO_MANY_REQUESTS ? 429 : fault.httpStatus());
  }

  static ResponseEntity<Object> refused(int status) {
    return ResponseEntity.status(status).body(Map.of("status", status, "detail", "refused"));
  }
}
