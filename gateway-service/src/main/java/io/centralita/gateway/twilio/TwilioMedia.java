package io.centralita.gateway.twilio;

import io.centralita.gateway.media.MediaClients;
import io.centralita.gateway.media.MediaRoute;
import io.centralita.gateway.media.MediaSource;
import io.centralita.gateway.webhook.SigningKeys;
import io.micrometer.core.instrument.MeterRegistry;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.springframework.boot.reactor.netty.NettyRouteProvider;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reactor.netty.http.client.HttpClient;
import reactor.netty.http.client.HttpClientResponse;
import reactor.netty.http.server.HttpServerRoutes;

/// Twilio's media: fetched with the account's password
/// (<https://www.twilio.com/docs/messaging/api/media-resource>), which Twilio alone gets; where it
/// passes us on to, nobody does.
@Component
class TwilioMedia implements NettyRouteProvider, MediaSource {
  private static final int MOST_HOPS = 3;

  private final TwilioSettings.Media settings;
  private final MediaPlaces places;
  private final List<Consumer<HttpHeaders>> passwords;
  private final HttpClient http = MediaClients.client("twilio");
  private final MeterRegistry meters;

  TwilioMedia(TwilioSettings settings, MeterRegistry meters) {
    this.settings = settings.media();
    this.places = new MediaPlaces(this.settings);
    this.passwords = this.settings.authTokens().stream().map(this::password).toList();
    this.meters = meters;
  }

  @Override
  public HttpServerRoutes apply(HttpServerRoutes routes) {
    var addresses = places.addresses();
    return addresses == null
        ? routes
        : new MediaRoute("twilio", addresses, settings.limit(), this, meters)
            .below(settings.path(), routes);
  }

  @Override
  public Mono<Void> open(String medium, Receiver receiver) {
    var url = places.twilios(medium);
    return url == null
        ? Mono.error(new Unavailable("It is no medium of Twilio's"))
        : open(url, 0, receiver);
  }

  /// While one token replaces another, either may be the one that counts.
  private Mono<Void> open(URI url, int token, Receiver receiver) {
    return get(
        url,
        passwords.get(token),
        0,
        receiver,
        token + 1 == passwords.size()
            ? Mono.error(new Unavailable("Twilio takes no password of the account's"))
            : Mono.defer(() -> open(url, token + 1, receiver)));
  }

  private Mono<Void> get(
      URI url,
      Consumer<HttpHeaders> headers,
      int hops,
      Receiver receiver,
      Mono<Void> unauthorized) {
    return http.headers(headers)
        .get()
        .uri(url)
        .response((answer, bytes) ->
            switch (answer.status().code()) {
              case 200 -> receiver.take(type(answer), size(answer), bytes.retain());
              case 401 -> unauthorized;
              case 301, 302, 303, 307, 308 -> passedOn(url, answer, hops, receiver);
              default ->
                  Mono.<Void>error(new Unavailable("Twilio answers " + answer.status().code()));
            })
        .then();
  }

  private Mono<Void> passedOn(URI from, HttpClientResponse answer, int hops, Receiver receiver) {
    var location = answer.responseHeaders().get(HttpHeaderNames.LOCATION);
    if (location == null || hops == MOST_HOPS) {
      return Mono.error(new Unavailable("Twilio passes on to nowhere"));
    }
    URI to;
    try {
      to = from.resolve(location);
    } catch (IllegalArgumentException _) {
      return Mono.error(new Unavailable("Twilio passes on to what is no address"));
    }
    return mayPassOnTo(to)
        ? get(
            to,
            _ -> {},
            hops + 1,
            receiver,
            Mono.error(new Unavailable("Twilio's store asks for a password")))
        : Mono.error(new Unavailable("Twilio passes on to a host that is not known"));
  }

  private boolean mayPassOnTo(URI url) {
    if (!"https".equals(url.getScheme()) || url.getHost() == null || url.getUserInfo() != null) {
      return false;
    }
    var host = url.getHost().toLowerCase(Locale.ROOT);
    return settings.passedOnTo().stream()
        .anyMatch(known -> host.equals(known) || host.endsWith("." + known));
  }

  private Consumer<HttpHeaders> password(String token) {
    var pair = settings.accountSid() + ":" + SigningKeys.secret(token);
    var basic = Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
    return headers -> headers.set(HttpHeaderNames.AUTHORIZATION, "Basic " + basic);
  }

  private static String type(HttpClientResponse answer) {
    var type = answer.responseHeaders().get(HttpHeaderNames.CONTENT_TYPE);
    return type == null ? "application/octet-stream" : type;
  }

  private static long size(HttpClientResponse answer) {
    var length = answer.responseHeaders().get(HttpHeaderNames.CONTENT_LENGTH);
    try {
      return length == null ? -1 : Long.parseLong(length);
    } catch (NumberFormatException _) {
      return -1;
    }
  }
}
