package io.centralita.simulator.api;

import io.centralita.simulator.SimulatorSettings;
import io.centralita.simulator.content.Content;
import io.centralita.simulator.content.Contents;
import io.centralita.simulator.fault.Operation;
import io.centralita.simulator.media.PublicAddress;
import io.centralita.simulator.message.Sids;
import io.centralita.simulator.refusal.Refusal;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/// The Content API (https://www.twilio.com/docs/content/content-api-resources), on the same port as
/// the rest; every template counts as approved.
@RestController
@RequestMapping("/v1/Content")
class ContentController {
  private final Gate gate;
  private final Contents contents;
  private final Sids sids;
  private final InstantSource clock;
  private final PublicAddress publicAddress;
  private final String account;

  ContentController(
      Gate gate,
      Contents contents,
      Sids sids,
      InstantSource clock,
      PublicAddress publicAddress,
      SimulatorSettings settings) {
    this.gate = gate;
    this.contents = contents;
    this.sids = sids;
    this.clock = clock;
    this.publicAddress = publicAddress;
    this.account = settings.accountSid();
  }

  @PostMapping
  Mono<ResponseEntity<Object>> create(
      @RequestBody ContentRequest request, ServerWebExchange exchange) {
    return gate.pass(exchange, Operation.CREATE, List.of(), () -> save(request));
  }

  @GetMapping
  Mono<ResponseEntity<Object>> list(
      @RequestParam(name = "Page", defaultValue = "0") int page,
      @RequestParam(name = "PageSize", defaultValue = "50") int pageSize,
      ServerWebExchange exchange) {
    return gate.pass(
        exchange,
        Operation.LIST,
        List.of(),
        () -> {
          var all = contents.newestFirst().stream().map(this::resource).toList();
          var size = Math.clamp(pageSize, 1, 1_000);
          return ResponseEntity.ok(ContentPage.of(all, Math.max(page, 0), size, base()));
        });
  }

  @GetMapping("/{sid}")
  Mono<ResponseEntity<Object>> fetch(@PathVariable String sid, ServerWebExchange exchange) {
    return gate.pass(
        exchange,
        Operation.FETCH,
        List.of(),
        () ->
            contents
                .find(sid)
                .<ResponseEntity<Object>>map(content -> ResponseEntity.ok(resource(content)))
                .orElseGet(() -> notFound(exchange)));
  }

  @DeleteMapping("/{sid}")
  Mono<ResponseEntity<Object>> delete(@PathVariable String sid, ServerWebExchange exchange) {
    return gate.pass(
        exchange,
        Operation.ANY,
        List.of(),
        () -> contents.delete(sid) ? ResponseEntity.noContent().build() : notFound(exchange));
  }

  private ResponseEntity<Object> save(ContentRequest request) {
    var types = request.given();
    if (types.isEmpty() || request.language() == null) {
      return Gate.refuse(Refusal.BAD_REQUEST.about("language and one of types are required"));
    }
    var content =
        new Content(
            sids.next("HX"),
            Objects.requireNonNullElse(request.friendlyName(), ""),
            request.language(),
            Objects.requireNonNullElse(request.variables(), Map.of()),
            types,
            clock.instant());
    contents.save(content);
    return ResponseEntity.status(HttpStatus.CREATED).body(resource(content));
  }

  private ContentResource resource(Content content) {
    return ContentResource.of(content, account, base());
  }

  private String base() {
    return publicAddress.of("/v1/Content");
  }

  private static ResponseEntity<Object> notFound(ServerWebExchange exchange) {
    return Gate.refuse(Refusal.NOT_FOUND.about(exchange.getRequest().getPath().value()));
  }
}
