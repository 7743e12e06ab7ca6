package io.centralita.matching.provider;

import static org.assertj.core.api.Assertions.assertThat;

import io.centralita.contracts.address.Identity;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NumberZonesTest {
  private static @Nullable ZoneId of(String number, String tenants) {
    return NumberZones.of(Identity.of(number), ZoneId.of(tenants));
  }

  @ParameterizedTest
  @CsvSource({
    "+525512345678, America/Mexico_City",
    "+526641234567, America/Tijuana",
    "+5491123456789, America/Buenos_Aires",
    "+13055551234, America/New_York",
  })
  void theNumberTellsByItsCountryAndAreaCode(String number, String zone) {
    assertThat(of(number, "America/Lima")).isEqualTo(ZoneId.of(zone));
  }

  @ParameterizedTest
  @CsvSource({
    "+34612345678, Europe/Madrid",
    "+351912345678, Europe/Lisbon",
    "+61412345678, Australia/Adelaide",
  })
  void ofSeveralTheMiddleOneErrsTheLeast(String number, String zone) {
    assertThat(of(number, "America/Lima")).isEqualTo(ZoneId.of(zone));
  }

  @ParameterizedTest
  @CsvSource({
    "+51911000001, America/Lima",
    "+34612345678, Atlantic/Canary",
    "+61412345678, Australia/Perth",
    "+5491123456789, America/Argentina/Buenos_Aires",
  })
  void whereTheTenantsClockMayBeTheirsItIs(String number, String tenants) {
    assertThat(of(number, tenants)).isNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"+80012345678", "PE.1349120865123456", "kommo:9f2c77aa01"})
  void aNumberOfNoCountryAndAnIdTellNothing(String identity) {
    assertThat(of(identity, "America/Lima")).isNull();
  }

  @Test
  void aPeruvianOfAMexicanMarketplaceLivesByLimasClock() {
    assertThat(of("+51911000001", "America/Mexico_City")).isEqualTo(ZoneId.of("America/Lima"));
  }
}
