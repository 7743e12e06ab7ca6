package io.centralita.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.centralita.contracts.Topics;
import io.centralita.gateway.twilio.Forms;
import io.centralita.gateway.twilio.TwilioClient;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What no carrier sends, byte for byte over a real port. Each is answered or ended within a
/// bounded time, and the gateway serves the next one.
@Timeout(60)
class HostileIT extends RunningGateway {
  private static final Duration BOUND = Duration.ofSeconds(8);
  private static final Pattern STATUS = Pattern.compile("HTTP/1\\.1 (\\d{3})");

  @AfterEach
  void othersAreServed() {
    assertThat(status("SMafterwards", Numbers.MAIN)).isEqualTo(200);
  }

  private static final List<String> WITHOUT_END =
      List.of(
          "",
          "POST /twilio/messages HTTP/1.1\r\nHost: a\r\nX-Slow: ",
          "POST /meta/webhooks HTTP/1.1\r\nHost: a\r\nContent-Length: 60000\r\n\r\n",
          "POST /twilio/messages HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nBody=\r\n");

  /// A byte now and then: never idle, never whole.
  @Test
  void aRequestThatDoesNotEndIsEnded() throws IOException {
    var slow = new LinkedHashMap<Socket, String>();
    var all = new ArrayList<Socket>();
    try {
      for (var beginning : WITHOUT_END) {
        var socket = open();
        all.add(socket);
        slow.put(socket, beginning);
        write(socket, beginning);
      }

      await()
          .atMost(BOUND)
          .untilAsserted(() -> {
            slow.keySet().removeIf(HostileIT::hasEnded);
            assertThat(slow.values()).isEmpty();
          });
    } finally {
      closeAll(all);
    }
  }

  /// The time-out of one request must not be that of the next on the same connection.
  @Test
  void aConnectionThatIsKeptIsNotEndedInTheMiddle() throws IOException {
    try (var socket = open()) {
      for (int i = 0; i < 3; i++) {
        write(socket, get());
        assertThat(readStatus(socket)).isEqualTo(405);
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"20000, 1, 431", "10, 5000, 431"})
  void aHeadBeyondTheLimitIsRefused(int length, int count, int status) throws IOException {
    var head = new StringBuilder("POST /twilio/messages HTTP/1.1\r\nHost: a\r\n");
    for (int i = 0; i < count; i++) {
      head.append("X-Bomb-").append(i).append(": ").append("x".repeat(length)).append("\r\n");
    }

    assertThat(answer(head + "\r\n")).isEqualTo(status);
  }

  @Test
  void anAddressOfAMegabyteIsRefused() throws IOException {
    var target = "/twilio/receipts?send=" + "1".repeat(1_000_000);

    assertThat(answer("POST " + target + " HTTP/1.1\r\nHost: a\r\n\r\n")).isEqualTo(414);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\u0000\u0001\u0002\r\n\r\n",
        "POST /twilio/messages\r\n\r\n",
        "POST /twilio/messages HTTP/1.1\r\nHost: a\r\nContent-Length: -1\r\n\r\n",
        "POST /twilio/messages HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nab",
        "POST /twilio/messages HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n"
      })
  void whatIsNoHttpIsRefused(String request) throws IOException {
    assertThat(answer(request)).isIn(400, ENDED);
  }

  @Test
  void tenThousandParametersAreRefused() {
    Map<String, String> form = new LinkedHashMap<>();
    for (int i = 0; i < 5_000; i++) {
      form.put("p" + i, "");
    }
    form.putAll(Forms.whatsapp("SMmany", Numbers.MAIN, "Hola"));

    var answer = twilio.post(MESSAGES, form);

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).contains("more than 1000 fields");
    assertThat(of(Topics.MESSAGES, "SMmany")).isEmpty();
    var more = "a&".repeat(10_000) + TwilioClient.encode(form);
    assertThat(twilio.post(MESSAGES, "application/x-www-form-urlencoded", "x", more).statusCode())
        .isIn(400, 413);
  }

  @Test
  void pipelinedRequestsAreAnsweredInTheirOrder() throws IOException {
    int count = 200;
    try (var socket = open()) {
      write(socket, get().repeat(count - 1) + get().replace("/twilio/calls", "/nowhere"));

      var seen = new ArrayList<Integer>();
      var text = new StringBuilder();
      var bytes = new byte[16 * 1024];
      while (seen.size() < count) {
        int read = socket.getInputStream().read(bytes);
        assertThat(read).isPositive();
        text.append(new String(bytes, 0, read, StandardCharsets.ISO_8859_1));
        seen.clear();
        STATUS.matcher(text).results().forEach(match -> seen.add(Integer.valueOf(match.group(1))));
      }

      assertThat(seen.subList(0, count - 1)).containsOnly(405);
      assertThat(seen.getLast()).isNotEqualTo(405);
    }
  }

  @Test
  void manySilentConnectionsAreEnded() throws IOException {
    var sockets = new ArrayList<Socket>();
    try {
      for (int i = 0; i < 300; i++) {
        sockets.add(open());
      }
      assertThat(status("SMamong", Numbers.MAIN)).isEqualTo(200);

      for (var socket : sockets) {
        assertThat(readStatus(socket)).isEqualTo(408);
      }
    } finally {
      closeAll(sockets);
    }
  }

  private static void closeAll(List<Socket> sockets) throws IOException {
    for (var socket : sockets) {
      socket.close();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "application/xml, 415",
    "multipart/form-data; boundary=x, 415",
    "application/json, 415",
    "garbage;;;, 415"
  })
  void whatIsNeitherFormNorJsonIsRefused(String contentType, int status) {
    assertThat(twilio.post(MESSAGES, contentType, "any", "<a/>").statusCode()).isEqualTo(status);
  }

  private static final int ENDED = -1;

  private static String get() {
    return "GET /twilio/calls HTTP/1.1\r\nHost: a\r\n\r\n";
  }

  private Socket open() throws IOException {
    var socket = new Socket(InetAddress.getLoopbackAddress(), port);
    socket.setSoTimeout((int) BOUND.toMillis());
    return socket;
  }

  private int answer(String request) throws IOException {
    try (var socket = open()) {
      write(socket, request);
      return readStatus(socket);
    }
  }

  private static void write(Socket socket, String text) throws IOException {
    try {
      socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
      socket.getOutputStream().flush();
    } catch (SocketException _) {
      // It was ended while this was on its way; what was answered before can still be read.
    }
  }

  private static int readStatus(Socket socket) throws IOException {
    var bytes = new byte[4096];
    try {
      int read = socket.getInputStream().read(bytes);
      if (read <= 0) {
        return ENDED;
      }
      var match = STATUS.matcher(new String(bytes, 0, read, StandardCharsets.ISO_8859_1));
      return match.find() ? Integer.parseInt(match.group(1)) : ENDED;
    } catch (SocketException _) {
      return ENDED;
    }
  }

  /// One more byte each time it is asked, until the other side has had enough.
  private static boolean hasEnded(Socket socket) {
    try {
      socket.setSoTimeout(50);
      socket.getOutputStream().write('x');
      socket.getOutputStream().flush();
      var bytes = new byte[4096];
      int read = socket.getInputStream().read(bytes);
      return read < 0 || new String(bytes, 0, read, StandardCharsets.ISO_8859_1).contains(" 408 ");
    } catch (java.net.SocketTimeoutException _) {
      return false;
    } catch (IOException _) {
      return true;
    }
  }
}
