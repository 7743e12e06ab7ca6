package io.centralita.gateway.twilio;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/// A request byte for byte: HTTP clients tidy up addresses on their way.
public final class RawRequest {
  private RawRequest() {}

  /// @return the whole answer
  public static String post(
      int port, String target, String contentType, String signature, String body) {
    var bytes = body.getBytes(StandardCharsets.UTF_8);
    var head =
        """
        POST %s HTTP/1.1
        Host: internal:1
        X-Forwarded-Host: elsewhere.example.com
        X-Forwarded-Proto: http
        Connection: close
        Content-Type: %s
        X-Twilio-Signature: %s
        Content-Length: %d

        """
            .formatted(target, contentType, signature, bytes.length)
            .replace("\n", "\r\n");
    try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.setSoTimeout(20_000);
      socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
      socket.getOutputStream().write(bytes);
      socket.getOutputStream().flush();
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public static int status(String answer) {
    return Integer.parseInt(answer.substring("HTTP/1.1 ".length(), "HTTP/1.1 200".length()));
  }
}
