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
  private static final int PORT = 28182;
  private static final Duration TO_START = Duration.ofSeconds(40);
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
              "--server.port=" + PORT,
              "--KAFKA_BOOTSTRAP_SERVERS=" + kafka.bootstrapServers(),
              "--DATABASE_URL=" + database.url(),
              "--DATABASE_USERNAME=" + database.username(),
              "--DATABASE_PASSWORD=" + database.password(),
              "--ADDRESS_KEYS=" + keys.addressKeys(),
              "--JWT_PUBLIC_KEY=" + keys.jwtPublicKey().toUri());
      try (var migrating = matching(environment)) {
        migrating.awaitReady(url());
      }
      var first = write(new PendingOffers(database), pending, due, pause);
      try (var matching = matching(environment)) {
        matching.awaitReady(url());
        if (Instant.now().isAfter(first)) {
          print("matching-service started too late: some deadlines had passed");
        }
        measure(kafka.bootstrapServers(), pending, due, first, pause);
      }
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

  private ChildJvm matching(List<String> environment) throws IOException {
    return ChildJvm.start(data, "512m", "io.centralita.matching.MatchingService", environment);
  }

  private static URI url() {
    return URI.create("http://localhost:" + PORT);
  }

  private static void measure(String brokers, int pending, int due, Instant first, Duration pause) {
    var late = new Histogram(TimeUnit.HOURS.toMillis(1), 3);
    var codec = new EventCodec();
    var until = first.plus(pause.multipliedBy(due)).plus(PATIENCE);
    try (var consumer = consumer(brokers)) {
      while (late.getTotalCount() < due && Instant.now().isBefore(until)) {
        for (var record : consumer.poll(Duration.ofMillis(200))) {
          var event = codec.decode(Topics.LEADS, record.headers(), record.value());
          if (event != null && event.data() instanceof OfferExpired expired) {
            var deadline = first.plus(pause.multipliedBy(serial(expired.lead())));
            late.recordValue(Math.max(0, record.timestamp() - deadline.toEpochMilli()));
          }
        }
      }
    }
    print(
        "%,d offers pending, %.0f end a second: %,d of %,d ended, p50 %d, p99 %d, at most %d ms late",
        pending,
        1_000.0 / pause.toMillis(),
        late.getTotalCount(),
        due,
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
