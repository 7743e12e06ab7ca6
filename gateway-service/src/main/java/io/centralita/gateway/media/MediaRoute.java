package io.centralita.gateway.media;

import io.centralita.gateway.media.MediaSource.Unavailable;
import io.micrometer.core.instrument.MeterRegistry;
import io.netty.buffer.ByteBuf;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.QueryStringDecoder;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import org.reactivestreams.Publisher;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.util.unit.DataSize;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.netty.http.server.HttpServerRequest;
import reactor.netty.http.server.HttpServerResponse;
import reactor.netty.http.server.HttpServerRoutes;

/// Gives a carrier's media to whoever has their addresses: passed on as they come, kept nowhere.
public final class MediaRoute {
  private static final Logger log = LoggerFactory.getLogger(MediaRoute.class);
  private static final Duration WHOLE = Duration.ofSeconds(60);

  private final String carrier;
  private final MediaAddresses addresses;
  private final long most;
  private final MediaSource source;
  private final MeterRegistry meters;

  /// @param limit of one medium
  public MediaRoute(
      String carrier,
      MediaAddresses addresses,
      DataSize limit,
      MediaSource source,
      MeterRegistry meters) {
    this.carrier = carrier;
    this.addresses = addresses;
    this.most = limit.toBytes();
    this.source = source;
    this.meters = meters;
  }

  /// @param path below which each medium is found by its id
  public HttpServerRoutes below(String path, HttpServerRoutes routes) {
    return routes.get(path + "/{medium}", this::answer);
  }

  private Publisher<Void> answer(HttpServerRequest request, HttpServerResponse response) {
    var medium = Objects.requireNonNullElse(request.param("medium"), "");
    if (!addresses.permits(medium, signature(request))) {
      count("forbidden");
      return response.status(403).send();
    }
    return source
        .open(medium, (type, announced, bytes) -> passOn(type, announced, bytes, response))
        .timeout(WHOLE)
        .doOnSuccess(_ -> count("passed-on"))
        .onErrorResume(failure -> {
          count("unavailable");
          log.warn(
              "The medium {} of {} is not passed on: {}. Its carrier reports that it could not be"
                  + " delivered",
              medium,
              carrier,
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

  private Mono<Void> passOn(
      String type, long announced, Flux<ByteBuf> bytes, HttpServerResponse response) {
    if (announced > most) {
      return Mono.error(new Unavailable(announced + " bytes are too many"));
    }
    response.header(HttpHeaderNames.CONTENT_TYPE, type);
    // Whoever opens it in a browser gets nothing that runs.
    response.header("X-Content-Type-Options", "nosniff");
    response.header(HttpHeaderNames.CONTENT_SECURITY_POLICY, "sandbox");
    return response.send(noMoreThanTheLimit(bytes)).then();
  }

  private Flux<ByteBuf> noMoreThanTheLimit(Flux<ByteBuf> bytes) {
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
    meters.counter("centralita.gateway.media", "carrier", carrier, "outcome", outcome).increment();
  }
}
