package io.centralita.benchmarks.path;

import static io.centralita.benchmarks.path.PathBenchmark.print;

import io.centralita.contracts.Topics;
import io.centralita.contracts.event.EventCodec;
import io.centralita.contracts.matching.LeadChange.OfferExpired;
import io.centralita.contracts.values.LeadId;
import io.centralita.fleet.FleetKeys;
import io.centralita.stack.Durability;
import io.centralita.stack.EmbeddedKafka;
import io.centralita.stack.Port;
import io.centralita.stack.Postgres;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/// How late offers end while very many wait: from the deadline until the event that says so is read
/// from Kafka, in whose transaction the next provider got the offer.
final class Deadlines {
  private static final List<Integer> PORTS = List.of(28182, 28183);
  private static final Duration AFTERWARDS = Duration.ofHours(2);
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  /// Writing those that end takes less time than this.
  private static final int WRITTEN_PER_SECOND = 2_000;

  private final Path data;
  private final FleetKeys keys;

  Deadlines(Path data) {
    this.data = data;
    this.keys = FleetKeys.in(data.resolve("keys"));
  }

  /// @param pending how many offers wait
  /// @param warmUp how many of them end first, while the instances are cold
  /// @param due how many of them end while it is measured
  /// @param pause between two that end
  void run(int pending, int warmUp, int due, Duration pause) throws Exception {
    try (var postgres =
            Postgres.start(
                data.resolve("postgres"),
                Port.ephemeral(),
                Durability.MACHINE_CRASH,
                LargeDatabase.SETTINGS);
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
        try (var other = matching(PORTS.getLast(), environment);
            var figures = new DatabaseWork(database)) {
          other.awaitReady(url(PORTS.getLast()));
          var first = write(new PendingOffers(database), pending, warmUp + due, pause);
          var run = new DeadlineRun(pending, warmUp, due, first, pause);
          var work = new Work(figures, one, other, postgres.pid());
          measure(kafka.bootstrapServers(), run, other, work);
        }
      }
    }
  }

  /// Those that are to end come last: until then a while passes.
  private static Instant write(PendingOffers offers, int pending, int due, Duration pause)
      throws SQLException {
    var begun = Instant.now();
    offers.write(due, pending - due, begun.plus(AFTERWARDS), pause, false);
    var first =
        Instant.now()
            .plus(Duration.ofSeconds(5 + due / WRITTEN_PER_SECOND))
            .truncatedTo(ChronoUnit.MILLIS);
    offers.write(0, due, first, pause, true);
    print(
        "%,d offers written in %d s", pending, Duration.between(begun, Instant.now()).toSeconds());
    if (Instant.now().isAfter(first)) {
      print("that took so long that some deadlines had passed by then");
    }
    return first;
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

  /// What the instances and the database do meanwhile.
  private record Work(DatabaseWork figures, ChildJvm one, ChildJvm other, long postgres) {
    Duration busy() {
      return one.processorTime().plus(other.processorTime());
    }

    Duration database() {
      var server = ProcessHandle.of(postgres).orElseThrow();
      return Stream.concat(Stream.of(server), server.descendants())
          .map(process -> process.info().totalCpuDuration().orElse(Duration.ZERO))
          .reduce(Duration.ZERO, Duration::plus);
    }
  }

  private static void measure(String brokers, DeadlineRun run, ChildJvm killed, Work work)
      throws Exception {
    var codec = new EventCodec();
    var until = run.deadline(run.all()).plus(PATIENCE);
    var begun = Duration.ZERO;
    var phase = 0;
    try (var consumer = consumer(brokers)) {
      while (!run.isOver() && Instant.now().isBefore(until)) {
        if (phase == 0 && !Instant.now().isBefore(run.begin())) {
          phase = 1;
          begun = work.database();
          work.figures().begin(work.busy());
        }
        if (phase == 1 && !Instant.now().isBefore(run.kill())) {
          phase = 2;
          var time = Duration.between(run.begin(), run.kill());
          print("two instances: %s", work.figures().since(work.busy(), time));
          print(
              "the database: %.2f processors",
              1.0 * work.database().minus(begun).toMillis() / time.toMillis());
          print("the one that is killed has moved on %.0f", movedOn(PORTS.getLast()));
          killed.kill();
        }
        for (var record : consumer.poll(Duration.ofMillis(10))) {
          var event = codec.decode(Topics.LEADS, record.headers(), record.value());
          if (event != null && event.data() instanceof OfferExpired expired) {
            run.ended((int) serial(expired.lead()), Instant.now());
          }
        }
      }
    }
    run.lines().forEach(System.out::println);
  }

  /// As the instance counts it itself.
  private static double movedOn(int port) throws IOException, InterruptedException {
    var metrics = HttpRequest.newBuilder(url(port).resolve("/actuator/prometheus")).build();
    var answer = HttpClient.newHttpClient().send(metrics, BodyHandlers.ofString());
    return answer
        .body()
        .lines()
        .filter(line -> line.startsWith("centralita_deadlines_moved_total"))
        .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
        .sum();
  }

  private static long serial(LeadId lead) {
    return lead.value().getLeastSignificantBits() & 0xffff_ffff_ffffL;
  }

  private static KafkaConsumer<byte[], byte[]> consumer(String brokers) {
    var consumer =
        new KafkaConsumer<>(
            Map.<String, Object>of(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, brokers),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer());
    var partitions =
        consumer.partitionsFor(Topics.LEADS.name()).stream()
            .map(info -> new TopicPartition(info.topic(), info.partition()))
            .toList();
    consumer.assign(partitions);
    consumer.seekToBeginning(partitions);
    return consumer;
  }
}
