package io.centralita.routing.understanding;

import static org.assertj.core.api.Assertions.assertThat;

import io.centralita.contracts.catalogue.District;
import io.centralita.contracts.catalogue.ServiceCatalogue;
import java.util.List;
import org.junit.jupiter.api.Test;

class KnownPlacesTest {
  private static final District COYOACAN = at("Coyoacán", 19.33, -99.15);
  private static final District CENTRO = at("Centro", 19.43, -99.13);
  private static final List<District> MEXICO = List.of(COYOACAN, CENTRO);

  private static District at(String name, double latitude, double longitude) {
    return new District(name, name, latitude, longitude, List.of());
  }

  @Test
  void aTenantIsInTheCountryOfTheNearestPlace() {
    assertThat(KnownPlaces.country(ServiceCatalogue.lima().districts())).contains("PE");
    assertThat(KnownPlaces.country(MEXICO)).contains("MX");
    assertThat(KnownPlaces.country(List.of(at("Palermo", -34.58, -58.42)))).contains("AR");
    assertThat(KnownPlaces.country(List.of(at("Atocha", 40.41, -3.69)))).contains("ES");
  }

  @Test
  void aTenantThatIsFarFromAllIsInNoneOfThem() {
    assertThat(KnownPlaces.country(List.of(at("Shibuya", 35.66, 139.70)))).isEmpty();
    assertThat(KnownPlaces.country(List.of())).isEmpty();
  }

  @Test
  void whoIsInDangerHearsTheNumbersOfTheirCountry() {
    assertThat(Remark.emergency("PE").variables().get("emergencyEs")).contains("105", "116", "106");
    assertThat(Remark.emergency("MX").variables()).containsEntry("emergencyEn", "911");
    assertThat(Remark.emergency("other").variables()).containsEntry("emergencyEs", "al 112");
  }

  @Test
  void aPlaceOfTheTenantsCountryIsToldFromOneOfAnother() {
    var elsewhere = new Elsewhere("MX", MEXICO, name -> name.says("metepec"));

    assertThat(elsewhere.in(Tokens.of("plomero en Toluca")))
        .hasValueSatisfying(named ->
            assertThat(named.remark().variables())
                .containsEntry("place", "Toluca")
                .containsEntry("places", "Coyoacán, Centro"));
    assertThat(elsewhere.in(Tokens.of("plomero en Arequipa"))).isEmpty();
    assertThat(elsewhere.in(Tokens.of("plomero en Metepec"))).isEmpty();
  }

  @Test
  void wherePeopleComeFromIsNotWhereTheJobIs() {
    var elsewhere = new Elsewhere("MX", MEXICO, _ -> false);

    assertThat(elsewhere.in(Tokens.of("electricista en Puebla")))
        .hasValueSatisfying(named -> assertThat(named.isWhereTheJobIs()).isTrue());
    assertThat(elsewhere.in(Tokens.of("mi tía viene de Puebla y necesito electricista")))
        .hasValueSatisfying(named -> assertThat(named.isWhereTheJobIs()).isFalse());
  }
}
