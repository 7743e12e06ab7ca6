package io.centralita.routing.assistant;

import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/// Who answers questions, and what that may cost.
///
/// @param apiKey absent: nobody answers, and who asks gets the help text
/// @param baseUrl any API that speaks OpenAI's chat completions
/// @param timeout how long an answer may take, all in all
/// @param maxTokens how long an answer may be
/// @param inputPrice of a million tokens of the prompt, in dollars
/// @param outputPrice of a million tokens of the answer, in dollars
/// @param dailyCeiling what the answers of one tenant may cost on one day, in dollars
/// @param patience a question that waited longer gets the help text
/// @param lease who takes longer over a question has died
/// @param poll how long a question may wait that nobody announced
@ConfigurationProperties("routing.assistant")
record AssistantSettings(
    @Nullable String apiKey,
    URI baseUrl,
    String model,
    Duration timeout,
    int maxTokens,
    BigDecimal inputPrice,
    BigDecimal outputPrice,
    BigDecimal dailyCeiling,
    int concurrency,
    Duration patience,
    Duration lease,
    Duration poll) {

  AssistantSettings {
    if (concurrency < 1) {
      throw new IllegalArgumentException("routing.assistant.concurrency must be at least 1");
    }
    if (lease.compareTo(timeout) <= 0) {
      throw new IllegalArgumentException("routing.assistant.lease must be longer than timeout");
    }
    if (isSet(apiKey) && model.isBlank()) {
      throw new IllegalArgumentException("routing.assistant.model must be set along with api-key");
    }
  }

  boolean isConfigured() {
    return isSet(apiKey);
  }

  Prices prices() {
    return new Prices(inputPrice, outputPrice);
  }

  private static boolean isSet(@Nullable String text) {
    return text != null && !text.isBlank();
  }
}
