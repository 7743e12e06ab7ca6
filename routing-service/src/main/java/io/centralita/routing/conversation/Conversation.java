package io.centralita.routing.conversation;

import io.centralita.contracts.address.Address;
import io.centralita.contracts.values.BusinessNumber;
import io.centralita.contracts.values.Carrier;
import io.centralita.contracts.values.ConversationId;
import io.centralita.contracts.values.Language;
import io.centralita.contracts.values.TenantId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Everything between one person and one business number on one channel of one carrier.
///
/// @param chat the carrier's own id of it; Kommo's alone have one
/// @param language what the person is written to in
/// @param lastUserMessageAt when the person last wrote
/// @param windowUntil until when WhatsApp lets anything be written to the person
/// @param helpedAt when the person was last told what can be done here
/// @param thankedAt when thanks were last answered
public record Conversation(
    ConversationId id,
    TenantId tenant,
    Carrier carrier,
    @Nullable String chat,
    Address person,
    BusinessNumber number,
    Language language,
    Status status,
    @Nullable Instant lastUserMessageAt,
    @Nullable Instant windowUntil,
    @Nullable Instant helpedAt,
    @Nullable Instant thankedAt) {}
