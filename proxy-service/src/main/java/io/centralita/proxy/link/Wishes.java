package io.centralita.proxy.link;

import io.centralita.proxy.service.Service;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What somebody wants of a session; what they leave open is as its service has it.
///
/// @param uniqueName by which the service finds it, and no other session of its
/// @param mode absent for words and, where the number takes them, calls
/// @param ttl from the last interaction; zero for no end
/// @param dateExpiry a fixed end, which goes before the ttl
public record Wishes(
    @Nullable String uniqueName,
    @Nullable Mode mode,
    @Nullable Duration ttl,
    @Nullable Instant dateExpiry) {
  public static final Wishes NONE = new Wishes(null, null, null, null);

  public Terms on(Service service, Instant now) {
    var agreed = mode == null ? Mode.VOICE_AND_MESSAGE : mode;
    return ttl == null && dateExpiry == null
        ? Terms.of(service, agreed, now)
        : new Terms(service.id(), agreed, ttl == null ? service.defaultTtl() : ttl, dateExpiry);
  }
}
