package io.centralita.routing.media;

import io.centralita.contracts.gateway.InboundMessage.MessageReceived;
import io.centralita.contracts.values.Carrier;
import io.centralita.contracts.values.LeadId;
import io.centralita.contracts.values.MediaId;
import io.centralita.contracts.values.TenantId;
import java.net.URI;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// One thing that somebody sent, as it waits to be fetched.
///
/// @param attempts with the one that is under way
record Medium(
    MediaId id,
    TenantId tenant,
    Carrier carrier,
    String carrierMessageId,
    int index,
    @Nullable LeadId lead,
    URI url,
    int attempts) {

  /// Of what was forwarded to the main number the same thing as it came to the proxy number.
  Optional<MediaId> original() {
    return carrierMessageId.endsWith(MessageReceived.FORWARDED)
        ? Optional.of(
            MediaId.of(
                carrier,
                carrierMessageId.substring(
                    0, carrierMessageId.length() - MessageReceived.FORWARDED.length()),
                index))
        : Optional.empty();
  }
}
