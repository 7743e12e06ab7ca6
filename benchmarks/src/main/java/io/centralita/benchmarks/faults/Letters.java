package io.centralita.benchmarks.faults;

import io.centralita.benchmarks.faults.Load.Asked;
import io.centralita.contracts.event.EventIds;
import io.centralita.contracts.values.SendId;
import io.centralita.fleet.demo.DemoMarketplace;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import tools.jackson.databind.json.JsonMapper;

/// What people write: customers to providers through proxy numbers, each text when the one before
/// is acknowledged; and strangers to the marketplace, each once, who need somebody.
final class Letters implements Traffic {
  private static final JsonMapper JSON = JsonMapper.shared();
  private static final int EQUAL = 10;
  private static final String NEED = "Se rompió mi caño en Miraflores";

  /// What is in the answer to what strangers need.
  static final String ANSWER = "Gasfitería";

  private final Webhooks webhooks;
  private final List<Pair> pairs = new ArrayList<>();
  private final List<String> strangers = Collections.synchronizedList(new ArrayList<>());
  private final AtomicInteger repeated = new AtomicInteger();
  private int met;

  private record Pair(String customer, String proxyNumber, String provider) {}

  private Letters(Webhooks webhooks) {
    this.webhooks = webhooks;
  }

  /// Links pairs over proxy-service's API, for SMS, which has no window.
  static Letters between(FaultFleet fleet, int pairs) throws IOException, InterruptedException {
    var letters = new Letters(new Webhooks(fleet.door(), fleet.keys().twilioAuthToken()));
    var links = fleet.url("proxy-1").resolve("/links");
    var token = fleet.token("sessions:write");
    try (var http = HttpClient.newHttpClient()) {
      for (int i = 0; i < pairs; i++) {
        var customer = "+5197%07d".formatted(i);
        var provider = "+5196%07d".formatted(i);
        var body =
            Map.of(
                "lead", new UUID(7, i).toString(),
                "customer", Map.of("channel", "SMS", "address", customer),
                "provider", Map.of("channel", "SMS", "address", provider));
        var request =
            HttpRequest.newBuilder(links)
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(JSON.writeValueAsString(body)));
        var answer = http.send(request.build(), BodyHandlers.ofString());
        if (answer.statusCode() / 100 != 2) {
          throw new IOException(links + " answered " + answer.statusCode() + answer.body());
        }
        var number = JSON.readTree(answer.body()).get("proxyNumber").asString();
        letters.pairs.add(new Pair(customer, number, provider));
      }
    }
    return letters;
  }

  @Override
  public List<Asked> ask(String run, int perSecond, BooleanSupplier enough)
      throws InterruptedException {
    strangers.clear();
    var asked = Collections.synchronizedList(new ArrayList<Asked>());
    var serials = new AtomicInteger();
    var pause = TimeUnit.SECONDS.toMillis(pairs.size()) / perSecond;
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var writing = new ArrayList<Future<?>>();
      for (var pair : pairs) {
        writing.add(
            threads.submit(() -> {
              while (!enough.getAsBoolean()) {
                asked.add(write(run, serials.getAndIncrement(), pair));
                TimeUnit.MILLISECONDS.sleep(pause);
              }
              return null;
            }));
      }
      writing.add(
          threads.submit(() -> {
            while (!enough.getAsBoolean()) {
              needSomebody(run);
              TimeUnit.SECONDS.sleep(2);
            }
            return null;
          }));
      for (var each : writing) {
        try {
          each.get();
        } catch (ExecutionException failed) {
          throw new IllegalStateException(failed.getCause());
        }
      }
    }
    return asked.stream().sorted(Comparator.comparingInt(Asked::serial)).toList();
  }

  private Asked write(String run, int serial, Pair pair) throws InterruptedException {
    var text = serial % EQUAL == 0 ? run + " ok" : run + " " + serial;
    var cause = run + serial;
    int posts = webhooks.post(cause, pair.customer(), pair.proxyNumber(), text);
    repeated.addAndGet(posts - 1);
    return new Asked(new SendId(EventIds.derived("letter", cause)), pair.provider(), text, serial);
  }

  private void needSomebody(String run) throws InterruptedException {
    var stranger = "whatsapp:+5192%07d".formatted(met++);
    webhooks.post(run + stranger, stranger, "whatsapp:" + DemoMarketplace.MAIN_NUMBER, NEED);
    strangers.add(stranger);
  }

  /// Those who wrote in the last run.
  List<String> strangers() {
    return List.copyOf(strangers);
  }

  /// How often something had to be posted again, in all runs.
  int repeated() {
    return repeated.get();
  }

  @Override
  public void close() {}
}
