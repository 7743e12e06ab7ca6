package io.centralita.routing.sending;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// How far a send has come.
///
/// @param dueAt when to look at it again
/// @param attempts how often it was about to be handed over
/// @param attemptedAt when that last was
/// @param lostAt when its outcome became unknown
/// @param stuckAt since when nobody but an operator can tell
/// @param said what the person reads
/// @param template the name, where it is one
/// @param carrierMessageId the carrier's own id, once it has it
/// @param reason why it is where it is, where there is one
record Progress(
    SendState state,
    Instant dueAt,
    int attempts,
    @Nullable Instant attemptedAt,
    @Nullable Instant lostAt,
    @Nullable Instant stuckAt,
    @Nullable String said,
    @Nullable String template,
    @Nullable String carrierMessageId,
    @Nullable String reason) {

  Progress in(SendState next, Instant due) {
    return new Progress(
        next,
        due,
        attempts,
        attemptedAt,
        lostAt,
        stuckAt,
        said,
        template,
        carrierMessageId,
        reason);
  }

  Progress attempted(Instant now, Instant lease, String words, @Nullable String name) {
    return new Progress(
        SendState.SENDING, lease, attempts + 1, now, null, null, words, name, null, reason);
  }

  Progress lost(Instant now) {
    return new Progress(
        SendState.UNKNOWN, now, attempts, attemptedAt, now, null, said, template, null, reason);
  }

  Progress stuck(Instant now) {
    return new Progress(
        state, dueAt, attempts, attemptedAt, lostAt, now, said, template, null, reason);
  }

  Progress takenAs(@Nullable String carrierId, SendState next, Instant due) {
    return new Progress(
        next, due, attempts, attemptedAt, null, null, said, template, carrierId, reason);
  }

  Progress because(@Nullable String why) {
    return new Progress(
        state,
        dueAt,
        attempts,
        attemptedAt,
        lostAt,
        stuckAt,
        said,
        template,
        carrierMessageId,
        why);
  }
}
