package io.centralita.audit.messages;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordsTest {

  @ParameterizedTest
  @CsvSource({
    "'¡Se rompió mi CAÑO!', se rompio mi cano",
    "'  Güero,vergüenza…', guero verguenza",
    "'a & b | !c:*', a b c",
    "'(''quoted\\'')', quoted",
    "'S/ 120.50 a las 15:30', s 120 50 a las 15 30",
    "'ｆｕｌｌ ①', full 1",
    "'👍 ok 👍🏽', ok",
    "'!!!', ''"
  })
  void aTextIsItsWords(String text, String words) {
    assertThat(Words.fold(text)).isEqualTo(words);
  }
}
