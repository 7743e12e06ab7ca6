package io.centralita.matching.catalogue;

import io.centralita.contracts.catalogue.District;
import io.centralita.contracts.matching.CatalogueState.DistrictState;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// Which districts count as around each: those that the tenant lists, else the five whose centroids
/// are nearest (L2).
final class Nearby {
  static final int COUNT = 5;

  private Nearby() {}

  /// @return codes, nearest first, in the order of the districts
  static List<List<String>> of(List<DistrictState> districts) {
    var known = Set.copyOf(districts.stream().map(DistrictState::code).toList());
    var places = districts.stream().map(DistrictState::district).toList();
    var nearby = new ArrayList<List<String>>();
    for (int i = 0; i < places.size(); i++) {
      var listed = districts.get(i).surrounding();
      nearby.add(
          listed == null
              ? nearest(places.get(i), places)
              : listed.stream().filter(known::contains).toList());
    }
    return nearby;
  }

  /// Only the nearest are kept in order: sorting all of two thousand for each takes too long.
  private static List<String> nearest(District centre, List<District> places) {
    var codes = new ArrayList<String>();
    var distances = new ArrayList<Double>();
    for (var place : places) {
      if (place.code().equals(centre.code())) {
        continue;
      }
      double distance = centre.kilometresTo(place);
      int at = distances.size();
      while (at > 0 && distances.get(at - 1) > distance) {
        at--;
      }
      if (at < COUNT) {
        distances.add(at, distance);
        codes.add(at, place.code());
        if (codes.size() > COUNT) {
          distances.removeLast();
          codes.removeLast();
        }
      }
    }
    return List.copyOf(codes);
  }
}
