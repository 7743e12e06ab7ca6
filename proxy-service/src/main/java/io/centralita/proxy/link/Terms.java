package io.centralita.proxy.link;

import io.centralita.proxy.service.Service;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What a session was opened on.
///
/// @param service whose session it is
/// @param ttl from the last interaction; zero for no end
/// @param dateExpiry a fixed end, which goes before the ttl
public record Terms(UUID service, Mode mode, Duration ttl, @Nullable Instant dateExpiry) {
  /// The end of what has none, for who must be told one.
  public static final Instant NEVER = Instant.parse("9999-12-31T00:00:00Z");

  private static final int STEPS_A_TTL = 24;

  /// As a service has them for who asks for nothing else.
  public static Terms of(Service service, Mode mode, Instant now) {
    var ttl = service.defaultTtl();
    var fixed = service.ttlRenewed() || ttl.isZero() ? null : now.plus(ttl);
    return new Terms(service.id(), mode, ttl, fixed);
  }

  /// @param since the opening, or the last interaction
  public Instant end(Instant since) {
    if (dateExpiry != null) {
      return dateExpiry;
    }
    return ttl.isZero() ? NEVER : since.plus(ttl);
  }

  /// Whether an interaction moves the end.
  boolean isRenewed() {
    return dateExpiry == null && !ttl.isZero();
  }

  /// Others hear of a later end only when it is this much later.
  Duration smallestExtension() {
    return ttl.dividedBy(STEPS_A_TTL);
  }
}
