package io.centralita.proxy.pool;

import io.centralita.contracts.address.Channel;
import io.centralita.contracts.values.BusinessNumber;
import io.centralita.contracts.values.TenantId;
import io.centralita.proxy.sid.Sid;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A number of a service's pool.
///
/// @param reserved only for sessions that ask for this number
/// @param lastUsedAt to a second or so; absent when it never was
/// @param inUse the open sessions on it
public record PoolNumber(
    UUID id,
    BusinessNumber number,
    TenantId tenant,
    UUID service,
    Set<Channel> channels,
    @Nullable String friendlyName,
    @Nullable String isoCountry,
    boolean reserved,
    @Nullable Instant lastUsedAt,
    int inUse,
    Instant createdAt,
    Instant updatedAt) {

  public PoolNumber {
    channels = Set.copyOf(channels);
  }

  public Sid sid() {
    return new Sid(Sid.Kind.PN, id);
  }
}
