package io.centralita.routing.assistant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class AssistantSettingsTest {
  private static final Duration TIMEOUT = Duration.ofSeconds(8);

  @Test
  void withoutAKeyNobodyAnswers() {
    assertThat(settings("", "", 30).isConfigured()).isFalse();
    assertThat(settings(null, "", 30).isConfigured()).isFalse();
    assertThat(settings("secret", "some-model", 30).isConfigured()).isTrue();
    assertThat(new NoAssistant().isConfigured()).isFalse();
  }

  @Test
  void whatCannotWorkStopsTheStart() {
    assertThatThrownBy(() -> settings("secret", " ", 30)).hasMessageContaining("model");
    assertThatThrownBy(() -> settings("secret", "some-model", 8)).hasMessageContaining("lease");
  }

  @Test
  void aTokensPriceIsRoundedUp() {
    var prices = new Prices(new BigDecimal("0.15"), new BigDecimal("0.60"));

    assertThat(prices.micros(1_000_000, 1_000_000)).isEqualTo(750_000);
    assertThat(prices.micros(1, 0)).isEqualTo(1);
    assertThat(Prices.micros(new BigDecimal("5.00"))).isEqualTo(5_000_000);
  }

  private static AssistantSettings settings(@Nullable String key, String model, int leaseSeconds) {
    return new AssistantSettings(
        key,
        URI.create("https://api.openai.com/v1"),
        model,
        TIMEOUT,
        300,
        BigDecimal.ONE,
        BigDecimal.TWO,
        BigDecimal.TEN,
        8,
        Duration.ofMinutes(1),
        Duration.ofSeconds(leaseSeconds),
        Duration.ofSeconds(1));
  }
}
