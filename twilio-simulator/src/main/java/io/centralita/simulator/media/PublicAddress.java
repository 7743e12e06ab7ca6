package io.centralita.simulator.media;

import io.centralita.simulator.SimulatorSettings;
import java.net.URI;
import java.util.Optional;
import org.springframework.boot.web.server.context.WebServerInitializedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/// Where others reach the simulator: as set, or localhost and the port that it got.
@Component
public class PublicAddress {
  private final Optional<URI> set;
  private volatile int port;

  PublicAddress(SimulatorSettings settings) {
    this.set = Optional.ofNullable(settings.publicUrl()).filter(url -> url.getHost() != null);
  }

  @EventListener
  void listens(WebServerInitializedEvent event) {
    if (event.getApplicationContext().getServerNamespace() == null) {
      port = event.getWebServer().getPort();
    }
  }

  /// The address of a path.
  public String of(String path) {
    return set.map(URI::toString).orElseGet(() -> "http://localhost:" + port) + path;
  }
}
