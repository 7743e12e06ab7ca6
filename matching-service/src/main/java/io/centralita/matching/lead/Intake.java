package io.centralita.matching.lead;

import io.centralita.matching.lead.LeadState.Asking;
import io.centralita.matching.lead.LeadState.Choosing;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// Which of a customer's open leads a request is about; a request that is about none opens another.
///
/// | they say | it is about |
/// |---|---|
/// | a job that is asked for already | that lead |
/// | another job | the lead that lacks only the job, else a new one |
/// | only a place | the lead that lacks it, else one that can still change it, else the latest |
final class Intake {
  private Intake() {}

  /// @param open latest first
  static Optional<Lead> target(List<Lead> open, @Nullable String category) {
    return category == null ? forPlace(open) : forJob(open, category);
  }

  private static Optional<Lead> forJob(List<Lead> open, String category) {
    return first(open, lead -> category.equals(lead.category()))
        .or(() -> first(open, lead -> lead.category() == null));
  }

  private static Optional<Lead> forPlace(List<Lead> open) {
    return first(open, lead -> lead.district() == null)
        .or(() ->
            first(open, lead -> lead.state() instanceof Choosing || lead.state() instanceof Asking))
        .or(() -> open.stream().findFirst());
  }

  private static Optional<Lead> first(List<Lead> open, Predicate<Lead> wanted) {
    return open.stream().filter(wanted).findFirst();
  }
}
