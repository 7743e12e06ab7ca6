package io.centralita.gateway.spool;

import java.nio.file.Path;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/// Where and how much may wait.
///
/// @param folder on a disk that outlives the process; gateways that share it each take a part of
///   their own
/// @param limit of all that waits; beyond it carriers get a 503
/// @param patience how long a carrier waits for the disk
/// @param spare how much of the disk stays free: removing events needs some
@ConfigurationProperties("centralita.gateway.spool")
public record SpoolSettings(
    Path folder,
    @DefaultValue("512MB") DataSize limit,
    @DefaultValue("5s") Duration patience,
    @DefaultValue("32MB") DataSize spare) {

  public SpoolSettings {
    if (limit.toBytes() < 1) {
      throw new IllegalArgumentException("limit is at least 1 byte");
    }
    if (!patience.isPositive()) {
      throw new IllegalArgumentException("patience is a time");
    }
    if (spare.isNegative()) {
      throw new IllegalArgumentException("spare is a size, or 0 to fill the disk");
    }
  }
}
