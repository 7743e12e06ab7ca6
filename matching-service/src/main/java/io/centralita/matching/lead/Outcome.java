package io.centralita.matching.lead;

import io.centralita.contracts.matching.LeadChange;
import java.util.List;
import java.util.stream.Stream;

/// What a happening leads to.
public sealed interface Outcome {

  Lead lead();

  /// What people are told.
  List<Notice> notices();

  /// @param facts in the order that they came true
  record Changed(Lead lead, List<LeadChange> facts, List<Notice> notices) implements Outcome {
    public Changed {
      facts = List.copyOf(facts);
      notices = List.copyOf(notices);
    }

    /// The same, with this ahead of it.
    Changed after(List<LeadChange> earlierFacts, List<Notice> earlierNotices) {
      return new Changed(lead, joined(earlierFacts, facts), joined(earlierNotices, notices));
    }

    private static <T> List<T> joined(List<T> first, List<T> second) {
      return Stream.concat(first.stream(), second.stream()).toList();
    }
  }

  /// It was so already, or it is nobody's turn.
  record Unchanged(Lead lead, List<Notice> notices) implements Outcome {
    public Unchanged {
      notices = List.copyOf(notices);
    }
  }

  record Refused(Lead lead, Refusal reason, List<Notice> notices) implements Outcome {
    public Refused {
      notices = List.copyOf(notices);
    }
  }

  /// Why not.
  enum Refusal {
    /// No offer of this lead.
    UNKNOWN_OFFER,
    /// The deadline was over, or somebody else was asked already.
    TOO_LATE,
    /// The provider has accepted, and said so.
    ALREADY_ACCEPTED,
    /// The provider has declined, and the lead went on.
    ALREADY_DECLINED,
    /// The customer took the job back, or somebody else has it.
    WITHDRAWN,
    /// The lead has ended.
    ENDED,
    /// Nobody has the job, or no longer this provider.
    NOT_ASSIGNED,
    /// The work has not begun.
    NOT_STARTED,
    /// The work has begun, and cannot be given back.
    ALREADY_STARTED,
    /// The work is not done.
    NOT_FINISHED,
    /// The work is done.
    ALREADY_FINISHED,
    /// The customer has rated it, more than a day ago.
    RATING_FINAL
  }
}
