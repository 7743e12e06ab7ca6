package io.centralita.matching.settings;

import java.time.DateTimeException;
import java.time.ZoneId;

/// Time zones as people's clocks follow them: `America/Lima`, not `GMT-5`.
public final class TimeZones {
  private TimeZones() {}

  public static boolean isKnown(String zone) {
    try {
      return zone.contains("/") && ZoneId.of(zone).getId().equals(zone);
    } catch (DateTimeException unknown) {
      return false;
    }
  }
}
