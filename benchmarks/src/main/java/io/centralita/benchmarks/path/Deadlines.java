package io.centralita.benchmarks.path;

import static io.centralita.benchmarks.path.PathBenchmark.print;

import io.centralita.contracts.Topics;
import io.centralita.contracts.event.EventCodec;
import io.centralita.contracts.matching.LeadChange.OfferExpired;
import io.centralita.contracts.values.LeadId;
import io.centralita.fleet.FleetKeys;
import io.centralita.stack.EmbeddedKafka;
import io.centralita.stack.Port;
import io.centralita.stack.Postgres;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/// How late offers end while very many wait: from the deadline to the event that says so in Kafka,
/// in whose transaction the next provider got the offer.
final class Deadlines {
  private static final List<Integer> PORTS = List.of(28182, 28183);
  private static final Duration TO_START = Duration.ofSeconds(60);
  private static final Duration AFTERWARDS = Duration.ofHours(1);
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private final Path data;
  private final FleetKeys keys;

  Deadlines(Path data) {
    this.data = data;
    this.keys = FleetKeys.in(data.resolve("keys"));
  }

  /// @param pending how many offers wait
  /// @param due how many of them end while it is measured
  /// @param pause between two that end
  void run(int pending, int due, Duration pause) throws Exception {
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
      try (var migrating = matching(PORTS.getFirst(), environment)) {
        migrating.awaitReady(url(PORTS.getFirst()));
      }
      var first = write(new PendingOffers(database), pending, due, pause);
      try (var one = matching(PORTS.getFirst(), environment);
          var other = matching(PORTS.getLast(), environment);
          var work = new DatabaseWork(database)) {
        one.awaitReady(url(PORTS.getFirst()));
        other.awaitReady(url(PORTS.getLast()));
        if (Instant.now().isAfter(first)) {
          print("matching-service started too late: some deadlines had passed");
        }
        measure(kafka.bootstrapServers(), new Run(pending, due, first, pause), one, other, work);
      }
    }
  }

  /// @param pending how many offers wait
  /// @param due how many of them end
  /// @param first when the first ends
  /// @param pause between two that end
  private record Run(int pending, int due, Instant first, Duration pause) {
    Instant deadline(int serial) {
      return first.plus(pause.multipliedBy(serial));
    }

    /// One instance dies here; the other has what is left.
    Instant kill() {
      return deadline(due * 2 / 3);
    }
  }

  /// Those that are to end come last: until then a while passes.
  private static Instant write(PendingOffers offers, int pending, int due, Duration pause)
      throws SQLException {
    var begun = Instant.now();
    offers.write(due, pending - due, begun.plus(AFTERWARDS), pause);
    var first = Instant.now().plus(TO_START).truncatedTo(ChronoUnit.MILLIS);
    offers.write(0, due, first, pause);
    print(
        "%,d offers written in %d s", pending, Duration.between(begun, Instant.now()).toSeconds());
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

  private static void measure(
      String brokers, Run run, ChildJvm one, ChildJvm other, DatabaseWork work)
      throws SQLException {
    var two = new Histogram(TimeUnit.HOURS.toMillis(1), 3);
    var alone = new Histogram(TimeUnit.HOURS.toMillis(1), 3);
    var seen = new BitSet(run.due());
    var codec = new EventCodec();
    var until = run.deadline(run.due()).plus(PATIENCE);
    boolean started = false;
    boolean killed = false;
    long doubled = 0;
    try (var consumer = consumer(brokers)) {
      while (seen.cardinality() < run.due() && Instant.now().isBefore(until)) {
        if (!started && !Instant.now().isBefore(run.first())) {
          started = true;
          work.begin(one.processorTime().plus(other.processorTime()));
        }
        if (!killed && !Instant.now().isBefore(run.kill())) {
          killed = true;
          var busy = one.processorTime().plus(other.processorTime());
          print("two instances: %s", work.since(busy, Duration.between(run.first(), run.kill())));
          other.kill();
        }
        for (var record : consumer.poll(Duration.ofMillis(50))) {
          var event = codec.decode(Topics.LEADS, record.headers(), record.value());
          if (event != null && event.data() instanceof OfferExpired expired) {
            int serial = (int) serial(expired.lead());
            doubled += seen.get(serial) ? 1 : 0;
            seen.set(serial);
            var deadline = run.deadline(serial);
            var late = Math.max(0, record.timestamp() - deadline.toEpochMilli());
            (deadline.isBefore(run.kill()) ? two : alone).recordValue(late);
          }
        }
      }
    }
    print(
        "%,d offers pending, %.0f end a second: %,d of %,d ended, %d events came twice",
        run.pending(), 1_000.0 / run.pause().toMillis(), seen.cardinality(), run.due(), doubled);
    print("on two instances: %s", late(two));
    print("from when one of them was killed: %s", late(alone));
  }

  private static String late(Histogram late) {
    return "%,d, p50 %d, p99 %d, at most %d ms late"
        .formatted(
            late.getTotalCount(),
            late.getValueAtPercentile(50),
            late.getValueAtPercentile(99),
            late.getMaxValue());
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
