package io.centralita.kit.tiny;

import io.centralita.contracts.event.Topic;
import io.centralita.contracts.event.Topic.Kind;

/// What the tiny service publishes.
public sealed interface Echo {
  Topic<Echo> ECHOES = new Topic<>("kit.echoes.v1", Echo.class, "tiny-service", Kind.EVENTS, 4);

  record NoteEchoed(String author, int number) implements Echo {}
}
