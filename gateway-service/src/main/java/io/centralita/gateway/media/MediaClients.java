package io.centralita.gateway.media;

import java.time.Duration;
import reactor.netty.http.client.HttpClient;
import reactor.netty.resources.ConnectionProvider;

/// Connections to who has media: few, so that pictures never take the place of messages.
public final class MediaClients {
  private static final int AT_ONCE = 32;
  private static final Duration ANSWER = Duration.ofSeconds(5);

  private MediaClients() {}

  public static HttpClient client(String carrier) {
    return HttpClient.create(
            ConnectionProvider.builder(carrier + "-media")
                .maxConnections(AT_ONCE)
                .pendingAcquireTimeout(ANSWER)
                .build())
        .responseTimeout(ANSWER);
  }
}
