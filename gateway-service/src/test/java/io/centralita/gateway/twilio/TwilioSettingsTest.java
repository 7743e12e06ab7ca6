package io.centralita.gateway.twilio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.centralita.gateway.twilio.TwilioSettings.Content;
import io.centralita.gateway.twilio.TwilioSettings.Endpoint;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.util.unit.DataSize;

class TwilioSettingsTest {
  private static final String URL = "https://hooks.example.com/twilio/messages";

  @Test
  void anEndpointWithoutSecretSaysWhatIsMissing() {
    assertThatThrownBy(() -> endpoint("/twilio/messages", URL, List.of(" ", "")))
        .hasMessageContaining("TWILIO_AUTH_TOKEN");
  }

  @Test
  void aPublicUrlIsAnAddressWithoutQuery() {
    assertThatThrownBy(() -> endpoint("/twilio/messages", "hooks.example.com", List.of("a")))
        .hasMessageContaining("public-url of /twilio/messages");
    assertThatThrownBy(() -> endpoint("/twilio/messages", URL + "?a=1", List.of("a")))
        .hasMessageContaining("without a query");
  }

  @Test
  void aPathIsThereOnce() {
    var one = endpoint("/twilio/messages", URL, List.of("a"));
    var other = endpoint("/twilio/messages", URL, List.of("b"));

    assertThatThrownBy(() -> new TwilioSettings(List.of(one, other), media()))
        .hasMessageContaining("same path");
  }

  @Test
  void printedSettingsKeepTheirSecrets() {
    var settings =
        new TwilioSettings(
            List.of(endpoint("/twilio/messages", URL, List.of("perejil"))), media("perejil"));

    assertThat(settings.toString()).contains(URL).doesNotContain("perejil");
  }

  private static TwilioSettings.Media media(String... tokens) {
    return new TwilioSettings.Media(
        "AC0",
        List.of(tokens),
        null,
        List.of(),
        "/twilio/media",
        URI.create(URL),
        DataSize.ofMegabytes(16));
  }

  private static Endpoint endpoint(String path, String url, List<String> tokens) {
    return new Endpoint(path, Content.MESSAGES, url, tokens);
  }
}
