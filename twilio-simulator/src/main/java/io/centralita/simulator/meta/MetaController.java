package io.centralita.simulator.meta;

import io.centralita.simulator.SimulatorSettings;
import io.centralita.simulator.carrier.Carrier;
import io.centralita.simulator.fault.Fault;
import io.centralita.simulator.fault.Kind;
import io.centralita.simulator.fault.Obstacles;
import io.centralita.simulator.fault.Operation;
import io.centralita.simulator.message.Direction;
import io.centralita.simulator.number.BusinessNumber;
import io.centralita.simulator.number.BusinessNumbers;
import io.centralita.simulator.number.Network;
import java.util.List;
import java.util.Map;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

/// The Graph API's part for WhatsApp
/// (https://developers.facebook.com/docs/whatsapp/cloud-api/reference/messages): messages of a
/// number, templates of the account.
@RestController
class MetaController {
  private static final String VERSION = "/{version:v\\d+\\.\\d+}";

  private final MetaGuard guard;
  private final Obstacles obstacles;
  private final BusinessNumbers numbers;
  private final MetaTemplates templates;
  private final Carrier carrier;
  private final SimulatorSettings.Meta settings;

  MetaController(
      MetaGuard guard,
      Obstacles obstacles,
      BusinessNumbers numbers,
      MetaTemplates templates,
      Carrier carrier,
      SimulatorSettings settings) {
    this.guard = guard;
    this.obstacles = obstacles;
    this.numbers = numbers;
    this.templates = templates;
    this.carrier = carrier;
    this.settings = settings.meta();
  }

  @PostMapping(VERSION + "/{sender}/messages")
  Mono<ResponseEntity<Object>> send(
      @PathVariable String sender, @RequestBody JsonNode body, ServerWebExchange exchange) {
    if (!guard.admits(exchange)) {
      return Mono.just(MetaRefusal.TOKEN.answer());
    }
    var number = numbers.known(Network.META, sender);
    if (number.isEmpty()) {
      return Mono.just(MetaRefusal.NO_SUCH_NUMBER.answer());
    }
    var person = MetaRequest.person(body);
    return obstacles.pass(
        exchange,
        Operation.CREATE,
        List.of(person, number.get().number()),
        MetaController::refused,
        () -> send(number.get(), body));
  }

  private ResponseEntity<Object> send(BusinessNumber number, JsonNode body) {
    return switch (MetaRequest.read(body, number.number(), templates)) {
      case MetaRequest.Wrong(MetaRefusal refusal) -> refusal.answer();
      case MetaRequest.Right(var consignment) -> {
        var message = carrier.bring(consignment, Direction.OUTBOUND_API);
        var to = consignment.to().id();
        yield ResponseEntity.ok(
            Map.of(
                "messaging_product",
                "whatsapp",
                "contacts",
                List.of(
                    to.startsWith("+")
                        ? Map.of("input", to, "wa_id", to.substring(1))
                        : Map.of("input", to, "user_id", to)),
                "messages",
                List.of(Map.of("id", message.sid()))));
      }
    };
  }

  @GetMapping(VERSION + "/{account}/message_templates")
  ResponseEntity<Object> templates(@PathVariable String account, ServerWebExchange exchange) {
    return isOurs(account, exchange)
        ? ResponseEntity.ok(Map.of("data", templates.all(), "paging", Map.of()))
        : MetaRefusal.TOKEN.answer();
  }

  @PostMapping(VERSION + "/{account}/message_templates")
  ResponseEntity<Object> create(
      @PathVariable String account, @RequestBody JsonNode body, ServerWebExchange exchange) {
    return isOurs(account, exchange)
        ? ResponseEntity.ok(templates.create(body))
        : MetaRefusal.TOKEN.answer();
  }

  private boolean isOurs(String account, ServerWebExchange exchange) {
    return guard.admits(exchange) && account.equals(settings.businessAccount());
  }

  private static ResponseEntity<Object> refused(Fault fault) {
    return fault.kind() == Kind.TOO_MANY_REQUESTS
        ? MetaRefusal.TOO_FAST.answer()
        : ResponseEntity.status(fault.httpStatus()).body("<html>unavailable</html>");
  }
}
