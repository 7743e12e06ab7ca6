package io.centralita.matching.farmer;

import io.centralita.contracts.address.Address;
import io.centralita.contracts.event.EventIds;
import io.centralita.contracts.values.Language;
import io.centralita.contracts.values.TenantId;
import java.time.LocalTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// @param externalId the marketplace's own; importing it again changes the same farmer
/// @param market where they sell; its prices come first
/// @param crops codes, in the order in which they matter to the farmer
/// @param doNotDisturb they get nothing, whatever they do
/// @param quiet when they get nothing
public record Farmer(
    String externalId,
    Address address,
    Language language,
    @Nullable String market,
    List<String> crops,
    boolean doNotDisturb,
    @Nullable Hours quiet) {
  public Farmer {
    crops = List.copyOf(crops);
  }

  /// Of the tenant's clock; may go over midnight.
  ///
  /// @param to the first minute after it
  public record Hours(LocalTime from, LocalTime to) {
    boolean include(LocalTime time) {
      boolean started = !time.isBefore(from);
      boolean over = !time.isBefore(to);
      return from.isBefore(to) ? started && !over : started || !over;
    }
  }

  /// Whether they get nothing now because of the hour.
  public boolean isQuietAt(LocalTime time) {
    return quiet != null && quiet.include(time);
  }

  static UUID idOf(TenantId tenant, String externalId) {
    return EventIds.derived("farmer", tenant.value(), externalId);
  }
}
