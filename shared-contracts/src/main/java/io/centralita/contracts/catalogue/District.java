package io.centralita.contracts.catalogue;

import java.util.List;

/// A place where jobs are done.
///
/// @param code what travels and is stored; INEI's ubigeo in Peru
/// @param latitude degrees, WGS 84, of the centroid
/// @param aliases what people call it besides its name
public record District(
    String code, String name, double latitude, double longitude, List<String> aliases) {
  private static final double EARTH_RADIUS_KM = 6371.0088;

  public District {
    aliases = List.copyOf(aliases);
  }

  /// Great-circle distance between centroids, in kilometres.
  public double kilometresTo(District other) {
    double north = Math.toRadians(other.latitude - latitude) / 2;
    double east = Math.toRadians(other.longitude - longitude) / 2;
    double chord =
        Math.pow(Math.sin(north), 2)
            + Math.cos(Math.toRadians(latitude))
                * Math.cos(Math.toRadians(other.latitude))
                * Math.pow(Math.sin(east), 2);
    return 2 * EARTH_RADIUS_KM * Math.asin(Math.sqrt(chord));
  }
}
