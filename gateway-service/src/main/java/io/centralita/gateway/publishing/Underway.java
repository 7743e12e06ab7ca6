package io.centralita.gateway.publishing;

import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/// An event that Kafka has been given, and who waits for it. It may go on to the spool; whoever
/// waits need not know.
final class Underway extends CompletableFuture<Void> {
  private final long since;
  private volatile @Nullable ProducerRecord<String, byte[]> record;

  /// @param since by the clock that only measures ([System#nanoTime()])
  Underway(ProducerRecord<String, byte[]> record, long since) {
    this.record = record;
    this.since = since;
  }

  long since() {
    return since;
  }

  /// Kafka has it. It may have to be remembered for a while, but not what was in it.
  void arrived() {
    complete(null);
    record = null;
  }

  /// Takes it out of Kafka's hands.
  ///
  /// @return what to do something else with; null when somebody has taken it, or it has arrived
  synchronized @Nullable ProducerRecord<String, byte[]> take() {
    var taken = isDone() ? null : record;
    record = null;
    return taken;
  }
}
