package io.centralita.gateway.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.util.unit.DataSize;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;

/// The server's limits over a real port, with nothing behind it.
class WebhookServerTest {
  private static final int MOST = 20;
  private static final int PATIENCE_MS = 5_000;
  private static final Duration HEADER_TIMEOUT = Duration.ofMillis(700);
  private static final String REQUEST = "GET / HTTP/1.1\r\nHost: a\r\n\r\n";
  private static final String GONE = "";

  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private final List<Socket> sockets = new ArrayList<>();
  private DisposableServer server;

  @BeforeEach
  void start() {
    var settings =
        new WebhookSettings(
            DataSize.ofKilobytes(64),
            Duration.ofSeconds(5),
            HEADER_TIMEOUT,
            MOST,
            Duration.ofSeconds(1));
    server =
        new WebhookServer(settings, meters)
            .apply(HttpServer.create().host("127.0.0.1").port(0))
            .handle((_, response) -> response.header("content-length", "0").send())
            .bindNow();
  }

  @AfterEach
  void stop() throws IOException {
    for (var socket : sockets) {
      socket.close();
    }
    server.disposeNow();
  }

  @Test
  void whoComesBeyondTheLimitIsTurnedAwayAndTheOthersAreServed() throws IOException {
    for (int i = 0; i < MOST; i++) {
      assertThat(answer(open())).startsWith("HTTP/1.1 200");
    }

    for (int i = 0; i < 3 * MOST; i++) {
      assertThat(answer(open())).isEqualTo(GONE);
    }

    // A client sees its connection closed a moment before the server has counted that.
    await().until(() -> gauge("connections") == MOST);
    assertThat(refused()).isEqualTo(3.0 * MOST);
    for (var served : sockets.subList(0, MOST)) {
      assertThat(answer(served)).startsWith("HTTP/1.1 200");
    }
  }

  /// Those who hold all places and say nothing lose them; whoever is served keeps its own.
  @Test
  void silentConnectionsHoldTheirPlacesNoLongerThanARequestsHeadMayTake() throws IOException {
    var carrier = open();
    assertThat(answer(carrier)).startsWith("HTTP/1.1 200");
    for (int i = 1; i < MOST; i++) {
      write(open(), i % 2 == 0 ? "" : "POST / HTTP/1.1\r\nX-Slow: ");
    }
    await().until(() -> gauge("connections") == MOST);
    assertThat(answer(open())).isEqualTo(GONE);
    assertThat(answer(carrier)).startsWith("HTTP/1.1 200");

    await().until(() -> gauge("connections") == 1);

    assertThat(answer(open())).startsWith("HTTP/1.1 200");
    assertThat(answer(carrier)).startsWith("HTTP/1.1 200");
    assertThat(sockets.subList(1, MOST))
        .allSatisfy(silent -> assertThat(read(silent)).startsWith("HTTP/1.1 408"));
  }

  private double gauge(String name) {
    return meters.get("centralita.gateway." + name).gauge().value();
  }

  private double refused() {
    return meters.get("centralita.gateway.connections.refused").counter().count();
  }

  private Socket open() throws IOException {
    var socket = new Socket(InetAddress.getLoopbackAddress(), server.port());
    socket.setSoTimeout(PATIENCE_MS);
    sockets.add(socket);
    return socket;
  }

  private static String answer(Socket socket) throws IOException {
    write(socket, REQUEST);
    return read(socket);
  }

  private static void write(Socket socket, String text) throws IOException {
    try {
      socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
    } catch (SocketException _) {
      // It is gone already.
    }
  }

  private static String read(Socket socket) throws IOException {
    try {
      var bytes = new byte[1_024];
      int read = socket.getInputStream().read(bytes);
      return read < 0 ? GONE : new String(bytes, 0, read, StandardCharsets.US_ASCII);
    } catch (SocketException _) {
      return GONE;
    }
  }
}
