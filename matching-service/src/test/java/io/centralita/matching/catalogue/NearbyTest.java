package io.centralita.matching.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import io.centralita.contracts.catalogue.ServiceCatalogue;
import io.centralita.contracts.matching.CatalogueState.DistrictState;
import io.centralita.contracts.values.TenantId;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class NearbyTest {
  private static final TenantId TENANT = new TenantId("nearby");

  private static DistrictState district(int place, @Nullable List<String> surrounding) {
    return new DistrictState(
        TENANT, "d" + place, "District " + place, place, -77, List.of(), surrounding);
  }

  @Test
  void theFiveNearestCentroidsCountAsAround() {
    var districts =
        IntStream.range(0, 10).mapToObj(place -> district(place * place, null)).toList();

    var nearby = Nearby.of(districts);

    assertThat(nearby.getFirst()).containsExactly("d1", "d4", "d9", "d16", "d25");
    assertThat(nearby.get(3)).containsExactly("d4", "d16", "d1", "d0", "d25").doesNotContain("d9");
  }

  @Test
  void whatTheTenantListsCountsInstead() {
    var nearby =
        Nearby.of(
            List.of(
                district(0, List.of("d9", "d1")), district(1, null), district(9, List.of("gone"))));

    assertThat(nearby).containsExactly(List.of("d9", "d1"), List.of("d0", "d9"), List.of());
  }

  @Test
  void limasDistrictsAreAroundAsTheCatalogueHasIt() {
    var lima = ServiceCatalogue.lima();
    var nearby =
        Nearby.of(lima.districts().stream().map(each -> DistrictState.of(TENANT, each)).toList());

    for (int i = 0; i < nearby.size(); i++) {
      assertThat(nearby.get(i))
          .containsExactlyElementsOf(
              lima.surrounding(lima.districts().get(i), Nearby.COUNT).stream()
                  .map(each -> each.code())
                  .toList());
    }
  }
}
