package io.centralita.contracts.address;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IdentityTest {

  @ParameterizedTest
  @CsvSource({
    "+51987654421,      +51 9•• ••• 421",
    "+5117654321,       +51 1 ••••321",
    "+525512345678,     +52 5• •••• •678",
    "+12025550143,      +1 2••-•••-•143",
    "US.1a2B3c4D5e6F8c, US.•••8c",
    "US.ENT.11815799212886844830, US.•••30",
    "kommo:8e4d4baa-9e6c-4a88-838a-5f62be227b1e, kommo:•••1e"
  })
  void theHintShowsTheCountryAndTheLastThreeDigits(String clear, String hint) {
    assertThat(Identity.of(clear).hint()).isEqualTo(hint);
  }

  @ParameterizedTest
  @CsvSource({"+5215512345678, +525512345678", "+525512345678, +525512345678"})
  void aMexicanMobileHasNoOneAfterTheCountry(String written, String known) {
    assertThat(Identity.of(written).reveal()).isEqualTo(known);
  }

  @Test
  void writingANumberInGroupsMakesNoOtherPerson() {
    assertThat(Identity.of("+51 987 654 421"))
        .isEqualTo(Identity.of("+51987654421"))
        .hasSameHashCodeAs(Identity.of("+51987654421"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "+51987654421",
        "+525512345678",
        "+12025550143",
        "US.1a2B3c4D5e6F8c",
        "kommo:8e4d4baa7f"
      })
  void itsTextFormDoesNotBetrayIt(String clear) {
    var identity = Identity.of(clear);

    assertThat(identity).hasToString(identity.hint());
    assertThat(identity.toString().replaceAll("[^0-9]", ""))
        .doesNotContain(clear.replaceAll("[^0-9]", "").substring(2));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "987654421",
        "51987654421",
        "+",
        "+51",
        "+999123456789",
        "client:anna",
        "us.1234",
        "US.12",
        "kommo:",
        "kommo:<script>",
        "US.<script>"
      })
  void whatIsNeitherANumberNorAUserIdIsRefusedWithoutRepeatingIt(String text) {
    assertThatThrownBy(() -> Identity.of(text))
        .isInstanceOf(IllegalArgumentException.class)
        .message()
        .satisfies(message -> assertThat(text.length() > 3 && message.contains(text)).isFalse());
  }

  @Test
  void aLandlineIsToldFromAMobile() {
    assertThat(Identity.of("+5114567890").isLandline()).isTrue();
    assertThat(Identity.of("+51987654321").isLandline()).isFalse();
    assertThat(Identity.of("+12025550123").isLandline()).as("either, in the US").isFalse();
    assertThat(Identity.of("US.1234567890").isLandline()).isFalse();
  }
}
