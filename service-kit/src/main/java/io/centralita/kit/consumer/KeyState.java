package io.centralita.kit.consumer;

import io.centralita.contracts.event.CloudEvent;

/// What a topic of states says about a key.
public sealed interface KeyState<T> {

  String key();

  /// How it is with the key from now on.
  record Current<T>(String key, CloudEvent<T> event) implements KeyState<T> {}

  /// There is nothing of the key any more: a tombstone.
  record Ended<T>(String key) implements KeyState<T> {}
}
