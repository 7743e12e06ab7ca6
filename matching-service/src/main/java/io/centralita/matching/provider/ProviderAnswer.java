package io.centralita.matching.provider;

import io.centralita.contracts.values.ProviderId;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A provider as other systems see it.
///
/// @param phone what people may see of it
/// @param timeZone where their clock is, which their number may have told; absent: as the tenant
///   has it
/// @param hours when they take offers; absent: always
/// @param optedOut they told a carrier that they want no messages
record ProviderAnswer(
    ProviderId id,
    String externalId,
    String name,
    String phone,
    String channel,
    String language,
    List<String> categories,
    List<String> districts,
    BigDecimal rating,
    int votes,
    int tier,
    @Nullable String timeZone,
    @Nullable String hours,
    @Nullable Integer jobsAtOnce,
    boolean paused,
    @Nullable Instant pausedUntil,
    boolean optedOut) {

  static ProviderAnswer of(Provider provider) {
    var times = provider.times();
    var zone = times.clock();
    var hours = times.hours();
    return new ProviderAnswer(
        provider.id(),
        provider.externalId(),
        provider.name(),
        provider.address().hint(),
        provider.address().channel().name(),
        provider.language().tag(),
        provider.categories(),
        provider.districts(),
        provider.rating().stars(),
        provider.rating().votes(),
        provider.standing().tier(),
        zone == null ? null : zone.getId(),
        hours == null ? null : hours.text(),
        times.jobsAtOnce(),
        provider.standing().paused(),
        provider.standing().pausedUntil(),
        provider.standing().optedOut());
  }
}
