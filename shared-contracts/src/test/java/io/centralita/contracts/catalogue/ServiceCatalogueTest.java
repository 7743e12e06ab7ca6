package io.centralita.contracts.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.centralita.contracts.values.Language;
import java.util.HashSet;
import org.junit.jupiter.api.Test;

class ServiceCatalogueTest {
  private final ServiceCatalogue lima = ServiceCatalogue.lima();

  @Test
  void everyDistrictOfTheProvinceIsThereOnce() {
    assertThat(lima.districts()).hasSize(43).extracting(District::code).doesNotHaveDuplicates();
    assertThat(lima.districts())
        .allSatisfy(district -> {
          assertThat(district.code()).matches("1501[0-9]{2}");
          assertThat(district.latitude()).isBetween(-12.6, -11.5);
          assertThat(district.longitude()).isBetween(-77.3, -76.5);
          assertThat(district.aliases()).doesNotContain("");
        });
  }

  @Test
  void anAliasMeansOneDistrictOnly() {
    var seen = new HashSet<String>();

    for (var district : lima.districts()) {
      for (var alias : district.aliases()) {
        assertThat(seen.add(alias)).as(alias).isTrue();
      }
    }
  }

  @Test
  void everyCategoryHasNamesAndExamples() {
    assertThat(lima.categories())
        .isNotEmpty()
        .extracting(ServiceCategory::code)
        .doesNotHaveDuplicates();
    assertThat(lima.categories())
        .allSatisfy(category -> {
          assertThat(category.name(Language.SPANISH)).isNotBlank();
          assertThat(category.name(Language.ENGLISH)).isNotBlank();
          assertThat(category.examples()).isNotEmpty().doesNotContain("");
        });
    assertThat(lima.category("plumbing").orElseThrow().name(Language.SPANISH))
        .isEqualTo("Gasfitería");
    assertThat(lima.category("juggling")).isEmpty();
  }

  @Test
  void distancesAreThoseOfTheGlobe() {
    var miraflores = lima.district("150122").orElseThrow();
    var oneDegreeNorth =
        new District(
            "x", "x", miraflores.latitude() + 1, miraflores.longitude(), java.util.List.of());

    assertThat(miraflores.kilometresTo(oneDegreeNorth)).isCloseTo(111.195, within(0.001));
    assertThat(miraflores.kilometresTo(miraflores)).isZero();
    for (var other : lima.districts()) {
      assertThat(miraflores.kilometresTo(other))
          .isCloseTo(other.kilometresTo(miraflores), within(1e-9));
    }
  }

  @Test
  void whatSurroundsADistrictIsNearestFirstAndNotItself() {
    var miraflores = lima.district("150122").orElseThrow();

    var surrounding = lima.surrounding(miraflores, 5);

    assertThat(surrounding).hasSize(5).doesNotContain(miraflores);
    assertThat(surrounding).extracting(miraflores::kilometresTo).isSorted();
    assertThat(surrounding)
        .extracting(District::name)
        .contains("Surquillo", "San Isidro", "Barranco");
    double farthest = miraflores.kilometresTo(surrounding.getLast());
    assertThat(lima.districts())
        .filteredOn(district -> !district.equals(miraflores) && !surrounding.contains(district))
        .allSatisfy(district ->
            assertThat(miraflores.kilometresTo(district)).isGreaterThanOrEqualTo(farthest));
  }

  @Test
  void askingForMoreDistrictsThanThereAreGivesAllOthers() {
    assertThat(lima.surrounding(lima.districts().getFirst(), 1_000)).hasSize(42);
  }
}
