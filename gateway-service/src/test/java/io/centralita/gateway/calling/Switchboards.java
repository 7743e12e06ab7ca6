package io.centralita.gateway.calling;

import io.centralita.gateway.TestGateway;
import io.centralita.gateway.links.LinkDirectory;
import java.time.Duration;
import java.time.InstantSource;

/// A switchboard without a gateway around it.
public final class Switchboards {
  public static final CallSettings SETTINGS =
      new CallSettings(Duration.ofSeconds(30), Duration.ofHours(1), Duration.ofMinutes(30), null);

  private Switchboards() {}

  public static Switchboard of(LinkDirectory links, InstantSource clock) {
    return of(links, clock, SETTINGS);
  }

  public static Switchboard of(LinkDirectory links, InstantSource clock, CallSettings settings) {
    return new Switchboard(links, TestGateway.sealer(), clock, settings);
  }
}
