package io.centralita.proxy.session;

import io.centralita.contracts.values.LeadId;
import io.centralita.proxy.link.Mode;
import io.centralita.proxy.link.Wishes;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A session that is asked for.
///
/// @param id whatever the caller makes it of
/// @param lead absent for a session that stands for itself
public record NewSession(UUID id, @Nullable LeadId lead, Wishes wishes) {

  public NewSession(
      UUID id,
      @Nullable LeadId lead,
      @Nullable String uniqueName,
      Mode mode,
      @Nullable Duration ttl,
      @Nullable Instant dateExpiry) {
    this(id, lead, new Wishes(uniqueName, mode, ttl, dateExpiry));
  }
}
