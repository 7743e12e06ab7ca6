package io.centralita.matching.provider;

import io.centralita.contracts.address.Channel;
import io.centralita.contracts.values.Language;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One provider as a marketplace hands it over, unchecked: anything may be missing.
///
/// @param externalId the marketplace's own id; importing it again changes the same provider
/// @param phone in E.164; sealed at this door and never stored in clear
/// @param channel `WHATSAPP` when absent
/// @param language Spanish when absent
/// @param categories codes of the catalogue; the same for the districts
/// @param rating stars, 0 to 5; may be absent while there are no votes
/// @param timeZone such as `America/Lima`; when absent as the number tells, else the tenant's
/// @param hours see [OpeningHours]; always when absent
/// @param jobsAtOnce as the tenant has it when absent
record ProviderRow(
    @Nullable String externalId,
    @Nullable String name,
    @Nullable String phone,
    @Nullable Channel channel,
    @Nullable Language language,
    @Nullable List<@Nullable String> categories,
    @Nullable List<@Nullable String> districts,
    @Nullable BigDecimal rating,
    @Nullable Integer votes,
    @Nullable String timeZone,
    @Nullable String hours,
    @Nullable Integer jobsAtOnce) {

  /// Nobody's number in a log line.
  @Override
  public String toString() {
    return "provider " + externalId;
  }
}
