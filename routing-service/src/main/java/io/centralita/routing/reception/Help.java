package io.centralita.routing.reception;

import io.centralita.contracts.routing.Meaning;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Decides when a person is told what can be done here: when they ask, and when they cannot be
/// understood; but "thanks" right after is not answered with the same again.
final class Help {
  private static final Duration QUIET = Duration.ofHours(1);

  private Help() {}

  static boolean isDue(Meaning meaning, @Nullable Instant lastHelp, Instant now) {
    return switch (meaning) {
      case Meaning.Question _ -> true;
      case Meaning.Unclear _ -> lastHelp == null || lastHelp.plus(QUIET).isBefore(now);
      case Meaning.ServiceRequest _,
          Meaning.Choice _,
          Meaning.Accept _,
          Meaning.Decline _,
          Meaning.StartJob _,
          Meaning.FinishJob _,
          Meaning.Rate _,
          Meaning.Cancel _,
          Meaning.Relay _,
          Meaning.Opening _,
          Meaning.VerificationCode _,
          Meaning.OptOut _,
          Meaning.OptIn _ ->
          false;
    };
  }
}
