package io.centralita.benchmarks.path;

import io.centralita.stack.Database;
import java.nio.ByteBuffer;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/// What a relayed text has to be measured against: as many topics of as many partitions, on the
/// same broker and the same PostgreSQL, with a [ChainHop] behind each, and nothing else: no HTTP at
/// either end, no signature, no session, no order to keep between instances.
final class BareChain implements AutoCloseable {
  /// The gateway's, routing-service's and proxy-service's.
  private static final List<String> TOPICS =
      List.of("benchmark.chain.1", "benchmark.chain.2", "benchmark.chain.3");

  /// About what an event of a text has.
  private static final int BODY = 900;

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final KafkaProducer<String, byte[]> producer;
  private final List<ChainHop> hops = new ArrayList<>();
  private final AtomicReference<Round> running = new AtomicReference<>(new Round(0));

  private static final class Round {
    private final int number;
    private final AtomicInteger arrived = new AtomicInteger();
    private final Histogram micros = new ConcurrentHistogram(TimeUnit.MINUTES.toMicros(5), 3);

    Round(int number) {
      this.number = number;
    }
  }

  BareChain(String brokers, Database database)
      throws SQLException, ExecutionException, InterruptedException {
    producer =
        new KafkaProducer<>(
            Map.of(
                "bootstrap.servers",
                brokers,
                "acks",
                "all",
                "linger.ms",
                0,
                "max.in.flight.requests.per.connection",
                1),
            new StringSerializer(),
            new ByteArraySerializer());
    for (var topic : TOPICS) {
      Acknowledgements.createTopic(brokers, topic);
    }
    for (int place = 0; place < TOPICS.size(); place++) {
      var next = place + 1 < TOPICS.size() ? TOPICS.get(place + 1) : null;
      var hop =
          new ChainHop(place, TOPICS.get(place), next, brokers, producer, database, this::arrived);
      hops.add(hop);
      Thread.ofPlatform().name("chain-" + place).daemon().start(hop);
    }
  }

  private void arrived(ConsumerRecord<String, byte[]> record, long now) {
    var body = ByteBuffer.wrap(record.value());
    var round = running.get();
    if (body.getInt() == round.number) {
      round.micros.recordValue(Math.max(0, (now - body.getLong()) / 1_000));
      round.arrived.incrementAndGet();
    }
  }

  /// An open loop over a thousand keys: each is measured from when it was due to when the last hop
  /// has written it.
  Histogram run(int perSecond, Duration time) throws InterruptedException {
    var round = new Round(running.get().number + 1);
    running.set(round);
    int count = (int) (perSecond * time.toSeconds());
    long start = System.nanoTime() + TimeUnit.SECONDS.toNanos(1);
    for (int i = 0; i < count; i++) {
      long due = start + i * TimeUnit.SECONDS.toNanos(1) / perSecond;
      TimeUnit.NANOSECONDS.sleep(Math.max(0, due - System.nanoTime()));
      var body = ByteBuffer.allocate(BODY).putInt(round.number).putLong(due).array();
      var _ = producer.send(new ProducerRecord<>(TOPICS.getFirst(), "key-" + i % 1_000, body));
    }
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (round.arrived.get() < count && System.nanoTime() < end) {
      TimeUnit.MILLISECONDS.sleep(10);
    }
    if (round.arrived.get() != count) {
      throw new IllegalStateException(
          "The bare chain brought %d of %d".formatted(round.arrived.get(), count));
    }
    return round.micros;
  }

  static void join(Future<?> sent) {
    try {
      sent.get();
    } catch (ExecutionException failed) {
      throw new IllegalStateException(failed.getCause());
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(interrupted);
    }
  }

  @Override
  public void close() {
    hops.forEach(ChainHop::stop);
    producer.close();
  }
}
