package io.centralita.routing.understanding;

import io.centralita.contracts.catalogue.District;
import io.centralita.contracts.gateway.MessageContent.Location;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// Which district a place is in: the one with the nearest centroid, where that is near enough.
final class Pins {
  /// From the edge of a large district to its centre.
  private static final double FARTHEST_KM = 15;

  private Pins() {}

  static Optional<District> nearest(Location pin, List<District> districts) {
    var place = new District("pin", "pin", pin.latitude(), pin.longitude(), List.of());
    return districts.stream()
        .min(Comparator.comparingDouble(place::kilometresTo))
        .filter(nearest -> place.kilometresTo(nearest) <= FARTHEST_KM);
  }
}
