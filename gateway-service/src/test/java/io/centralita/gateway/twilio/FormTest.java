package io.centralita.gateway.twilio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.ThreadMXBean;
import io.centralita.gateway.webhook.Json;
import java.lang.management.ManagementFactory;
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

  /// Work shows in what is allocated, however busy the machine is: reading these takes about 200
  /// KB, copying all values before each new one took 5 MB.
  @Test
  void aThousandRepetitionsOfANameAreLittleWork() throws Form.Malformed {
    int repetitions = Form.MOST_FIELDS;
    var encoded = "a=1&".repeat(repetitions).getBytes(StandardCharsets.UTF_8);
    var thread = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    long before = thread.getCurrentThreadAllocatedBytes();
    var form = Form.parse(encoded);
    long allocated = thread.getCurrentThreadAllocatedBytes() - before;

    assertThat(form.fields().get("a")).hasSize(repetitions);
    assertThat(allocated).isBetween(1L, 1_000_000L);
  }

  @Test
  void moreFieldsThanAnyFormHasAreRefusedBeforeTheyAreRead() {
    var encoded = "a=1&".repeat(10_000);

    assertThatThrownBy(() -> parse(encoded))
        .isInstanceOfSatisfying(
            Form.Malformed.class, malformed -> assertThat(malformed.what()).contains("1000"));
  }

  @Test
  void theSameFieldsMayComeAsJson() throws Exception {
    var json =
        "{\"Body\":\"ñ\",\"NumMedia\":2,\"Forwarded\":true,\"a\":[\"1\",\"2\"],\"no\":null,\"in\":{}}";

    var form = Form.of(Json.object(json.getBytes(StandardCharsets.UTF_8)));

    assertThat(form.fields()).containsOnlyKeys("Body", "NumMedia", "Forwarded", "a");
    assertThat(form.value("NumMedia")).isEqualTo("2");
    assertThat(form.value("Forwarded")).isEqualTo("true");
    assertThat(form.fields().get("a")).containsExactly("1", "2");
  }

  private static Form parse(String form) throws Form.Malformed {
    return Form.parse(form.getBytes(StandardCharsets.UTF_8));
  }
}
