package io.centralita.routing.understanding;

import static org.assertj.core.api.Assertions.assertThat;

import io.centralita.contracts.catalogue.District;
import io.centralita.contracts.catalogue.ServiceCatalogue;
import java.util.HashMap;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NeighbourhoodsTest {
  private static final List<District> LIMA = ServiceCatalogue.lima().districts();

  /// What a classifier knows from other texts, in few words.
  private static final Set<String> WORDS =
      Lexicon.words(
          "necesito gasfitero electricista pintor busco para mi casa urgente hola una pro las flores"
              + " cortar caja de agua el la del en mesa redonda carpintero polo lavar y cerca ano nuevo"
              + " mudanza vivo pero es no a puerta se malogro mi ex con cerrajero camion gracias plaza"
              + " norte san centro parque hospital mercado central los las industrial jockey desde hasta"
              + " vista alegre que atiendan por fuga sale");

  private static final Districts DISTRICTS = new Districts(LIMA, WORDS::contains);

  private static String where(String text) {
    return Districts.meant(DISTRICTS.all(Tokens.of(text)))
        .map(found -> found.district().name())
        .orElse("-");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          gasfitero en Collique                            | Comas
          gasfitero en colique urgente                     | Comas
          busco pintor por Santa Patricia                  | La Molina
          electricista para Ciudad de Dios                 | San Juan de Miraflores
          electricista pamplona alta                       | San Juan de Miraflores
          cerrajero cerca de Mega Plaza                    | Independencia
          cerrajero megaplaza                              | Independencia
          gasfitero por el Pentagonito                     | San Borja
          necesito pintor en Huachipa                      | Lurigancho-Chosica
          necesito pintor en carapongo                     | Lurigancho-Chosica
          necesito pintor en Pro                           | Los Olivos
          gasfitero en las flores                          | San Juan de Lurigancho
          gasfitero cerca del hospital Rebagliati          | Jesús María
          gasfitero x hosp maria auxiliadora               | San Juan de Miraflores
          mudanza a Matute                                 | La Victoria
          pintor en gamara                                 | La Victoria
          en la av wiesse                                  | San Juan de Lurigancho
          av. Raúl Ferrero 120                             | La Molina
          urb. Ingeniería, electricista                    | San Martín de Porres
          vivo por Larcomar                                | Miraflores
          electricista en vista alegre                     | Santiago de Surco
          electricista en bre;a                            | Breña
          electricista en magda                            | Magdalena del Mar
          electricista en Tablada de Lurín                 | Villa María del Triunfo
          electricista en Salamanca de Monterrico          | Ate
          electricista san martin de porras                | San Martín de Porres
          electricista sanborja                            | San Borja
          electricista losolivos                           | Los Olivos
          electricista jesusmaria                          | Jesús María
          electricista villa salvador                      | Villa El Salvador
          electricista en chorrios                         | Chorrillos
          electricista pta hermosa                         | Punta Hermosa
          """)
  void aPlaceIsInItsDistrict(String text, String district) {
    assertThat(where(text)).isEqualTo(district);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          gasfitero en La Molina cerca del Jockey Plaza    | La Molina
          gasfitero en Surco, al lado del Pentagonito      | Santiago de Surco
          vivo en La Molina cerca del Jockey Plaza         | La Molina
          vivo en Surco pero es en Collique                | Comas
          mudanza de Miraflores a Santa Patricia           | La Molina
          en Lima, cerca al Jockey Plaza                   | Santiago de Surco
          en el mercado Ceres de Ate                       | Ate
          """)
  void aDistrictThatIsNamedKnowsBetter(String text, String district) {
    assertThat(where(text)).isEqualTo(district);
  }

  @ParameterizedTest
  @CsvSource({
    "cortar las flores",
    "hay una fuga en la caja de agua",
    "carpintero para mesa redonda",
    "lavar el polo",
    "necesito pintor para ano nuevo",
    "cerrajero para la puerta",
    "hola soy el sr Matute",
    "gracias Carlos Gamarra",
  })
  void aWordOrAPersonIsNoPlace(String text) {
    assertThat(where(text)).isEqualTo("-");
  }

  @Test
  void whatATenantDoesNotServeIsNotKnownToIt() {
    var few = LIMA.stream().filter(each -> each.name().equals("Comas")).toList();
    var districts = new Districts(few, WORDS::contains);

    assertThat(districts.all(Tokens.of("gasfitero en Collique"))).hasSize(1);
    assertThat(districts.all(Tokens.of("gasfitero en Huachipa"))).isEmpty();
    assertThat(Neighbourhoods.of(List.of(new District("x", "Comas", 19.4, -99.1, List.of()))))
        .isEmpty();
  }

  @Test
  void eachNameLiesInOneDistrict() {
    var districts = new HashMap<String, District>();

    assertThat(Neighbourhoods.of(LIMA))
        .hasSizeGreaterThan(600)
        .allSatisfy(each -> {
          var sound = Stems.sound(String.join("", Tokens.of(each.name()).words()));
          assertThat(districts.computeIfAbsent(sound, _ -> each.district()))
              .as(each.name())
              .isEqualTo(each.district());
        });
    assertThat(Neighbourhoods.of(LIMA).stream().map(each -> each.district().code()).distinct())
        .hasSize(42);
  }

  @Test
  void noPlaceBeyondIsTakenForOneWithin() {
    var official = LIMA.stream().map(District::name).toList();

    assertThat(KnownPlaces.in("PE"))
        .filteredOn(place -> !official.contains(place.name()))
        .filteredOn(place ->
            DISTRICTS.all(Tokens.of(place.name())).stream().anyMatch(found -> !found.isNamed()))
        .isEmpty();
  }
}
