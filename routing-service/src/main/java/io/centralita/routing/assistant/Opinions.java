package io.centralita.routing.assistant;

import com.openai.client.OpenAIClient;
import com.openai.client.okhttp.OpenAIOkHttpClient;
import com.openai.core.JsonValue;
import com.openai.models.ResponseFormatJsonSchema;
import com.openai.models.chat.completions.ChatCompletion;
import com.openai.models.chat.completions.ChatCompletionCreateParams;
import com.openai.models.completions.CompletionUsage;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A model behind OpenAI's chat completions that sorts texts. Asked once for each, and spared while
/// it is in trouble.
final class Opinions implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Opinions.class);

  private final @Nullable OpenAIClient client;
  private final OpinionSettings settings;
  private final CircuitBreaker breaker;

  Opinions(AssistantSettings assistant, OpinionSettings settings, CircuitBreaker breaker) {
    this.settings = settings;
    this.breaker = breaker;
    this.client =
        settings.model().isBlank() || !assistant.isConfigured()
            ? null
            : OpenAIOkHttpClient.builder()
                .apiKey(Objects.requireNonNull(assistant.apiKey()))
                .baseUrl(assistant.baseUrl().toString())
                .timeout(settings.budget())
                .maxRetries(0)
                .build();
  }

  /// @param said nothing when there was no answer
  /// @param inputTokens what it is charged for, as far as is known
  record Said(Optional<String> said, long inputTokens, long outputTokens) {}

  boolean isConfigured() {
    return client != null;
  }

  Said ask(OpinionPrompt prompt) {
    if (client == null || !breaker.tryAcquirePermission()) {
      return new Said(Optional.empty(), 0, 0);
    }
    var start = breaker.getCurrentTimestamp();
    try {
      var said = read(client.chat().completions().create(request(prompt)), prompt);
      breaker.onSuccess(breaker.getCurrentTimestamp() - start, breaker.getTimestampUnit());
      return said;
    } catch (RuntimeException failed) {
      breaker.onError(breaker.getCurrentTimestamp() - start, breaker.getTimestampUnit(), failed);
      // Its message may repeat what was asked, so it stays out of the log.
      log.warn(
          "The model has no opinion ({}); what the classifier says stands",
          failed.getClass().getSimpleName());
      return new Said(Optional.empty(), prompt.mostTokens(), settings.maxTokens());
    }
  }

  private ChatCompletionCreateParams request(OpinionPrompt prompt) {
    var schema = ResponseFormatJsonSchema.JsonSchema.Schema.builder();
    prompt
        .schema()
        .forEach((name, value) -> schema.putAdditionalProperty(name, JsonValue.from(value)));
    return ChatCompletionCreateParams.builder()
        .model(settings.model())
        .maxCompletionTokens(settings.maxTokens())
        .responseFormat(
            ResponseFormatJsonSchema.builder()
                .jsonSchema(
                    ResponseFormatJsonSchema.JsonSchema.builder()
                        .name("request")
                        .strict(true)
                        .schema(schema.build())
                        .build())
                .build())
        .addSystemMessage(prompt.instructions())
        .addUserMessage(prompt.text())
        .build();
  }

  private Said read(ChatCompletion completion, OpinionPrompt prompt) {
    var usage = completion.usage();
    return new Said(
        completion.choices().stream().findFirst().flatMap(choice -> choice.message().content()),
        usage.map(CompletionUsage::promptTokens).orElse(prompt.mostTokens()),
        usage.map(CompletionUsage::completionTokens).orElse((long) settings.maxTokens()));
  }

  @Override
  public void close() {
    if (client != null) {
      client.close();
    }
  }
}
