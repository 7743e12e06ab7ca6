package io.centralita.gateway.webhook;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a webhook's request turned out to be.
public sealed interface Verdict {

  /// An event. It is durable before the carrier gets its answer, or the answer is a 503.
  record Accepted(Fact<?> fact, Reply reply) implements Verdict {}

  /// Several events of one request, in their order. All of them are durable before the carrier gets
  /// its answer.
  ///
  /// @param aside what could not be taken. It is counted and logged, and the rest goes on. Where
  ///   another delivery may find it in order, the answer is that refusal after all: the carrier
  ///   delivers everything again, and what was taken is the same events
  record Batch(List<Fact<?>> facts, List<Refused> aside, Reply reply) implements Verdict {

    public Batch {
      facts = List.copyOf(facts);
      aside = List.copyOf(aside);
    }
  }

  /// An event while somebody waits on the line. Once it is durable, or that takes too long, the
  /// carrier gets its answer: the call cannot be repeated later, and its end tells of it again.
  record Urgent(Fact<?> fact, Reply reply) implements Verdict {}

  /// Genuine, but nothing to tell anybody about: answered as if it were accepted, so that the
  /// carrier does not repeat it.
  ///
  /// @param reason for the log; carries nothing of the request's content
  record Ignored(String reason, Reply reply) implements Verdict {}

  /// @param detail for the carrier's debugger and the log; carries nothing of the request's content
  /// @param spoken what a caller hears instead of the carrier's announcement of an error; null
  ///   where nobody listens
  record Refused(Refusal refusal, String detail, @Nullable Reply spoken) implements Verdict {

    public Refused(Refusal refusal, String detail) {
      this(refusal, detail, null);
    }
  }
}
