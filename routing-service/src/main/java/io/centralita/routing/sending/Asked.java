package io.centralita.routing.sending;

import io.centralita.contracts.routing.SendCommand.Body;
import io.centralita.contracts.values.ConversationId;
import io.centralita.contracts.values.LeadId;
import io.centralita.contracts.values.SendId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What is to be sent, as it was asked for: it never changes.
///
/// @param partOf what was asked for, where this is another part of it than the first
/// @param sender the key of the number that it leaves from: carrier, channel, number
/// @param lane one recipient and one sender; what is in a lane goes out in order
/// @param despiteOptOut the confirmation of an opt-out itself
record Asked(
    SendId id,
    @Nullable SendId partOf,
    ConversationId conversation,
    String sender,
    String lane,
    Body body,
    @Nullable LeadId lead,
    String cause,
    boolean despiteOptOut,
    String traceparent,
    Instant at) {}
