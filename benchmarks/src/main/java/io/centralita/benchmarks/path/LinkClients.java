package io.centralita.benchmarks.path;

import io.centralita.benchmarks.path.ClosedLoop.Work;
import io.centralita.contracts.Topics;
import io.centralita.contracts.address.Address;
import io.centralita.contracts.address.Channel;
import io.centralita.contracts.event.CloudEvent;
import io.centralita.contracts.event.EventCodec;
import io.centralita.contracts.matching.LeadChange;
import io.centralita.contracts.matching.LeadChange.LeadAssigned;
import io.centralita.contracts.values.LeadId;
import io.centralita.contracts.values.LinkId;
import io.centralita.contracts.values.OfferId;
import io.centralita.contracts.values.ProviderId;
import io.centralita.fleet.FleetKeys;
import io.centralita.kit.producer.EventProducer;
import io.centralita.proxy.link.LinkRequest;
import io.centralita.proxy.link.Linking;
import io.centralita.proxy.link.Openings;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;
import org.springframework.context.ConfigurableApplicationContext;

/// The ways in which proxy-service is asked to link two people: each time a new customer, and one
/// of many providers.
final class LinkClients {
  private static final int PROVIDERS = 20_000;

  private final HttpClient http = HttpClient.newHttpClient();
  private final String token;

  LinkClients(FleetKeys keys) {
    token =
        keys.tokens()
            .issue(LinkTables.TENANT.value(), "benchmark", "sessions:write", Duration.ofHours(1));
  }

  /// From within the service, as its API asks.
  static Work direct(ConfigurableApplicationContext service) {
    var openings = service.getBean(Openings.class);
    return _ -> {
      if (!(openings.open(request()) instanceof Linking.Opened)) {
        throw new IllegalStateException("No link");
      }
    };
  }

  private static LinkRequest request() {
    return new LinkRequest(
        new LinkId(UUID.randomUUID()),
        LinkTables.TENANT,
        new LeadId(UUID.randomUUID()),
        person("customer-" + UUID.randomUUID()),
        person("provider-" + ThreadLocalRandom.current().nextInt(PROVIDERS)));
  }

  private static Address person(String ref) {
    return new Address(Channel.WHATSAPP, ref, "x".repeat(54), "+51 9•• ••• 421");
  }

  Work overHttp(ConfigurableApplicationContext service) {
    var links = links(service);
    return _ -> {
      var random = ThreadLocalRandom.current();
      var body =
          """
          {"lead": "%s", "customer": {"address": "+519%08d"}, "provider": {"address": "+5198%07d"}}
          """
              .formatted(UUID.randomUUID(), random.nextInt(100_000_000), random.nextInt(PROVIDERS));
      post(links, body, 201);
    };
  }

  /// What a request costs that is read, whose token is checked, and that comes to nothing.
  Work emptyOverHttp(ConfigurableApplicationContext service) {
    var links = links(service);
    return _ -> post(links, "{}", 422);
  }

  private static URI links(ConfigurableApplicationContext service) {
    var port = service.getEnvironment().getRequiredProperty("local.server.port");
    return URI.create("http://127.0.0.1:" + port + "/links");
  }

  private void post(URI uri, String body, int status) throws Exception {
    var request =
        HttpRequest.newBuilder(uri)
            .header("Authorization", "Bearer " + token)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body))
            .build();
    var answer = http.send(request, BodyHandlers.ofString());
    if (answer.statusCode() != status) {
      throw new IllegalStateException(answer.statusCode() + ": " + answer.body());
    }
  }

  /// Leads that were accepted, all at once: the road that most links come by.
  static void assignLeads(String brokers, int leads) {
    try (var producer = new EventProducer(brokers, "benchmark", new EventCodec())) {
      var taken =
          IntStream.range(0, leads)
              .mapToObj(_ -> producer.send(Topics.LEADS, assigned(request())))
              .toArray(CompletableFuture[]::new);
      CompletableFuture.allOf(taken).join();
    }
  }

  private static CloudEvent<LeadChange> assigned(LinkRequest request) {
    var now = Instant.now();
    return new CloudEvent<>(
        UUID.randomUUID(),
        "benchmark",
        request.lead().toString(),
        now,
        null,
        new LeadAssigned(
            request.lead(),
            request.tenant(),
            "K7QX",
            "plomeria",
            "miraflores",
            new OfferId(UUID.randomUUID()),
            request.customer(),
            "Cliente 1",
            new ProviderId(UUID.randomUUID()),
            "Gasfitería El Faro",
            request.provider(),
            now));
  }
}
