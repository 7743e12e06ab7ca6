package io.centralita.gateway.publishing;

import io.centralita.contracts.Topics;
import io.centralita.contracts.event.Topic;
import io.centralita.kit.producer.EventProducer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/// A connection to Kafka with what is under way on it. It is cut as a whole: with one event that
/// does not arrive, everything behind it is taken back, and nothing of it arrives later than what
/// comes after it.
final class Line {
  static final List<Topic<?>> TOPICS = List.of(Topics.MESSAGES, Topics.RECEIPTS, Topics.CALLS);

  private final EventProducer producer;
  private final ConcurrentLinkedQueue<Underway> queue = new ConcurrentLinkedQueue<>();

  /// What becomes of an event that Kafka refuses.
  interface Refusal {
    /// @param answered whether it was Kafka's client that said so, on a thread of its own
    void refused(Underway event, Throwable why, boolean answered);
  }

  Line(EventProducer producer) {
    this.producer = producer;
  }

  /// Sends without waiting.
  Underway send(ProducerRecord<String, byte[]> record, Refusal refusal) {
    var event = new Underway(record, System.nanoTime());
    queue.add(event);
    var caller = Thread.currentThread();
    var _ =
        producer
            .send(record)
            .whenComplete((_, failure) -> {
              if (failure == null) {
                event.arrived();
              } else {
                refusal.refused(event, failure, !Thread.currentThread().equals(caller));
              }
            });
    return event;
  }

  /// Keeps the topics known, because sending does not wait for Kafka to say where they are.
  boolean knowsTopics() {
    return TOPICS.stream().map(producer::knows).reduce(true, Boolean::logicalAnd);
  }

  /// The first event that has not arrived yet.
  @Nullable Underway first() {
    var first = queue.peek();
    while (first != null && first.isDone()) {
      queue.remove(first); // and not poll(): somebody may be taking everything back
      first = queue.peek();
    }
    return first;
  }

  /// Everything that has not arrived yet, in the order in which it came. Each event is handed out
  /// once.
  List<Underway> takeBack() {
    var all = new ArrayList<Underway>();
    for (var event = queue.poll(); event != null; event = queue.poll()) {
      if (!event.isDone()) {
        all.add(event);
      }
    }
    return all;
  }

  /// What the client still holds is given up.
  void abandon() {
    producer.abandon();
  }

  void close() {
    producer.close();
  }
}
