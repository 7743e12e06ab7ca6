package io.centralita.routing.media;

import io.centralita.contracts.values.Carrier;
import io.centralita.contracts.values.LeadId;
import io.centralita.contracts.values.MediaId;
import io.centralita.contracts.values.TenantId;
import java.net.URI;
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
    int attempts) {}
