package io.centralita.gateway.webhook;

import io.centralita.gateway.publishing.Publishing;
import io.centralita.gateway.webhook.Verdict.Accepted;
import io.centralita.gateway.webhook.Verdict.Batch;
import io.centralita.gateway.webhook.Verdict.Ignored;
import io.centralita.gateway.webhook.Verdict.Refused;
import io.centralita.gateway.webhook.Verdict.Urgent;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpMethod;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.function.BiFunction;
import org.reactivestreams.Publisher;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Flux;
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
  private final Duration urgency;
  private final Publishing publishing;
  private final WebhookMeters meters;

  WebhookHandler(
      Webhook webhook, WebhookSettings settings, Publishing publishing, WebhookMeters meters) {
    this.webhook = webhook;
    this.limit = webhook.limit((int) settings.bodyLimit().toBytes());
    this.urgency = settings.urgency();
    this.publishing = publishing;
    this.meters = meters;
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
            case Accepted(var fact, var reply) -> accept(fact, reply, response, start);
            case Batch batch -> acceptAll(batch, response, start);
            case Urgent(var fact, var reply) -> hurry(fact, reply, response, start);
            case Ignored(var reason, var reply) -> ignore(reason, reply, response);
            case Refused refused -> refuse(refused, response);
          };
        });
  }

  private Verdict judge(HttpServerRequest request, Body body) {
    boolean asks = request.method().equals(HttpMethod.GET);
    if (!asks && !request.method().equals(HttpMethod.POST)) {
      return new Refused(Refusal.METHOD_UNSUPPORTED, "Webhooks are posted");
    }
    if (body.isTooLarge()) {
      return new Refused(Refusal.BODY_TOO_LARGE, "The limit is " + limit + " bytes");
    }
    var query = request.uri().substring(webhook.path().length());
    try {
      var whole = new WebhookRequest(query, request.requestHeaders()::get, body.bytes());
      return asks ? webhook.asked(whole) : webhook.judge(whole);
    } catch (RuntimeException bug) {
      log.error("{} could not judge a request", webhook.path(), bug);
      return new Refused(Refusal.FAILED, "The gateway could not read this request");
    }
  }

  private Mono<Void> accept(Fact<?> fact, Reply reply, HttpServerResponse response, long start) {
    return publish(fact)
        .flatMap(durable -> {
          if (!durable) {
            return refuse(
                new Refused(Refusal.NOT_DURABLE, "Neither Kafka nor the disk took the event"),
                response);
          }
          meters.accepted(System.nanoTime() - start);
          return write(reply, response);
        });
  }

  private Mono<Void> acceptAll(Batch batch, HttpServerResponse response, long start) {
    for (var aside : batch.aside()) {
      meters.refused(aside.refusal());
      log.warn(
          "{} sets a part of a request aside, {} ({}): {}",
          path(),
          aside.refusal().code(),
          aside.detail(),
          aside.refusal().next());
    }
    return Flux.fromIterable(batch.facts())
        .flatMapSequential(fact -> publish(fact), Integer.MAX_VALUE)
        .reduce(true, Boolean::logicalAnd)
        .flatMap(durable -> {
          if (!durable) {
            return refuse(
                new Refused(Refusal.NOT_DURABLE, "Neither Kafka nor the disk took all events"),
                response);
          }
          batch.facts().forEach(_ -> meters.accepted(System.nanoTime() - start));
          return batch.aside().stream()
              .filter(aside -> aside.refusal().mayPass())
              .findFirst()
              .map(aside -> problem(aside, response))
              .orElseGet(() -> write(batch.reply(), response));
        });
  }

  private Mono<Void> hurry(Fact<?> fact, Reply reply, HttpServerResponse response, long start) {
    return publish(fact)
        .timeout(urgency, Mono.just(false))
        .flatMap(durable -> {
          if (durable) {
            meters.accepted(System.nanoTime() - start);
          } else {
            meters.unrecorded();
            log.warn("{} answers before {} is durable: the call goes on", path(), fact.id());
          }
          return write(reply, response);
        });
  }

  /// Goes on when nobody waits any more, because the patience is over or the connection gone: the
  /// event is on its way.
  private <T> Mono<Boolean> publish(Fact<T> fact) {
    return Mono.fromFuture(
            () -> publishing.publish(fact.topic(), fact.id(), fact.key(), fact.data()), true)
        .thenReturn(true)
        .onErrorResume(failure -> {
          log.warn("{} could not make {} durable: {}", path(), fact.id(), failure.toString());
          return Mono.just(false);
        });
  }

  private Mono<Void> ignore(String reason, Reply reply, HttpServerResponse response) {
    meters.ignored();
    log.info("{} passes over a request: {}", path(), reason);
    return write(reply, response);
  }

  private Mono<Void> refuse(Refused refused, HttpServerResponse response) {
    var refusal = refused.refusal();
    var spoken = refused.spoken();
    meters.refused(refusal);
    log.warn(
        "{} answers {} {} ({}): {}",
        path(),
        spoken == null ? refusal.status() : "with a sentence",
        refusal.code(),
        refused.detail(),
        refusal.next());
    if (spoken != null) {
      return write(spoken, response);
    }
    if (refusal == Refusal.METHOD_UNSUPPORTED) {
      response.header(HttpHeaderNames.ALLOW, webhook.methods());
    }
    return problem(refused, response);
  }

  private static Mono<Void> problem(Refused refused, HttpServerResponse response) {
    return write(
        response.status(refused.refusal().status()),
        Problem.CONTENT_TYPE,
        Problem.of(refused.refusal(), refused.detail()));
  }

  private static Mono<Void> write(Reply reply, HttpServerResponse response) {
    return write(
        response.status(reply.status()),
        reply.contentType(),
        reply.body().getBytes(StandardCharsets.UTF_8));
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
