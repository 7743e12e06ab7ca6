package io.centralita.benchmarks.faults;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/// What is in the air between the carrier and phones, and what goes wrong there.
final class Air {
  private static final JsonMapper JSON = JsonMapper.shared();

  private static final String STATS = "/simulator/stats";
  private static final String TAKEN = "messages direction=outbound-api";

  private final HttpClient http = HttpClient.newHttpClient();
  private final URI simulator;

  Air(URI simulator) {
    this.simulator = simulator;
  }

  /// A text that a phone shows.
  ///
  /// @param status how far the carrier says that it has come
  record Seen(String phone, String text, String status) {}

  /// All that phones got that contains this, oldest first.
  List<Seen> seen(String contains) throws IOException, InterruptedException {
    var uri =
        simulator.resolve(
            "/simulator/messages?direction=outbound&limit=1000000&contains="
                + URLEncoder.encode(contains, StandardCharsets.UTF_8));
    var seen = new ArrayList<Seen>();
    JSON.readTree(call(HttpRequest.newBuilder(uri)))
        .forEach(message -> {
          var history = message.get("history");
          seen.add(
              new Seen(
                  message.get("to").asString(),
                  message.get("body").asString(),
                  history.get(history.size() - 1).get("status").asString()));
        });
    return seen;
  }

  /// How many messages the carrier has taken, in all.
  int taken() throws IOException, InterruptedException {
    var counts = JSON.readTree(call(HttpRequest.newBuilder(simulator.resolve(STATS))));
    return counts.path("counts").path(TAKEN).asInt(0);
  }

  /// From now on these faults and no others.
  void faults(List<Map<String, Object>> faults) throws IOException, InterruptedException {
    var plan = JSON.writeValueAsString(Map.of("seed", 7, "faults", faults));
    call(
        HttpRequest.newBuilder(simulator.resolve("/simulator/faults"))
            .header("Content-Type", "application/json")
            .PUT(BodyPublishers.ofString(plan)));
  }

  private String call(HttpRequest.Builder request) throws IOException, InterruptedException {
    var answer = http.send(request.build(), BodyHandlers.ofString());
    if (answer.statusCode() / 100 != 2) {
      throw new IOException(answer.uri() + " answered " + answer.statusCode());
    }
    return answer.body();
  }
}
