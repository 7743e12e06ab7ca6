package io.centralita.gateway.calling;

import static org.assertj.core.api.Assertions.assertThat;

import io.centralita.contracts.values.Language;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class CallerLanguageTest {

  @ParameterizedTest
  @CsvSource({
    "+51987654321, SPANISH",
    "+525512345678, SPANISH",
    "+34600000000, SPANISH",
    "+12025550123, ENGLISH",
    "+17875550123, SPANISH",
    "+18095550123, SPANISH",
    "+442079460123, ENGLISH",
    "US.1234567890, ENGLISH",
    "PE.1234567890, SPANISH"
  })
  void aCallerIsSpokenToInTheLanguageOfTheCountry(String number, Language language) {
    assertThat(CallerLanguage.of(number)).isEqualTo(language);
  }

  @ParameterizedTest
  @EnumSource(Sentence.class)
  void everySentenceIsInBothLanguages(Sentence sentence) {
    assertThat(sentence.in(Language.SPANISH)).isNotBlank();
    assertThat(sentence.in(Language.ENGLISH))
        .isNotBlank()
        .isNotEqualTo(sentence.in(Language.SPANISH));
  }
}
