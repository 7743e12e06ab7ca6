package io.centralita.routing.media;

import io.centralita.contracts.values.Carrier;
import io.centralita.routing.media.Fetched.Here;
import io.centralita.routing.media.Fetched.Never;
import io.centralita.routing.media.Fetched.NotNow;
import io.centralita.routing.media.Fetched.Reason;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Fetches media where carriers have them, and nowhere else: what a webhook names may be anything.
/// Twilio wants the account's password, and gets it alone: neither the gateway does, where an
/// address is the permission, nor where Twilio passes us on to.
final class CarrierMedia implements AutoCloseable {
  private static final int MOST_HOPS = 3;

  private final HttpClient http;
  private final MediaSettings settings;
  private final String twilioPassword;

  /// @param twilioPassword the value of the `Authorization` header for Twilio
  CarrierMedia(MediaSettings settings, String twilioPassword) {
    this.settings = settings;
    this.twilioPassword = twilioPassword;
    this.http =
        HttpClient.newBuilder()
            .connectTimeout(settings.timeout())
            .followRedirects(Redirect.NEVER)
            .build();
  }

  Fetched fetch(Carrier carrier, URI url) {
    boolean here = isAt(settings.gateway(), url);
    if (!here && !isSource(carrier, url)) {
      return new Never(Reason.HOST_NOT_ALLOWED);
    }
    try {
      return fetch(url, carrier == Carrier.TWILIO && !here ? twilioPassword : null, 0);
    } catch (IOException failed) {
      return new NotNow(failed.getClass().getSimpleName());
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return new NotNow("stopped");
    }
  }

  private Fetched fetch(URI url, @Nullable String password, int hops)
      throws IOException, InterruptedException {
    var request = HttpRequest.newBuilder(url).timeout(settings.timeout()).GET();
    if (password != null) {
      request.header("Authorization", password);
    }
    var response = http.send(request.build(), BodyHandlers.ofInputStream());
    try (var body = response.body()) {
      return switch (response.statusCode()) {
        case 200 -> read(body);
        case 301, 302, 303, 307, 308 -> passedOn(url, response, hops);
        case 401, 403 -> new Never(Reason.NOT_AUTHORIZED);
        case 404, 410 -> new Never(Reason.GONE);
        default -> new NotNow("status " + response.statusCode());
      };
    }
  }

  private Fetched passedOn(URI from, HttpResponse<?> response, int hops)
      throws IOException, InterruptedException {
    var location = response.headers().firstValue("Location");
    if (location.isEmpty() || hops == MOST_HOPS) {
      return new NotNow("passed on to nowhere");
    }
    URI to;
    try {
      to = from.resolve(location.get());
    } catch (IllegalArgumentException noAddress) {
      return new Never(Reason.HOST_NOT_ALLOWED);
    }
    return mayPassOnTo(to) ? fetch(to, null, hops + 1) : new Never(Reason.HOST_NOT_ALLOWED);
  }

  private Fetched read(InputStream body) throws IOException {
    int most = Math.toIntExact(settings.mostSize().toBytes());
    var content = body.readNBytes(most + 1);
    if (content.length > most) {
      return new Never(Reason.TOO_LARGE);
    }
    return ContentType.of(content)
        .<Fetched>map(type -> new Here(content, type))
        .orElseGet(() -> new Never(Reason.TYPE_NOT_ALLOWED));
  }

  private boolean isSource(Carrier carrier, URI url) {
    return settings.sources().getOrDefault(carrier, List.of()).stream()
        .anyMatch(source -> isAt(source, url));
  }

  private static boolean isAt(URI place, URI url) {
    return url.getUserInfo() == null
        && Objects.equals(place.getScheme(), url.getScheme())
        && Objects.equals(place.getHost(), url.getHost())
        && place.getPort() == url.getPort();
  }

  private boolean mayPassOnTo(URI url) {
    if (!"https".equals(url.getScheme()) || url.getHost() == null || url.getUserInfo() != null) {
      return false;
    }
    var host = url.getHost().toLowerCase(Locale.ROOT);
    return settings.passedOnTo().stream()
        .anyMatch(known -> host.equals(known) || host.endsWith("." + known));
  }

  @Override
  public void close() {
    http.shutdownNow();
  }
}
