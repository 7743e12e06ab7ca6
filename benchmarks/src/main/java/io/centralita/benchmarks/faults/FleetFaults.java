package io.centralita.benchmarks.faults;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// What goes wrong in the whole fleet.
final class FleetFaults {
  private static final String SPOOLED = "centralita_gateway_spool_events";

  private final FaultFleet fleet;
  private final Scale scale;

  FleetFaults(FaultFleet fleet, Scale scale) {
    this.fleet = fleet;
    this.scale = scale;
  }

  Map<String, Trouble> troubles() {
    var troubles = new LinkedHashMap<String, Trouble>();
    troubles.put("broker", this::broker);
    troubles.put("instances", this::instances);
    return troubles;
  }

  /// Kafka is stopped; the gateway, which goes on acknowledging, is killed in the middle of it and
  /// started again on its spool.
  private String broker() throws IOException, InterruptedException {
    sleep(10);
    fleet.victim("kafka").stop();
    TimeUnit.MILLISECONDS.sleep(scale.outage().toMillis() / 2);
    int spooled = spooled();
    fleet.kill("gateway", 1);
    fleet.startAgain("gateway", 1);
    TimeUnit.MILLISECONDS.sleep(scale.outage().toMillis() / 2);
    fleet.victim("kafka").startAgain();
    fleet.awaitReady("gateway", 1);
    TimeUnit.MILLISECONDS.sleep(scale.span().dividedBy(4).toMillis());
    return spooled + " in the spool of the gateway when it was killed";
  }

  private int spooled() throws IOException, InterruptedException {
    var metrics = fleet.url("gateway-1").resolve("/actuator/prometheus");
    try (var http = HttpClient.newHttpClient()) {
      return http.send(HttpRequest.newBuilder(metrics).build(), BodyHandlers.ofLines())
          .body()
          .filter(line -> line.startsWith(SPOOLED))
          .mapToInt(line -> (int) Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
          .sum();
    }
  }

  /// Two of each service share the work; one of each is killed, then a third one of each comes.
  private String instances() throws IOException, InterruptedException {
    for (var service : FaultFleet.ALL) {
      fleet.launch(service, 2);
    }
    for (var service : FaultFleet.ALL) {
      fleet.awaitReady(service, 2);
    }
    TimeUnit.MILLISECONDS.sleep(scale.span().dividedBy(4).toMillis());
    for (var service : FaultFleet.ALL) {
      fleet.kill(service, 1);
      sleep(3);
    }
    TimeUnit.MILLISECONDS.sleep(scale.span().dividedBy(4).toMillis());
    for (var service : FaultFleet.ALL) {
      fleet.launch(service, 3);
      fleet.awaitReady(service, 3);
    }
    TimeUnit.MILLISECONDS.sleep(scale.span().dividedBy(4).toMillis());
    return "";
  }

  private static void sleep(int seconds) throws InterruptedException {
    TimeUnit.SECONDS.sleep(seconds);
  }
}
