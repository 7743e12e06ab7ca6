package io.centralita.routing.carrier;

import io.centralita.contracts.address.Channel;
import io.centralita.contracts.address.Identity;
import io.centralita.contracts.values.BusinessNumber;
import io.centralita.contracts.values.ConversationId;
import org.jspecify.annotations.Nullable;

/// Between whom a message goes, the address open.
///
/// @param conversation ours, for carriers that keep chats and want to know which
/// @param chat the carrier's own id of it, where it has told one
/// @param sender the carrier's own id of our number, where it has one
public record Route(
    ConversationId conversation,
    @Nullable String chat,
    Channel channel,
    Identity to,
    BusinessNumber from,
    @Nullable String sender) {}
