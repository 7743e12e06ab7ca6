package io.centralita.contracts.values;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.centralita.contracts.event.EventCodec;
import java.text.Normalizer;
import java.time.Duration;
import java.util.Random;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class DisplayNameTest {
  private static final int LONGEST = 40;

  private static @Nullable String shown(String written) {
    var name = DisplayName.of(written);
    return name == null ? null : name.text();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Clienta de Ñaña",
        "Cliente 1",
        "Gasfitería «El Faro» 24/7",
        "顧客 一",
        "عميل ١",
        "Cliente 🌸",
        "O'Higgins & Cía.",
        "Av. Perú 1234",
        "St.John",
        "N° 4"
      })
  void whatIsFitStaysAsItIs(String name) {
    assertThat(shown(name)).isEqualTo(name);
  }

  static Stream<Arguments> oneLine() {
    return Stream.of(
        arguments("  Cliente \n\t 1  ", "Cliente 1"),
        arguments("*Cliente* _uno_ ~dos~ `tres`", "Cliente uno dos tres"),
        arguments("Cliente\u202e 1\u202c", "Cliente 1"),
        arguments("\u2066Cliente\u2069\u200b 1", "Cliente 1"),
        arguments("Cliente\0\0071", "Cliente 1"),
        arguments("Clie\u0301nte", "Cliénte"),
        arguments("Cliente\u00a0\u30001", "Cliente 1"),
        arguments("Cliente\ud83c 1", "Cliente 1"));
  }

  @ParameterizedTest
  @MethodSource("oneLine")
  void itIsOneLineOfWhatPeopleSee(String written, String shown) {
    assertThat(shown(written)).isEqualTo(shown);
  }

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          'Cliente 987654421',                 'Cliente'
          'Cliente +51 987 654 421 Lima',      'Cliente Lima'
          'Cliente (987) 654-421',             'Cliente'
          'Cliente 9.8.7.6.5.4.4.2.1',         'Cliente'
          'Cliente 9️⃣8️⃣7️⃣6️⃣5️⃣4️⃣4️⃣2️⃣1️⃣',       'Cliente'
          'Cliente ９８７６５４４２１',           'Cliente'
          'Cliente ⑨⑧⑦⑥⑤④④②①',                 'Cliente'
          'Cliente 98*7654*421',               'Cliente'
          'Cliente 987~x@y.pe 6544',           'Cliente'
          'Uno: siete ocho seis 5 uno uno dos', ''
          'Cliente cliente@correo.pe',         'Cliente'
          'Cliente @cliente',                  'Cliente'
          'Cliente wa.me/cliente',             'Cliente'
          'Cliente https://example.org/x',     'Cliente'
          '+51987654421',                      ''
          """)
  void itLeadsNobodyPastTheSwitchboard(String written, String shown) {
    assertThat(shown(written)).isEqualTo(shown.isEmpty() ? null : shown);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "***", "\u202e\u200b", "---", "\u0000"})
  void whatSaysNothingIsAbsent(String written) {
    assertThat(DisplayName.of(written)).isNull();
  }

  @Test
  void itIsShortAndNoCharacterIsCutInHalf() {
    assertThat(shown("W".repeat(5_000))).isEqualTo("W".repeat(LONGEST));
    assertThat(shown("👩🏽".repeat(5_000))).isEqualTo("👩🏽".repeat(LONGEST / 4));
    assertThat(shown("a" + "👩🏽".repeat(5_000))).isEqualTo("a" + "👩🏽".repeat(9));
    assertThat(shown("z" + "\u0337".repeat(5_000) + "a")).startsWith("z").hasSize(4);
  }

  @Test
  void aNameThatIsFitIsNotChangedAgain() {
    var random = new Random(7);
    var alphabet =
        new String[] {
          "a", "é", "9", "8", "٣", "*", "_", " ", "\n", "\u202e", "\u0301", "👩🏽", "@", ".", "com",
          "+", "uno ", "W", "\ud83c", "(", "①", "-"
        };
    for (int i = 0; i < 20_000; i++) {
      var written = new StringBuilder();
      random
          .ints(random.nextInt(70), 0, alphabet.length)
          .forEach(each -> written.append(alphabet[each]));

      var name = DisplayName.of(written.toString());

      if (name != null) {
        assertThat(new DisplayName(name.text())).isEqualTo(name);
        assertThat(name.text()).hasSizeLessThanOrEqualTo(LONGEST);
        assertThat(name.text()).doesNotContainPattern("\\d(?:[^\\p{L}\\d]*\\d){6}");
        assertThat(Normalizer.isNormalized(name.text(), Normalizer.Form.NFC)).isTrue();
      }
    }
  }

  @Test
  void onlyWhatIsFitIsAName() {
    assertThatThrownBy(() -> new DisplayName("*Cliente*"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageNotContaining("Cliente");
    assertThatThrownBy(() -> new DisplayName("")).isInstanceOf(IllegalArgumentException.class);
  }

  private record Person(@Nullable DisplayName name) {}

  @Test
  void whatTravelledBeforeIsMadeFitAsItIsRead() {
    var json = EventCodec.jsonMapper();

    assertThat(json.readValue("{\"name\":\"*Cliente* 987654421\"}", Person.class))
        .isEqualTo(new Person(new DisplayName("Cliente")));
    assertThat(json.readValue("{\"name\":\"987654421\"}", Person.class).name()).isNull();
    assertThat(json.writeValueAsString(new Person(new DisplayName("Cliente 1"))))
        .isEqualTo("{\"name\":\"Cliente 1\"}");
  }

  @Test
  void aLongNameTakesNoTime() {
    var name = "9 ".repeat(200_000) + "x".repeat(200_000);

    assertTimeoutPreemptively(Duration.ofSeconds(2), () -> DisplayName.of(name));
  }
}
