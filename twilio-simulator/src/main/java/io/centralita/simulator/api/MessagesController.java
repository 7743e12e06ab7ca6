package io.centralita.simulator.api;

import io.centralita.simulator.carrier.Carrier;
import io.centralita.simulator.carrier.SendRequest;
import io.centralita.simulator.fault.Operation;
import io.centralita.simulator.message.Address;
import io.centralita.simulator.message.Direction;
import io.centralita.simulator.message.Message;
import io.centralita.simulator.message.Messages;
import io.centralita.simulator.refusal.Problem;
import io.centralita.simulator.refusal.Refusal;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/// The Message resource: create, fetch, list
/// (https://www.twilio.com/docs/messaging/api/message-resource).
@RestController
@RequestMapping("/2010-04-01/Accounts/{account}")
class MessagesController {
  private final Gate gate;
  private final Carrier carrier;
  private final Messages messages;

  MessagesController(Gate gate, Carrier carrier, Messages messages) {
    this.gate = gate;
    this.carrier = carrier;
    this.messages = messages;
  }

  @PostMapping("/Messages.json")
  Mono<ResponseEntity<Object>> create(@PathVariable String account, ServerWebExchange exchange) {
    return exchange
        .getFormData()
        .flatMap(form ->
            gate.pass(
                exchange,
                Operation.CREATE,
                numbers(form),
                () -> gate.isOurs(account) ? send(form, account) : notFound(exchange)));
  }

  @GetMapping("/Messages.json")
  Mono<ResponseEntity<Object>> list(@PathVariable String account, ServerWebExchange exchange) {
    var parameters = exchange.getRequest().getQueryParams();
    return gate.pass(
        exchange,
        Operation.LIST,
        numbers(parameters),
        () -> {
          if (!gate.isOurs(account)) {
            return notFound(exchange);
          }
          var query = MessageQuery.of(parameters);
          var list = MessageList.of(messages, query);
          return ResponseEntity.ok(MessagePage.of(list, query, parameters, account));
        });
  }

  @GetMapping("/Messages/{sid}.json")
  Mono<ResponseEntity<Object>> fetch(
      @PathVariable String account, @PathVariable String sid, ServerWebExchange exchange) {
    var found = messages.find(sid);
    var numbers =
        found.map(message -> List.of(message.from().id(), message.to().id())).orElse(List.of());
    return gate.pass(
        exchange,
        Operation.FETCH,
        numbers,
        () ->
            found
                .filter(_ -> gate.isOurs(account))
                .<ResponseEntity<Object>>map(
                    message -> ResponseEntity.ok(MessageResource.of(message, account)))
                .orElseGet(() -> notFound(exchange)));
  }

  private ResponseEntity<Object> send(MultiValueMap<String, String> form, String account) {
    var request =
        new SendRequest(
            text(form, "To"),
            text(form, "From"),
            text(form, "Body"),
            form.getOrDefault("MediaUrl", List.of()),
            text(form, "ContentSid"),
            text(form, "ContentVariables"),
            text(form, "StatusCallback"));
    return switch (carrier.send(request, Direction.OUTBOUND_API)) {
      case Carrier.Accepted(Message message) ->
          ResponseEntity.status(HttpStatus.CREATED).body(MessageResource.of(message, account));
      case Carrier.Refused(Problem problem) -> Gate.refuse(problem);
    };
  }

  private static ResponseEntity<Object> notFound(ServerWebExchange exchange) {
    return Gate.refuse(Refusal.NOT_FOUND.about(exchange.getRequest().getPath().value()));
  }

  private static List<String> numbers(MultiValueMap<String, String> parameters) {
    return Stream.of("To", "From")
        .flatMap(name -> Address.parse(text(parameters, name)).stream())
        .map(Address::id)
        .toList();
  }

  private static String text(MultiValueMap<String, String> parameters, String name) {
    return Objects.requireNonNullElse(parameters.getFirst(name), "");
  }
}
