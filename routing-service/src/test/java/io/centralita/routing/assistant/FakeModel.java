package io.centralita.routing.assistant;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import tools.jackson.databind.json.JsonMapper;

/// A model behind OpenAI's chat completions that answers as it is told to; until then, not at all.
public final class FakeModel implements AutoCloseable {
  /// The name of the model that sorts texts.
  public static final String SORTER = "sorter";

  private static final JsonMapper JSON = JsonMapper.shared();

  private final HttpServer server;
  private final List<String> asked = new CopyOnWriteArrayList<>();
  private volatile Behaviour behaviour = status(404);
  private volatile Behaviour sorting = status(404);

  /// How it answers.
  public interface Behaviour {
    void answer(HttpExchange exchange) throws IOException;
  }

  public FakeModel() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext(
        "/v1/chat/completions",
        exchange -> {
          var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
          asked.add(body);
          try (exchange) {
            (body.contains(SORTER) ? sorting : behaviour).answer(exchange);
          }
        });
    server.start();
  }

  public String url() {
    return "http://localhost:" + server.getAddress().getPort() + "/v1";
  }

  public void behaves(Behaviour as) {
    behaviour = as;
  }

  /// How it answers where it is asked to sort.
  public void sorts(Behaviour as) {
    sorting = as;
  }

  /// What it was asked that contains the text.
  public List<String> asked(String text) {
    return asked.stream().filter(body -> body.contains(text)).toList();
  }

  public static Behaviour saying(String text) {
    return exchange -> answer(exchange, 200, completion(text, 1_000, 100));
  }

  public static Behaviour sayingWithoutUsage(String text) {
    return exchange ->
        answer(exchange, 200, completion(text, 0, 0).replaceAll(",\"usage\":\\{[^}]*}", ""));
  }

  public static Behaviour status(int status) {
    return exchange -> answer(exchange, status, "{\"error\":{\"message\":\"no\"}}");
  }

  public static Behaviour raw(String body) {
    return exchange -> answer(exchange, 200, body);
  }

  public static Behaviour after(CountDownLatch latch, Behaviour then) {
    return exchange -> {
      try {
        latch.await();
      } catch (InterruptedException interrupted) {
        Thread.currentThread().interrupt();
      }
      then.answer(exchange);
    };
  }

  private static String completion(String text, int input, int output) {
    return JSON.writeValueAsString(
        Map.of(
            "id",
            "chatcmpl-1",
            "object",
            "chat.completion",
            "created",
            1_763_650_800,
            "model",
            "test",
            "choices",
            List.of(
                Map.of(
                    "index",
                    0,
                    "finish_reason",
                    "stop",
                    "message",
                    Map.of("role", "assistant", "content", text))),
            "usage",
            Map.of(
                "prompt_tokens", input,
                "completion_tokens", output,
                "total_tokens", input + output)));
  }

  private static void answer(HttpExchange exchange, int status, String body) throws IOException {
    var bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
