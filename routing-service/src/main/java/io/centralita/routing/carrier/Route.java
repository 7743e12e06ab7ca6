package io.centralita.routing.carrier;

import io.centralita.contracts.address.Channel;
import io.centralita.contracts.address.Identity;
import io.centralita.contracts.values.BusinessNumber;
import io.centralita.contracts.values.ConversationId;

/// Between whom a message goes, the address open.
///
/// @param conversation ours, for carriers that keep chats and want to know which
public record Route(
    ConversationId conversation, Channel channel, Identity to, BusinessNumber from) {}
