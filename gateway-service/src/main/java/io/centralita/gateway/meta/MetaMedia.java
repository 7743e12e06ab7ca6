package io.centralita.gateway.meta;

import static io.centralita.gateway.webhook.Json.text;

import io.centralita.gateway.webhook.Json;
import io.micrometer.core.instrument.MeterRegistry;
import io.netty.buffer.ByteBuf;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.QueryStringDecoder;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import org.reactivestreams.Publisher;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.reactor.netty.NettyRouteProvider;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.netty.http.client.HttpClient;
import reactor.netty.http.server.HttpServerRequest;
import reactor.netty.http.server.HttpServerResponse;
import reactor.netty.http.server.HttpServerRoutes;
import reactor.netty.resources.ConnectionProvider;

/// Hands a person's picture, voice or file on to the carrier that is to deliver it: fetched from
/// Meta with the account's token
/// (<https://developers.facebook.com/docs/whatsapp/cloud-api/reference/media>), passed on as it
/// comes, kept nowhere.
@Component
class MetaMedia implements NettyRouteProvider {
  private static final Logger log = LoggerFactory.getLogger(MetaMedia.class);
  private static final int AT_ONCE = 32;
  private static final Duration ANSWER = Duration.ofSeconds(5);
  private static final Duration WHOLE = Duration.ofSeconds(60);

  private final MetaSettings settings;
  private final MediaAddresses addresses;
  private final MeterRegistry meters;
  private final HttpClient meta;

  MetaMedia(MetaSettings settings, MeterRegistry meters) {
    this.settings = settings;
    this.addresses = MediaAddresses.of(settings);
    this.meters = meters;
    this.meta =
        HttpClient.create(
                ConnectionProvider.builder("meta-media")
                    .maxConnections(AT_ONCE)
                    .pendingAcquireTimeout(ANSWER)
                    .build())
            .responseTimeout(ANSWER)
            .headers(this::asTheAccount);
  }

  private void asTheAccount(HttpHeaders headers) {
    headers.set(HttpHeaderNames.AUTHORIZATION, "Bearer " + settings.accessToken());
  }

  @Override
  public HttpServerRoutes apply(HttpServerRoutes routes) {
    return settings.relaysMedia()
        ? routes.get(settings.mediaPath() + "/{medium}", this::answer)
        : routes;
  }

  /// Where Meta has it for the next minutes.
  private record Found(URI url, String contentType, long size) {}

  /// Meta, or the medium, is not as it should be.
  private static final class Unavailable extends RuntimeException {
    Unavailable(String why) {
      super(why);
    }
  }

  private Publisher<Void> answer(HttpServerRequest request, HttpServerResponse response) {
    var medium = Objects.requireNonNullElse(request.param("medium"), "");
    if (!addresses.permits(medium, signature(request))) {
      count("forbidden");
      return response.status(403).send();
    }
    return find(medium)
        .flatMap(found -> passOn(found, response))
        .timeout(WHOLE)
        .doOnSuccess(_ -> count("passed-on"))
        .onErrorResume(failure -> {
          count("unavailable");
          log.warn(
              "The medium {} of Meta's is not passed on: {}. Its carrier reports that it could not"
                  + " be delivered",
              medium,
              failure.toString());
          return response.hasSentHeaders()
              ? Mono.error(failure)
              : response.status(502).send().then();
        });
  }

  private static String signature(HttpServerRequest request) {
    return new QueryStringDecoder(request.uri())
        .parameters()
        .getOrDefault(MediaAddresses.SIGNATURE, List.of(""))
        .getFirst();
  }

  private Mono<Found> find(String medium) {
    return meta.get()
        .uri(settings.mediaUrl() + "/" + medium)
        .responseSingle((answer, body) ->
            answer.status().code() == 200
                ? body.asByteArray()
                : Mono.error(new Unavailable("Meta answers " + answer.status().code())))
        .map(this::found);
  }

  private Found found(byte[] answer) {
    try {
      var body = Json.object(answer);
      var url = text(body, "url");
      var size = Json.number(body, "file_size");
      if (url == null) {
        throw new Unavailable("Meta tells no address");
      }
      var type = text(body, "mime_type");
      return new Found(
          URI.create(url),
          type == null ? "application/octet-stream" : type,
          size == null ? 0 : size.longValue());
    } catch (Json.Malformed | IllegalArgumentException unreadable) {
      throw new Unavailable("Meta's answer cannot be read: " + unreadable.getMessage());
    }
  }

  private Mono<Void> passOn(Found found, HttpServerResponse response) {
    long most = settings.mediaLimit().toBytes();
    if (found.size() > most) {
      return Mono.error(new Unavailable(found.size() + " bytes are too many"));
    }
    return meta.get()
        .uri(found.url())
        .response((answer, bytes) -> {
          if (answer.status().code() != 200) {
            return Mono.error(new Unavailable("Meta answers " + answer.status().code()));
          }
          response.header(HttpHeaderNames.CONTENT_TYPE, found.contentType());
          // Whoever opens it in a browser gets nothing that runs.
          response.header("X-Content-Type-Options", "nosniff");
          response.header(HttpHeaderNames.CONTENT_SECURITY_POLICY, "sandbox");
          return response.send(noMoreThan(most, bytes.retain())).then();
        })
        .then();
  }

  private static Flux<ByteBuf> noMoreThan(long most, Flux<ByteBuf> bytes) {
    var passed = new AtomicLong();
    return bytes.handle((part, next) -> {
      if (passed.addAndGet(part.readableBytes()) > most) {
        part.release();
        next.error(new Unavailable("There are more than " + most + " bytes"));
      } else {
        next.next(part);
      }
    });
  }

  private void count(String outcome) {
    meters.counter("centralita.gateway.media", "carrier", "meta", "outcome", outcome).increment();
  }
}
