package io.centralita.gateway.following;

import io.micrometer.core.instrument.Counter;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Keeps what one reading finds on the disk too. A disk that fails ends the keeping, not the
/// reading: what it had is what the next start without Kafka would find, with its age.
final class ViewSaving implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(ViewSaving.class);

  private final String topic;
  private final Counter failures;
  private @Nullable ViewLog kept;

  private interface Work {
    void with(ViewLog kept) throws IOException;
  }

  ViewSaving(Path file, String topic, Counter failures) {
    this.topic = topic;
    this.failures = failures;
    try {
      kept = ViewLog.begin(file, topic);
    } catch (IOException unwritable) {
      give(unwritable);
    }
  }

  void add(ConsumerRecord<String, byte[]> record) {
    attempt(log -> log.add(record));
  }

  void flush() {
    attempt(ViewLog::flush);
  }

  void complete(Instant now) {
    attempt(log -> log.complete(now));
  }

  void mark(Instant now) {
    attempt(log -> log.mark(now));
  }

  boolean isOutgrown() {
    return kept != null && kept.isOutgrown();
  }

  private void attempt(Work work) {
    var to = kept;
    if (to == null) {
      return;
    }
    try {
      work.with(to);
    } catch (IOException failed) {
      give(failed);
      close();
    }
  }

  private void give(IOException failed) {
    failures.increment();
    log.warn(
        "{} is not kept on the disk any more ({}): a start without Kafka finds what was kept before,"
            + " until the topic is read anew",
        topic,
        failed.toString());
  }

  @Override
  public void close() {
    var ends = kept;
    kept = null;
    if (ends != null) {
      try {
        ends.close();
      } catch (IOException failed) {
        log.debug("The file of {} could not be closed: {}", topic, failed.toString());
      }
    }
  }
}
