package io.centralita.gateway.twilio;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SignedUrlTest {

  @ParameterizedTest
  @CsvSource({
    "https://a.example/x, https://a.example:443/x",
    "http://a.example/x, http://a.example:80/x",
    "HTTPS://a.example/x, HTTPS://a.example:443/x",
    "https://a.example:8443/x?y=1, https://a.example/x?y=1",
    "https://a.example, https://a.example:443",
    "https://a.example?y=:1, https://a.example:443?y=:1",
    "https://a.example/x:9/y@z, https://a.example:443/x:9/y@z",
    "https://user:pass@a.example/x, https://user:pass@a.example:443/x",
    "https://user:pass@a.example:1/x, https://user:pass@a.example/x",
    "https://[::1]/x, https://[::1]:443/x",
    "https://[::1]:8443/x, https://[::1]/x",
    "https://my_host/%2F?q=%2B, https://my_host:443/%2F?q=%2B"
  })
  void aPortIsAddedOrTakenAwayAndNothingElseChanges(String url, String other) {
    assertThat(SignedUrl.withOtherPort(url)).isEqualTo(other);
  }
}
