package io.centralita.proxy.api;

import java.security.SecureRandom;
import java.util.UUID;
import org.springframework.stereotype.Component;

/// Ids of what a request makes. A request carries none by which it could be told from another, so
/// nothing can be derived; who knows one of these ids knows nothing of the next.
@Component
class Ids {
  private final SecureRandom random = new SecureRandom();

  UUID next() {
    // The marks of a random UUID: version 4, variant 2.
    long high = (random.nextLong() & ~0xf000L) | 0x4000L;
    long low = (random.nextLong() & ~(3L << 62)) | (1L << 63);
    return new UUID(high, low);
  }
}
