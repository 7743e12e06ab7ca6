package io.centralita.routing;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Supplier;
import tools.jackson.databind.json.JsonMapper;

/// As much of Twilio's REST API as a sender needs, over HTTP, with the ways in which it fails.
public final class FakeTwilio implements AutoCloseable {
  private static final JsonMapper JSON = JsonMapper.shared();
  private static final DateTimeFormatter RFC_2822 =
      DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss Z", Locale.ENGLISH);

  private final HttpServer server;
  private final Supplier<Instant> clock;
  private final ConcurrentLinkedDeque<Taken> taken = new ConcurrentLinkedDeque<>();
  private final Map<String, Map<?, ?>> contents = new ConcurrentHashMap<>();
  private final Map<String, Queue<Fault>> faults = new ConcurrentHashMap<>();
  private final Set<String> unlisted = ConcurrentHashMap.newKeySet();
  private final AtomicInteger counter = new AtomicInteger();
  private final Map<String, AtomicInteger> posts = new ConcurrentHashMap<>();
  private final AtomicInteger inFlight = new AtomicInteger();
  private final AtomicInteger mostInFlight = new AtomicInteger();

  /// A message that Twilio took.
  public record Taken(
      String sid, String to, String from, String body, Map<String, String> form, Instant at) {
    public String send() {
      return form.get("StatusCallback").replaceAll(".*send=", "");
    }
  }

  /// What goes wrong with one post: before it is taken, and after.
  public record Fault(Step before, Consumer<Taken> after, boolean resetAfter) {}

  /// Answers by itself, or returns false to go on.
  public interface Step {
    boolean answered(HttpExchange exchange) throws IOException;
  }

  public FakeTwilio(Supplier<Instant> clock) {
    this.clock = clock;
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/2010-04-01/", this::messages);
    server.createContext("/v1/Content", this::content);
    server.start();
  }

  public String url() {
    return "http://localhost:" + server.getAddress().getPort();
  }

  public static Fault resetAfterTaking() {
    return new Fault(_ -> false, _ -> {}, true);
  }

  public static Fault resetBeforeTaking() {
    return new Fault(
        exchange -> {
          exchange.close();
          return true;
        },
        _ -> {},
        false);
  }

  public static Fault refusing(int status, int code) {
    return refusing(status, code, Map.of());
  }

  public static Fault refusing(int status, int code, Map<String, String> headers) {
    return new Fault(
        exchange -> {
          headers.forEach(exchange.getResponseHeaders()::set);
          answer(exchange, status, Map.of("code", code, "message", "no", "status", status));
          return true;
        },
        _ -> {},
        false);
  }

  /// Does something after the message was taken and before the answer.
  public static Fault beforeAnswering(Consumer<Taken> something) {
    return new Fault(_ -> false, something, false);
  }

