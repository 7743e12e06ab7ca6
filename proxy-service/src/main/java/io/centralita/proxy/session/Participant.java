package io.centralita.proxy.session;

import io.centralita.contracts.address.Address;
import io.centralita.contracts.proxy.SessionChange.Side;
import io.centralita.contracts.values.BusinessNumber;
import io.centralita.contracts.values.LinkId;
import io.centralita.proxy.sid.Sid;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Somebody in a session.
///
/// @param number the one that they write to and hear from
/// @param deletedAt when they were taken out
public record Participant(
    UUID id,
    LinkId session,
    Side side,
    Address address,
    BusinessNumber number,
    @Nullable String friendlyName,
    Instant createdAt,
    @Nullable Instant deletedAt) {

  public Sid sid() {
    return new Sid(Sid.Kind.KP, id);
  }
}
