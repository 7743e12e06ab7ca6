package io.centralita.fleet.story;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// The marketplace's own server, which hears of its sessions and has its say. What is not signed as
/// Twilio signs, it does not listen to.
final class AccountServer implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final List<Map<String, String>> told = new CopyOnWriteArrayList<>();
  private final HttpServer server;
  private final String token;
  private volatile int status = 200;
  private volatile String type = "text/plain";
  private volatile String document = "";

  /// @param token with which the account's callbacks are signed
  AccountServer(String token) {
    this.token = token;
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException noPort) {
      throw new UncheckedIOException(noPort);
    }
    server.createContext("/", this::answer);
    server.setExecutor(task -> Thread.ofVirtual().start(task));
    server.start();
  }

  String url(String path) {
    return "http://localhost:" + server.getAddress().getPort() + path;
  }

  void answers(int status) {
    this.status = status;
  }

  void says(String twiml) {
    type = "application/xml";
    document = twiml;
  }

  /// What was told there of one session, as soon as it is so much.
  List<Map<String, String>> told(ProxyAccount.Session session, String path, int times) {
    return await("what " + path + " is told")
        .atMost(PATIENCE)
        .until(
            () ->
                told.stream()
                    .filter(fields -> fields.get("path").equals(path))
                    .filter(fields -> session.url().endsWith(fields.get("interactionSessionSid")))
                    .toList(),
            fields -> fields.size() >= times);
  }

  private void answer(HttpExchange exchange) throws IOException {
    var fields = new TreeMap<String, String>();
    var body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
    for (var field : body.split("&", -1)) {
      int equals = field.indexOf('=');
      fields.put(
          URLDecoder.decode(field.substring(0, equals), UTF_8),
          URLDecoder.decode(field.substring(equals + 1), UTF_8));
    }
    var path = exchange.getRequestURI().toString();
    boolean genuine =
        signature(path, fields).equals(exchange.getRequestHeaders().getFirst("X-Twilio-Signature"));
    if (genuine) {
      fields.put("path", path);
      told.add(fields);
    }
    var bytes = document.getBytes(UTF_8);
    exchange.getResponseHeaders().set("Content-Type", type);
    exchange.sendResponseHeaders(genuine ? status : 400, bytes.length == 0 ? -1 : bytes.length);
    if (bytes.length > 0) {
      exchange.getResponseBody().write(bytes);
    }
    exchange.close();
  }

  private String signature(String path, SortedMap<String, String> fields) {
    var signed = new StringBuilder(url(path));
    fields.forEach((name, value) -> signed.append(name).append(value));
    try {
      var mac = Mac.getInstance("HmacSHA1");
      mac.init(new SecretKeySpec(token.getBytes(UTF_8), "HmacSHA1"));
      return Base64.getEncoder().encodeToString(mac.doFinal(signed.toString().getBytes(UTF_8)));
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
