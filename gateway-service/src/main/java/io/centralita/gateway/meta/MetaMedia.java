package io.centralita.gateway.meta;

import static io.centralita.gateway.webhook.Json.text;

import io.centralita.gateway.media.MediaClients;
import io.centralita.gateway.media.MediaRoute;
import io.centralita.gateway.media.MediaSource;
import io.centralita.gateway.webhook.Json;
import io.micrometer.core.instrument.MeterRegistry;
import io.netty.handler.codec.http.HttpHeaderNames;
import java.net.URI;
import org.springframework.boot.reactor.netty.NettyRouteProvider;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reactor.netty.http.client.HttpClient;
import reactor.netty.http.server.HttpServerRoutes;

/// Meta's media: asked for by their ids with the account's token
/// (<https://developers.facebook.com/docs/whatsapp/cloud-api/reference/media>).
@Component
class MetaMedia implements NettyRouteProvider, MediaSource {
  private final MetaSettings settings;
  private final MeterRegistry meters;
  private final HttpClient meta;

  MetaMedia(MetaSettings settings, MeterRegistry meters) {
    this.settings = settings;
    this.meters = meters;
    this.meta =
        MediaClients.client("meta")
            .headers(headers ->
                headers.set(HttpHeaderNames.AUTHORIZATION, "Bearer " + settings.accessToken()));
  }

  @Override
  public HttpServerRoutes apply(HttpServerRoutes routes) {
    return settings
        .mediaAddresses()
        .map(addresses ->
            new MediaRoute("meta", addresses, settings.mediaLimit(), this, meters)
                .below(settings.mediaPath(), routes))
        .orElse(routes);
  }

  @Override
  public Mono<Void> open(String medium, Receiver receiver) {
    return find(medium).flatMap(found -> give(found, receiver));
  }

  /// Where Meta has it for the next minutes.
  private record Found(URI url, String contentType, long size) {}

  private Mono<Found> find(String medium) {
    return meta.get()
        .uri(settings.mediaUrl() + "/" + medium)
        .responseSingle((answer, body) ->
            answer.status().code() == 200
                ? body.asByteArray()
                : Mono.error(new Unavailable("Meta answers " + answer.status().code())))
        .map(MetaMedia::found);
  }

  private static Found found(byte[] answer) {
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
          size == null ? -1 : size.longValue());
    } catch (Json.Malformed | IllegalArgumentException unreadable) {
      throw new Unavailable("Meta's answer cannot be read: " + unreadable.getMessage());
    }
  }

  private Mono<Void> give(Found found, Receiver receiver) {
    return meta.get()
        .uri(found.url())
        .response((answer, bytes) ->
            answer.status().code() == 200
                ? receiver.take(found.contentType(), found.size(), bytes.retain())
                : Mono.error(new Unavailable("Meta answers " + answer.status().code())))
        .then();
  }
}
