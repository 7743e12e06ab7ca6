package io.centralita.routing.understanding;

import static io.centralita.contracts.values.Language.ENGLISH;
import static io.centralita.contracts.values.Language.SPANISH;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class LanguagesTest {

  @Test
  void aFewWordsDoNotChangeTheLanguageOfWhoWroteAnotherBefore() {
    var before = List.of("K7QX", "ya terminé el trabajo");

    assertThat(Languages.isSlip("ok I take it after all", SPANISH, before)).isTrue();
  }

  @Test
  void theFirstWordsTheSecondInARowAndAWholeSentenceDo() {
    var spanish = List.of("hola, necesito un gasfitero");

    assertThat(Languages.isSlip("I need a plumber", SPANISH, List.of())).isFalse();
    assertThat(Languages.isSlip("I take it", SPANISH, List.of("I need a plumber"))).isFalse();
    assertThat(
            Languages.isSlip(
                "my kitchen tap is leaking and I need somebody who can come today",
                SPANISH,
                spanish))
        .isFalse();
    assertThat(Languages.isSlip("hola, necesito ayuda", ENGLISH, spanish)).isFalse();
  }
}
