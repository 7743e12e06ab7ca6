package io.centralita.routing.reception;

import io.centralita.contracts.routing.Meaning;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Decides what a person is told who wrote what is for nobody else: an answer when they ask, what
/// can be done here when they cannot be understood, and that they are welcome when they thank.
/// Neither of the latter is said again within the hour: who is still not understood is told so, and
/// then left to a person. Where a person has taken over, or the carrier has answered, nothing is
/// said.
///
/// @param isTheirs whether somebody else answers
record Help(
    boolean isTheirs, @Nullable Instant lastHelp, @Nullable Instant lastThanks, Instant now) {
  private static final Duration QUIET = Duration.ofHours(1);

  enum Answer {
    ANSWER,
    HELP,
    /// They had the help a short while ago.
    LOST,
    YOU_ARE_WELCOME,
    NOTHING
  }

  /// @param thanks whether the text is nothing but thanks
  Answer to(Meaning meaning, boolean thanks) {
    if (isTheirs) {
      return Answer.NOTHING;
    }
    return switch (meaning) {
      case Meaning.Question _ -> Answer.ANSWER;
      case Meaning.Unclear _ when thanks ->
          isOver(lastThanks) ? Answer.YOU_ARE_WELCOME : Answer.NOTHING;
      case Meaning.Unclear unclear when !unclear.candidates().isEmpty() -> Answer.NOTHING;
      case Meaning.Unclear _ -> isOver(lastHelp) ? Answer.HELP : Answer.LOST;
      case Meaning.ServiceRequest _,
          Meaning.Choice _,
          Meaning.Accept _,
          Meaning.Decline _,
          Meaning.StartJob _,
          Meaning.FinishJob _,
          Meaning.Rate _,
          Meaning.Cancel _,
          Meaning.Pause _,
          Meaning.Resume _,
          Meaning.Relay _,
          Meaning.Opening _,
          Meaning.VerificationCode _,
          Meaning.OptOut _,
          Meaning.OptIn _ ->
          Answer.NOTHING;
    };
  }

  /// Whether it is for a person to find out what they want.
  ///
  /// @param times how often they were not understood since they were helped
  static boolean isForAPerson(int times) {
    return times > 1;
  }

  /// The same where something of theirs waits, of which they are told each time.
  static boolean isForAPersonAfterAll(int times) {
    return times > 2;
  }

  private boolean isOver(@Nullable Instant last) {
    return isOver(last, now);
  }

  /// Whether what was last said then may be said again.
  static boolean isOver(@Nullable Instant last, Instant now) {
    return last == null || last.plus(QUIET).isBefore(now);
  }
}
