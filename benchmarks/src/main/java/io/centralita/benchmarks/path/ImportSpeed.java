package io.centralita.benchmarks.path;

import static io.centralita.benchmarks.path.PathBenchmark.print;

import io.centralita.fleet.FleetKeys;
import io.centralita.stack.Database;
import io.centralita.stack.EmbeddedKafka;
import io.centralita.stack.Port;
import io.centralita.stack.Postgres;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// How long a file of providers takes: read and merged while nothing of it is there, then the same
/// file again with other ratings, its merging killed half-way and taken over by another instance.
final class ImportSpeed {
  private static final List<Integer> PORTS = List.of(28185, 28186);
  private static final String TENANT = "benchmark";
  private static final String DISTRICTS = "150122;150104;150131;150140";

  private final Path data;
  private final FleetKeys keys;
  private final HttpClient http = HttpClient.newHttpClient();
  private final String token;

  ImportSpeed(Path data) {
    this.data = data;
    this.keys = FleetKeys.in(data.resolve("keys"));
    this.token =
        keys.tokens()
            .issue(TENANT, "benchmark", "providers:read providers:write", Duration.ofHours(2));
  }

  void run(int rows) throws Exception {
    try (var postgres = Postgres.start(data.resolve("postgres"), Port.ephemeral());
        var kafka = EmbeddedKafka.start(data.resolve("kafka"), Port.ephemeral())) {
      var database = postgres.database("matching");
      var environment =
          List.of(
              "--KAFKA_BOOTSTRAP_SERVERS=" + kafka.bootstrapServers(),
              "--DATABASE_URL=" + database.url(),
              "--DATABASE_USERNAME=" + database.username(),
              "--DATABASE_PASSWORD=" + database.password(),
              "--ADDRESS_KEYS=" + keys.addressKeys(),
              "--JWT_PUBLIC_KEY=" + keys.jwtPublicKey().toUri());
      try (var one = matching(PORTS.getFirst(), environment)) {
        one.awaitReady(url(PORTS.getFirst()));
        for (var round : List.of("new", "the same again")) {
          long before = one.residentMebibytes();
          var place = upload(rows, "4.0", round);
          until(PORTS.getFirst(), place, round, "DONE", rows + 1);
          print("memory %d, then %d MiB resident", before, one.residentMebibytes());
        }
        var place = upload(rows, "4.9", "to be killed");
        until(PORTS.getFirst(), place, "to be killed", "MERGING", rows / 2);
        one.kill();
        var killed = Instant.now();
        print("killed: %,d providers have the new rating", changed(database));
        try (var other = matching(PORTS.getLast(), environment)) {
          other.awaitReady(url(PORTS.getLast()));
          until(PORTS.getLast(), place, "taken over", "DONE", rows + 1);
          print(
              "taken over and done %.1f s after the kill, the other's start included: %,d of %,d have it",
              Duration.between(killed, Instant.now()).toMillis() / 1e3, changed(database), rows);
        }
      }
    }
  }

  private ChildJvm matching(int port, List<String> environment) throws IOException {
    var arguments = new ArrayList<>(environment);
    arguments.add("--server.port=" + port);
    return ChildJvm.start(
        data.resolve("on-" + port), "512m", "io.centralita.matching.MatchingService", arguments);
  }

  private static URI url(int port) {
    return URI.create("http://localhost:" + port);
  }

  private static String csv(int rows, String rating) {
    var head = "externalId,name,phone,categories,districts,rating,votes\n";
    return IntStream.range(0, rows)
        .mapToObj(row ->
            String.format(
                Locale.ROOT,
                "p%d,Servicios %d,+519%08d,plumbing;painting,%s,%s,50\n",
                row,
                row,
                row,
                DISTRICTS,
                rating))
        .collect(Collectors.joining("", head, ""));
  }

  /// Returns where to ask for it.
  private String upload(int rows, String rating, String which) throws Exception {
    var body = csv(rows, rating);
    var begun = Instant.now();
    var answer =
        http.send(
            request(PORTS.getFirst(), "/imports")
                .header("Content-Type", "text/csv")
                .POST(BodyPublishers.ofString(body))
                .build(),
            BodyHandlers.ofString());
    if (answer.statusCode() != 202) {
      throw new IOException("The file was not taken: " + answer.statusCode() + answer.body());
    }
    double seconds = Duration.between(begun, Instant.now()).toMillis() / 1e3;
    print("%s: %,d rows read in %.1f s, %,.0f a second", which, rows, seconds, rows / seconds);
    return answer.headers().firstValue("Location").orElseThrow();
  }

  private HttpRequest.Builder request(int port, String path) {
    return HttpRequest.newBuilder(url(port).resolve(path))
        .header("Authorization", "Bearer " + token);
  }

  /// @param merged also when the merging has got so far
  private void until(int port, String place, String which, String status, int merged)
      throws Exception {
    var begun = Instant.now();
    int shown = 0;
    JsonNode progress;
    do {
      TimeUnit.MILLISECONDS.sleep(100);
      var answer = http.send(request(port, place).build(), BodyHandlers.ofString());
      progress = JsonMapper.shared().readTree(answer.body()).path("progress");
      if (progress.path("merged").asInt() != shown) {
        shown = progress.path("merged").asInt();
        print(
            "  %.1f s: %s, %,d of %,d merged",
            Duration.between(begun, Instant.now()).toMillis() / 1e3,
            progress.path("status").asString(),
            shown,
            progress.path("accepted").asInt());
      }
    } while (progress.path("endedAt").isNull()
        && (!progress.path("status").asString().equals(status) || shown < merged));
    double seconds = Duration.between(begun, Instant.now()).toMillis() / 1e3;
    print("%s: %s after %.1f s, %,.0f a second", which, progress, seconds, shown / seconds);
  }

  private static int changed(Database database) throws SQLException {
    try (var connection =
            DriverManager.getConnection(database.url(), database.username(), database.password());
        var statement = connection.createStatement();
        var row = statement.executeQuery("SELECT count(*) FROM providers WHERE rating = 4.9")) {
      row.next();
      return row.getInt(1);
    }
  }
}
