package io.centralita.gateway.twilio;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TwiMlTest {

  @Test
  void whatMeansSomethingInXmlIsEscaped() {
    assertThat(TwiMl.escaped("a&b<c>\"d\"")).isEqualTo("a&amp;b&lt;c&gt;&quot;d&quot;");
  }

  @Test
  void anAddressWithAnAmpersandStaysOneAddress() {
    assertThat(TwiMl.askAgain("https://hooks.example.com/calls?a=1&b=2").body())
        .contains("<Redirect>https://hooks.example.com/calls?a=1&amp;b=2</Redirect>");
  }
}
