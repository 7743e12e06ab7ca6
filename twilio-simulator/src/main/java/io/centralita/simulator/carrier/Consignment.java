package io.centralita.simulator.carrier;

import io.centralita.simulator.message.Address;
import io.centralita.simulator.message.Button;
import io.centralita.simulator.message.Location;
import io.centralita.simulator.number.Network;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a network has admitted and is about to bring.
///
/// @param template whether it may reach the person at any time
/// @param contentSid the template's id, where it has one
/// @param repliesTo the message that it quotes, where the network shows quotes
/// @param callback Twilio: where its steps are told; Meta: what comes back with them; Kommo: the
///   sender's own id of it
public record Consignment(
    Network network,
    Address from,
    Address to,
    String body,
    List<String> mediaUrls,
    @Nullable Location location,
    List<Button> buttons,
    boolean template,
    @Nullable String contentSid,
    @Nullable String repliesTo,
    @Nullable String callback) {}
