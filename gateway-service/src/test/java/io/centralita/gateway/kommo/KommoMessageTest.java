package io.centralita.gateway.kommo;

import static org.assertj.core.api.Assertions.assertThat;

import io.centralita.gateway.webhook.Json;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KommoMessageTest {
  private static final Instant NOW = Instant.parse("2026-11-20T15:00:00Z");

  @ParameterizedTest
  @ValueSource(strings = {"1e300", "-1e300", "9223372036854775807", "0", "1795359601000"})
  void aMessageCannotHaveBeenSentWhenNobodyCould(String milliseconds) throws Exception {
    assertThat(read("1763650798000", milliseconds).sentAt()).isNull();
  }

  @Test
  void whatTheCarrierSaysOfTheTimeCounts() throws Exception {
    assertThat(read("1763650798000", "1763650798001").sentAt())
        .isEqualTo(Instant.parse("2025-11-20T14:59:58.001Z"));
    assertThat(read("\"msec_timestamp\": 1763650798000", "\"other\": 0").sentAt())
        .isEqualTo(Instant.parse("2025-11-20T14:59:58Z"));
  }

  private static KommoMessage read(String instead, String of) throws Exception {
    var body =
        Files.readString(Path.of("src/test/resources/receive/kommo/text.json"))
            .replace("{{id}}", "0190c2a4-0000-7000-8000-000000000001")
            .replace(instead, of);
    return KommoMessage.of(Json.object(body.getBytes(StandardCharsets.UTF_8)), NOW);
  }
}
