package io.centralita.gateway.twilio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FormTest {

  @Test
  void plusIsASpaceAndPercentIsAByte() throws Form.Malformed {
    var form = parse("Body=Se+rompi%C3%B3+mi+ca%c3%b1o%21&From=whatsapp%3A%2B51987654321");

    assertThat(form.value("Body")).isEqualTo("Se rompió mi caño!");
    assertThat(form.value("From")).isEqualTo("whatsapp:+51987654321");
  }

  @Test
  void allValuesOfARepeatedNameAreKeptInTheirOrder() throws Form.Malformed {
    var form = parse("a=2&b=x&a=1&a=2");

    assertThat(form.fields().get("a")).containsExactly("2", "1", "2");
    assertThat(form.value("a")).isEqualTo("2");
  }

  @Test
  void aNameWithoutValueIsEmptyAndBareSeparatorsAreNothing() throws Form.Malformed {
    var form = parse("&a&b=&&c==d&");

    assertThat(form.fields()).containsOnlyKeys("a", "b", "c");
    assertThat(form.value("a")).isEmpty();
    assertThat(form.text("a")).isNull();
    assertThat(form.value("c")).isEqualTo("=d");
    assertThat(form.value("d")).isNull();
  }

  @Test
  void anEmptyBodyIsAnEmptyForm() throws Form.Malformed {
    assertThat(parse("").fields()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a=%",
        "a=%4",
        "a=%4&b=1",
        "a=%zz",
        "a=%+1",
        "%=1",
        "a=%ff",
        "a=%C3",
        "a=%C3&%B3=1",
        "a=%ED%A0%80",
        "a=%F8%88%80%80%80"
      })
  void whatIsNoEncodingIsMalformed(String form) {
    assertThatThrownBy(() -> parse(form)).isInstanceOf(Form.Malformed.class);
  }

  private static Form parse(String form) throws Form.Malformed {
    return Form.parse(form.getBytes(StandardCharsets.UTF_8));
  }
}
