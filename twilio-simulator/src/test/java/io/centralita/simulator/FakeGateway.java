package io.centralita.simulator;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.function.Function;

/// Stands where the business is: takes webhooks, remembers them, and answers as a test wants.
final class FakeGateway implements AutoCloseable {
  private final List<Webhook> webhooks = new CopyOnWriteArrayList<>();
  private final HttpServer server;
  private volatile Function<Webhook, Answer> behaviour = _ -> new Answer(200, "<Response/>");

  FakeGateway() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 64);
    } catch (IOException problem) {
      throw new IllegalStateException(problem);
    }
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", this::take);
    server.start();
  }

  String url(String path) {
    return "http://localhost:" + server.getAddress().getPort() + path;
  }

  void behave(Function<Webhook, Answer> wanted) {
    behaviour = wanted;
  }

  /// The webhooks on a path about one person, in the order they came.
  List<Webhook> about(String person, String path) {
    return webhooks.stream()
        .filter(each -> each.uri().startsWith(path))
        .filter(each -> each.value("From").endsWith(person) || each.value("To").endsWith(person))
        .toList();
  }

  private void take(HttpExchange exchange) throws IOException {
    try (exchange) {
      var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      var webhook =
          new Webhook(
              exchange.getRequestURI().toString(),
              parse(body),
              exchange.getRequestHeaders().getFirst("X-Twilio-Signature"));
      var answer = behaviour.apply(webhook);
      webhooks.add(webhook);
      var content = answer.body().getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().set("Content-Type", "text/xml");
      exchange.sendResponseHeaders(answer.status(), content.length);
      exchange.getResponseBody().write(content);
    }
  }

  private static Map<String, String> parse(String body) {
    var fields = new TreeMap<String, String>();
    Arrays.stream(body.split("&"))
        .map(pair -> pair.split("=", 2))
        .forEach(pair -> fields.put(pair[0], URLDecoder.decode(pair[1], StandardCharsets.UTF_8)));
    return fields;
  }

  @Override
  public void close() {
    server.stop(0);
  }

  record Answer(int status, String body) {}

  record Webhook(String uri, Map<String, String> fields, String signature) {
    String value(String name) {
      return fields.getOrDefault(name, "");
    }
  }
}
