package io.centralita.benchmarks.path;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// How long a relayed text takes, from the moment its webhook is due to the moment the send reaches
/// the carrier. An open loop: webhooks are due on time whatever became of those before, and each is
/// measured from when it was due.
final class RelayLatency {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final long LONGEST_MICROS = TimeUnit.MINUTES.toMicros(5);

  private final HttpClient http = HttpClient.newHttpClient();
  private final URI gateway;
  private final URI proxy;
  private final URI simulator;
  private final Corpus corpus;
  private final String token;
  private final List<Conversation> conversations = new ArrayList<>();

  /// @param sent how many webhooks were acknowledged
  /// @param ends of each text, by its serial
  record Outcome(int sent, int reached, Map<Integer, Hops.Reached> ends, Histogram micros) {
    double millis(double percentile) {
      return micros.getValueAtPercentile(percentile) / 1e3;
    }
  }

  private record Conversation(String customer, String number) {}

  /// @param token for the tenant of the numbers, with the scope `sessions:write`
  RelayLatency(URI gateway, URI proxy, URI simulator, Corpus corpus, String token) {
    this.gateway = gateway;
    this.proxy = proxy;
    this.simulator = simulator;
    this.corpus = corpus;
    this.token = token;
  }

  /// Links distinct pairs by SMS, which has no window.
  void open(int pairs) throws IOException, InterruptedException {
    for (int i = 0; i < pairs; i++) {
      var customer = "+5197%07d".formatted(i);
      var body =
          Map.of(
              "lead", UUID.randomUUID().toString(),
              "customer", Map.of("channel", "SMS", "address", customer),
              "provider", Map.of("channel", "SMS", "address", "+5196%07d".formatted(i)));
      var request =
          HttpRequest.newBuilder(proxy.resolve("/links"))
              .header("Authorization", "Bearer " + token)
              .header("Content-Type", "application/json")
              .POST(BodyPublishers.ofString(JSON.writeValueAsString(body)));
      var link = JSON.readTree(call(request));
      conversations.add(new Conversation(customer, link.get("proxyNumber").asString()));
    }
  }

  Outcome run(String round, int perSecond, Duration time)
      throws InterruptedException, ExecutionException, IOException {
    int count = (int) (perSecond * time.toSeconds());
    var due = new Instant[count];
    var acknowledged = new Instant[count];
    long start = System.nanoTime() + TimeUnit.SECONDS.toNanos(1);
    var startAt = Instant.now().plusSeconds(1);
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var sending = new ArrayList<Future<Integer>>();
      for (int i = 0; i < count; i++) {
        long offset = i * TimeUnit.SECONDS.toNanos(1) / perSecond;
        due[i] = startAt.plusNanos(offset);
        int serial = i;
        TimeUnit.NANOSECONDS.sleep(Math.max(0, start + offset - System.nanoTime()));
        sending.add(
            threads.submit(() -> {
              int status = post(round, serial);
              acknowledged[serial] = Instant.now();
              return status;
            }));
      }
      for (var each : sending) {
        if (each.get() != 200) {
          throw new IOException("The gateway answered " + each.get());
        }
      }
    }
    return collect(round, due, acknowledged);
  }

  private int post(String round, int serial) throws IOException {
    var conversation = conversations.get(serial % conversations.size());
    var request =
        corpus.message(
            (round + serial).hashCode() & Integer.MAX_VALUE,
            conversation.customer(),
            conversation.number(),
            round + " " + serial);
    try (var connection = new Connection(gateway.getPort())) {
      return connection.exchange(request);
    }
  }

  private Outcome collect(String round, Instant[] due, Instant[] acknowledged)
      throws IOException, InterruptedException {
    var micros = new Histogram(LONGEST_MICROS, 3);
    var ends = new HashMap<Integer, Hops.Reached>();
    for (int tries = 0; tries < 30 && micros.getTotalCount() < due.length; tries++) {
      TimeUnit.SECONDS.sleep(1);
      micros.reset();
      for (var message : arrived(round)) {
        int serial = Integer.parseInt(message.get("body").asString().substring(round.length() + 1));
        var reached = Instant.parse(message.get("history").get(0).get("at").asString());
        ends.put(serial, new Hops.Reached(due[serial], acknowledged[serial], reached));
        micros.recordValue(Math.max(0, Duration.between(due[serial], reached).toNanos() / 1_000));
      }
    }
    return new Outcome(due.length, (int) micros.getTotalCount(), ends, micros);
  }

  private List<JsonNode> arrived(String round) throws IOException, InterruptedException {
    var uri =
        simulator.resolve(
            "/simulator/messages?direction=outbound&limit=1000000&contains=" + round + "%20");
    var found = new ArrayList<JsonNode>();
    JSON.readTree(call(HttpRequest.newBuilder(uri))).forEach(found::add);
    return found;
  }

  private String call(HttpRequest.Builder request) throws IOException, InterruptedException {
    var answer = http.send(request.build(), BodyHandlers.ofString());
    if (answer.statusCode() / 100 != 2) {
      throw new IOException(
          answer.uri().getPath() + " answered " + answer.statusCode() + " " + answer.body());
    }
    return answer.body();
  }
}
