package io.centralita.gateway.webhook;

import io.centralita.contracts.event.Topic;
import java.util.UUID;

/// What a webhook's request turned out to be.
public sealed interface Verdict {

  /// An event. It is published before the carrier gets its answer.
  ///
  /// @param id the same for every delivery of the same thing
  /// @param key what must stay in order
  record Accepted<T>(Topic<T> topic, UUID id, String key, T data) implements Verdict {}

  /// Genuine, but of no meaning to us: answered as if it were accepted, so that the carrier does
  /// not repeat it.
  ///
  /// @param reason for the log; carries nothing of the request's content
  record Ignored(String reason) implements Verdict {}

  /// @param detail for the carrier's debugger and the log; carries nothing of the request's content
  record Refused(Refusal refusal, String detail) implements Verdict {}
}