  public static Fault answeringAfter(CountDownLatch latch) {
    return beforeAnswering(_ -> {
      try {
        latch.await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    });
  }

  /// The next posts to this number fail like this, one after the other.
  public void fail(String number, Fault... next) {
    faults.put(number, new ArrayDeque<>(List.of(next)));
  }

  /// Asked what it has for this number, it fails from now on; or no more.
  public void failsToList(String number, boolean fails) {
    if (fails) {
      unlisted.add(number);
    } else {
      unlisted.remove(number);
    }
  }

  /// What reached a person, in order.
  public List<Taken> to(String number) {
    return taken.stream().filter(message -> message.to().endsWith(number)).toList();
  }

  /// How often something was posted for a person, taken or not.
  public int posts(String number) {
    return posts.getOrDefault(number, new AtomicInteger()).get();
  }

  public int mostInFlight() {
    return mostInFlight.get();
  }

  public int contents() {
    return contents.size();
  }

  public void forgetContents() {
    contents.clear();
  }

  private void messages(HttpExchange exchange) throws IOException {
    if (exchange.getRequestMethod().equals("POST")) {
      mostInFlight.accumulateAndGet(inFlight.incrementAndGet(), Math::max);
      try {
        create(exchange);
      } finally {
        inFlight.decrementAndGet();
      }
    } else {
      list(exchange);
    }
  }

  private void create(HttpExchange exchange) throws IOException {
    var form = form(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
    var number = form.get("To").replace("whatsapp:", "");
    posts.computeIfAbsent(number, _ -> new AtomicInteger()).incrementAndGet();
    var fault = faults.getOrDefault(number, new ArrayDeque<>()).poll();
    if (fault != null && fault.before().answered(exchange)) {
      return;
    }
    var content = form.get("ContentSid");
    if (content != null && !contents.containsKey(content)) {
      answer(exchange, 400, Map.of("code", 21655, "message", "no", "status", 400));
      return;
    }
    var sid = "SM%032x".formatted(counter.incrementAndGet());
    var body = content == null ? form.getOrDefault("Body", "") : rendered(content, form);
    var message = new Taken(sid, form.get("To"), form.get("From"), body, form, clock.get());
    taken.add(message);
    if (fault != null) {
      fault.after().accept(message);
      if (fault.resetAfter()) {
        exchange.close();
        return;
      }
    }
    answer(exchange, 201, resource(message));
  }

  private String rendered(String sid, Map<String, String> form) {
    Map<?, ?> types = (Map<?, ?>) contents.get(sid).get("types");
    var text = ((Map<?, ?>) types.values().iterator().next()).get("body").toString();
    Map<?, ?> values = JSON.readValue(form.get("ContentVariables"), Map.class);
    for (var value : values.entrySet()) {
      text = text.replace("{{" + value.getKey() + "}}", value.getValue().toString());
    }
    return text;
  }

  private void list(HttpExchange exchange) throws IOException {
    var query = form(exchange.getRequestURI().getRawQuery());
    if (unlisted.stream().anyMatch(query.get("To")::endsWith)) {
      answer(exchange, 500, Map.of("code", 20500, "message", "no", "status", 500));
      return;
    }
    var found = new ArrayList<Map<String, Object>>();
    taken
        .descendingIterator()
        .forEachRemaining(message -> {
          if (message.to().equals(query.get("To")) && message.from().equals(query.get("From"))) {
            found.add(resource(message));
          }
        });
    answer(exchange, 200, Map.of("messages", found, "page", 0, "page_size", 50));
  }

  private static Map<String, Object> resource(Taken message) {
    var created = RFC_2822.format(message.at().atOffset(ZoneOffset.UTC));
    return Map.of(
        "sid",
        message.sid(),
        "to",
        message.to(),
        "from",
        message.from(),
        "body",
        message.body(),
        "direction",
        "outbound-api",
        "status",
        "queued",
        "date_created",
        created,
        "uri",
        "/2010-04-01/Messages/" + message.sid() + ".json");
  }

  private void content(HttpExchange exchange) throws IOException {
    if (exchange.getRequestMethod().equals("POST")) {
      Map<?, ?> request = JSON.readValue(exchange.getRequestBody().readAllBytes(), Map.class);
      var sid = "HX%032x".formatted(counter.incrementAndGet());
      contents.put(sid, request);
      answer(exchange, 201, Map.of("sid", sid, "friendly_name", request.get("friendly_name")));
      return;
    }
    var all =
        contents.entrySet().stream()
            .map(entry ->
                Map.of(
                    "sid", entry.getKey(),
                    "friendly_name", entry.getValue().get("friendly_name")))
            .toList();
    var meta = new HashMap<String, Object>(Map.of("key", "contents", "page", 0, "page_size", 500));
    meta.put("url", url() + "/v1/Content");
    meta.put("first_page_url", url() + "/v1/Content");
    meta.put("next_page_url", null);
    meta.put("previous_page_url", null);
    answer(exchange, 200, Map.of("contents", all, "meta", meta));
  }

  private static void answer(HttpExchange exchange, int status, Object body) throws IOException {
    var bytes = JSON.writeValueAsBytes(body);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  private static Map<String, String> form(String encoded) {
    var form = new HashMap<String, String>();
    for (var pair : URI.create("x:/?" + encoded).getRawQuery().split("&", -1)) {
      var parts = pair.split("=", 2);
      form.put(decode(parts[0]), decode(parts[1]));
    }
    return form;
  }

  private static String decode(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
