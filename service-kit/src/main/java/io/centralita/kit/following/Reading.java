package io.centralita.kit.following;

import java.time.Instant;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/// What becomes of one reading of a followed topic, from its beginning. A follower that has to
/// begin anew asks for another one: so what was deleted and compacted away while nobody read does
/// not live on, provided that a reading shows nothing before it [is complete][#complete(Instant)].
/// All of it happens on one thread.
public interface Reading<T> extends AutoCloseable {

  /// Each record as it is in the topic, before it is read; also one that cannot be.
  default void record(ConsumerRecord<String, byte[]> record) {}

  /// @throws IllegalArgumentException when the state makes no sense: it is counted and passed over
  void put(T state);

  /// The end of a key, a tombstone.
  ///
  /// @throws IllegalArgumentException when nothing can have such a key
  void remove(String key);

  /// Everything that was in the topic when the reading began has been handed over. Takes the place
  /// of what was known before.
  ///
  /// @param asOf when it was so
  void complete(Instant asOf);

  /// After complete: some changes have been handed over, and for now no more.
  default void changed() {}

  /// Now and then after complete: Kafka said at that time that there is no more than what was
  /// handed over.
  default void confirmed(Instant asOf) {}

  /// Whether the topic had better be read anew, by another one.
  default boolean isOutgrown() {
    return false;
  }

  @Override
  default void close() {}
}
