package io.centralita.gateway.following;

import io.centralita.contracts.event.Topic;
import java.time.Instant;

/// What a topic of states says, in memory. Asked by the event loops, written by one reader.
public interface View<T> {

  Topic<T> topic();

  /// How far it may be believed.
  Knowledge knowledge();

  /// Whether everything that was in the topic at the start is here. Until then what is not found
  /// may exist all the same.
  default boolean isComplete() {
    return knowledge().isComplete();
  }

  int size();

  /// Whether a gateway that starts while Kafka is away can do without it.
  boolean mayBeMissing();

  /// An empty one for a new reading of the whole topic.
  Draft<T> draft();

  /// What a reading has found so far. Written by one thread.
  interface Draft<T> {

    /// @throws IllegalArgumentException when the state makes no sense
    void put(T state);

    /// @throws IllegalArgumentException when nothing can have such a key
    void remove(String key);

    /// Takes the place of what was known before; later changes show at once.
    void become();

    /// The same, of what was on the disk: it was so then, and may have changed.
    void standIn(Instant asOf);
  }
}
