package io.centralita.routing.sending;

import io.centralita.contracts.routing.SendCommand.Body;
import io.centralita.contracts.values.ConversationId;
import io.centralita.contracts.values.LeadId;
import io.centralita.contracts.values.SendId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Something that is to reach a person, or did.
///
/// @param lane one recipient and one sender; what is in a lane goes out in order
/// @param despiteOptOut the confirmation of an opt-out itself
/// @param dueAt when to look at it again
/// @param attempts how often it was about to be handed over
/// @param attemptedAt when that last was
/// @param lostAt when its outcome became unknown
/// @param said what the person reads
/// @param template the name, where it is one
/// @param carrierMessageId the carrier's own id, once it has it
record Send(
    SendId id,
    ConversationId conversation,
    String lane,
    Body body,
    @Nullable LeadId lead,
    String cause,
    boolean despiteOptOut,
    String traceparent,
    SendState state,
    Instant dueAt,
    int attempts,
    @Nullable Instant attemptedAt,
    @Nullable Instant lostAt,
    @Nullable String said,
    @Nullable String template,
    @Nullable String carrierMessageId,
    @Nullable String reason,
    Instant createdAt) {

  Send in(SendState next, Instant due) {
    return new Send(
        id,
        conversation,
        lane,
        body,
        lead,
        cause,
        despiteOptOut,
        traceparent,
        next,
        due,
        attempts,
        attemptedAt,
        lostAt,
        said,
        template,
        carrierMessageId,
        reason,
        createdAt);
  }

  Send attempted(Instant now, Instant lease, String words, @Nullable String name) {
    return new Send(
        id,
        conversation,
        lane,
        body,
        lead,
        cause,
        despiteOptOut,
        traceparent,
        SendState.SENDING,
        lease,
        attempts + 1,
        now,
        null,
        words,
        name,
        null,
        reason,
        createdAt);
  }

  Send lost(Instant now) {
    return new Send(
        id,
        conversation,
        lane,
        body,
        lead,
        cause,
        despiteOptOut,
        traceparent,
        SendState.UNKNOWN,
        now,
        attempts,
        attemptedAt,
        now,
        said,
        template,
        null,
        reason,
        createdAt);
  }

  Send takenAs(@Nullable String carrierId, SendState next, Instant due) {
    return new Send(
        id,
        conversation,
        lane,
        body,
        lead,
        cause,
        despiteOptOut,
        traceparent,
        next,
        due,
        attempts,
        attemptedAt,
        null,
        said,
        template,
        carrierId,
        reason,
        createdAt);
  }

  Send because(@Nullable String why) {
    return new Send(
        id,
        conversation,
        lane,
        body,
        lead,
        cause,
        despiteOptOut,
        traceparent,
        state,
        dueAt,
        attempts,
        attemptedAt,
        lostAt,
        said,
        template,
        carrierMessageId,
        why,
        createdAt);
  }
}
