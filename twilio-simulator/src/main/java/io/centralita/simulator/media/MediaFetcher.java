package io.centralita.simulator.media;

import io.centralita.simulator.SimulatorSettings;
import io.centralita.simulator.message.Attachment;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/// Gets the files that the business sends by address, as Twilio does before it passes them on.
@Component
public class MediaFetcher implements AutoCloseable {
  private static final Pattern OWN = Pattern.compile(".*/Media/(ME[0-9a-f]{32})");

  private final HttpClient client =
      HttpClient.newBuilder()
          .connectTimeout(Duration.ofSeconds(5))
          .followRedirects(HttpClient.Redirect.NORMAL)
          .build();
  private final MediaStore store;
  private final long limit;

  MediaFetcher(MediaStore store, SimulatorSettings settings) {
    this.store = store;
    this.limit = settings.mediaLimit().toBytes();
  }

  /// The file as an attachment when the simulator holds it already.
  public Optional<Attachment> own(String url) {
    var matcher = OWN.matcher(url);
    return matcher.matches()
        ? store
            .find(matcher.group(1))
            .map(file -> new Attachment(file.id(), url, file.contentType()))
        : Optional.empty();
  }

  /// Downloads the file, or nothing when that is not possible.
  public Optional<Attachment> fetch(String url) throws InterruptedException {
    try {
      var request = HttpRequest.newBuilder(URI.create(url)).timeout(Duration.ofSeconds(15)).build();
      var answer = client.send(request, BodyHandlers.ofInputStream());
      try (var body = answer.body()) {
        var content = body.readNBytes((int) limit + 1);
        if (answer.statusCode() != 200 || content.length > limit) {
          return Optional.empty();
        }
        var type = answer.headers().firstValue("Content-Type").orElse("application/octet-stream");
        var file = store.save(content, type.split(";", 2)[0].strip());
        return Optional.of(new Attachment(file.id(), url, file.contentType()));
      }
    } catch (IOException | IllegalArgumentException _) {
      return Optional.empty();
    }
  }

  @Override
  public void close() {
    client.shutdownNow();
  }
}
