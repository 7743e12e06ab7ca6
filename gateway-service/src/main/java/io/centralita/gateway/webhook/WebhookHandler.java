package io.centralita.gateway.webhook;

import io.centralita.gateway.publishing.Publishing;
import io.centralita.gateway.webhook.Verdict.Accepted;
import io.centralita.gateway.webhook.Verdict.Ignored;
import io.centralita.gateway.webhook.Verdict.Refused;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpMethod;
import java.nio.charset.StandardCharsets;
import java.util.function.BiFunction;
import org.reactivestreams.Publisher;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;
import reactor.netty.http.server.HttpServerRequest;
import reactor.netty.http.server.HttpServerResponse;

/// A request's way through the gateway: bytes, verdict, durable event, answer. Runs on the server's
/// event loop and never blocks it.
final class WebhookHandler
    implements BiFunction<HttpServerRequest, HttpServerResponse, Publisher<Void>> {
  private static final Logger log = LoggerFactory.getLogger(WebhookHandler.class);

  private final Webhook webhook;
  private final int limit;
  private final Publishing publishing;
  private final WebhookMeters meters;
  private final byte[] thanks;

  WebhookHandler(Webhook webhook, int limit, Publishing publishing, WebhookMeters meters) {
    this.webhook = webhook;
    this.limit = limit;
    this.publishing = publishing;
    this.meters = meters;
    this.thanks = webhook.thanks().body().getBytes(StandardCharsets.UTF_8);
  }

  String path() {
    return webhook.path();
  }

  @Override
  public Publisher<Void> apply(HttpServerRequest request, HttpServerResponse response) {
    return Body.of(request, limit)
        .flatMap(body -> {
          long start = System.nanoTime();
          return switch (judge(request, body)) {
            case Accepted<?> accepted -> publish(accepted, response, start);
            case Ignored(var reason) -> ignore(reason, response);
            case Refused(var refusal, var detail) -> refuse(refusal, detail, response);
          };
        });
  }

  private Verdict judge(HttpServerRequest request, Body body) {
    if (!request.method().equals(HttpMethod.POST)) {
      return new Refused(Refusal.METHOD_UNSUPPORTED, "Webhooks are posted");
    }
    if (body.isTooLarge()) {
      return new Refused(Refusal.BODY_TOO_LARGE, "The limit is " + limit + " bytes");
    }
    var query = request.uri().substring(webhook.path().length());
    try {
      return webhook.judge(new WebhookRequest(query, request.requestHeaders()::get, body.bytes()));
    } catch (RuntimeException bug) {
      log.error("{} could not judge a request", webhook.path(), bug);
      return new Refused(Refusal.FAILED, "The gateway could not read this request");
    }
  }

  private <T> Mono<Void> publish(Accepted<T> event, HttpServerResponse response, long start) {
    return Mono.fromFuture(
            () -> publishing.publish(event.topic(), event.id(), event.key(), event.data()))
        .thenReturn(true)
        .onErrorResume(failure -> {
          log.warn("{} could not make {} durable: {}", path(), event.id(), failure.toString());
          return Mono.just(false);
        })
        .flatMap(durable -> {
          if (!durable) {
            return refuse(Refusal.NOT_DURABLE, "Kafka did not take the event in time", response);
          }
          meters.accepted(System.nanoTime() - start);
          return thank(response);
        });
  }

  private Mono<Void> ignore(String reason, HttpServerResponse response) {
    meters.ignored();
    log.info("{} passes over a request: {}", path(), reason);
    return thank(response);
  }

  private Mono<Void> refuse(Refusal refusal, String detail, HttpServerResponse response) {
    meters.refused(refusal);
    log.warn(
        "{} answers {} {} ({}): {}",
        path(),
        refusal.status(),
        refusal.code(),
        detail,
        refusal.next());
    if (refusal == Refusal.METHOD_UNSUPPORTED) {
      response.header(HttpHeaderNames.ALLOW, HttpMethod.POST.name());
    }
    return write(
        response.status(refusal.status()), Problem.CONTENT_TYPE, Problem.of(refusal, detail));
  }

  private Mono<Void> thank(HttpServerResponse response) {
    return write(
        response.status(webhook.thanks().status()), webhook.thanks().contentType(), thanks);
  }

  private static Mono<Void> write(HttpServerResponse response, String contentType, byte[] body) {
    if (body.length == 0) {
      return response.send().then();
    }
    return response
        .header(HttpHeaderNames.CONTENT_TYPE, contentType)
        .send(Mono.just(Unpooled.wrappedBuffer(body)))
        .then();
  }
}
