package io.centralita.proxy.callback;

import io.centralita.contracts.event.EventIds;
import io.centralita.contracts.values.LinkId;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// An interaction is new, or a carrier says something new about it.
///
/// @param inbound how it is with its inbound half from now on
/// @param outbound and with the other
public record Change(
    LinkId link, UUID interaction, @Nullable String inbound, @Nullable String outbound) {

  /// The same news twice is one callback.
  UUID id() {
    return EventIds.derived(
        "status-callback",
        interaction.toString(),
        String.valueOf(inbound),
        String.valueOf(outbound));
  }
}
