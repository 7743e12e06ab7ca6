package io.centralita.routing.assistant;

import io.centralita.contracts.values.ConversationId;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/// A question that waits for an answer.
///
/// @param id that of the event that brought it; its answer's id is derived from it
/// @param asked what was asked, without numbers, addresses and names
/// @param earlier what was said before, oldest first
/// @param attempts how often somebody began to answer it
record Question(
    UUID id,
    ConversationId conversation,
    String asked,
    List<Earlier> earlier,
    String traceparent,
    Instant at,
    int attempts) {

  Question {
    earlier = List.copyOf(earlier);
  }

  /// How a question ends.
  enum End {
    ANSWERED,
    /// With the help text.
    HELPED,
    /// A person has taken the conversation over, or it is closed.
    DROPPED
  }
}
