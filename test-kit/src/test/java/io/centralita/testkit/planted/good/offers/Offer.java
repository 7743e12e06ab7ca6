package io.centralita.testkit.planted.good.offers;

import java.time.Instant;

/// Decides from values alone.
public record Offer(Instant expiresAt) {
  public boolean expired(Instant now) {
    return now.isAfter(expiresAt);
  }
}
