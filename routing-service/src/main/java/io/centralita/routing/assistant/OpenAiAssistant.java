package io.centralita.routing.assistant;

import com.openai.client.OpenAIClient;
import com.openai.client.okhttp.OpenAIOkHttpClient;
import com.openai.errors.OpenAIException;
import com.openai.errors.OpenAIServiceException;
import com.openai.models.chat.completions.ChatCompletion;
import com.openai.models.chat.completions.ChatCompletionCreateParams;
import com.openai.models.completions.CompletionUsage;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A model behind OpenAI's chat completions, asked once for each question: the client's own retries
/// are off, and a model in trouble is spared.
final class OpenAiAssistant implements Assistant, AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(OpenAiAssistant.class);
  private static final int FIRST_SERVER_ERROR = 500;
  private static final int TOO_MANY = 429;

  private final OpenAIClient client;
  private final CircuitBreaker breaker;
  private final AssistantSettings settings;

  OpenAiAssistant(AssistantSettings settings, CircuitBreaker breaker) {
    this.settings = settings;
    this.breaker = breaker;
    this.client =
        OpenAIOkHttpClient.builder()
            .apiKey(Objects.requireNonNull(settings.apiKey()))
            .baseUrl(settings.baseUrl().toString())
            .timeout(settings.timeout())
            .maxRetries(0)
            .build();
  }

  @Override
  public boolean isConfigured() {
    return true;
  }

  @Override
  public Answer answer(Prompt prompt) {
    if (!breaker.tryAcquirePermission()) {
      return new Answer.Unavailable("spared", false);
    }
    var start = breaker.getCurrentTimestamp();
    try {
      var answer = read(client.chat().completions().create(request(prompt)), prompt);
      breaker.onSuccess(breaker.getCurrentTimestamp() - start, breaker.getTimestampUnit());
      return answer;
    } catch (RuntimeException failed) {
      breaker.onError(breaker.getCurrentTimestamp() - start, breaker.getTimestampUnit(), failed);
      return failed(failed);
    }
  }

  private ChatCompletionCreateParams request(Prompt prompt) {
    var request =
        ChatCompletionCreateParams.builder()
            .model(settings.model())
            .maxCompletionTokens(settings.maxTokens())
            .addSystemMessage(prompt.instructions());
    for (var earlier : prompt.earlier()) {
      if (earlier.byPerson()) {
        request.addUserMessage(earlier.text());
      } else {
        request.addAssistantMessage(earlier.text());
      }
    }
    return request.addUserMessage(prompt.question()).build();
  }

  private Answer read(ChatCompletion completion, Prompt prompt) {
    var text =
        completion.choices().stream()
            .findFirst()
            .flatMap(choice -> choice.message().content())
            .orElse("");
    // Who does not say what it cost is taken to have used all that it was allowed to.
    var usage = completion.usage();
    return new Answer.Said(
        text,
        usage.map(CompletionUsage::promptTokens).orElse(prompt.mostTokens()),
        usage.map(CompletionUsage::completionTokens).orElse((long) settings.maxTokens()));
  }

  private static Answer failed(RuntimeException failure) {
    // Its message may repeat what was asked, so it stays out of the log.
    if (failure instanceof OpenAIServiceException refusal) {
      log.warn("The model answers {}; who asked gets the help text", refusal.statusCode());
      return new Answer.Unavailable(
          refusal.statusCode() == TOO_MANY ? "busy" : "refused",
          refusal.statusCode() >= FIRST_SERVER_ERROR);
    }
    log.warn(
        "The model gives no answer that can be read ({}); who asked gets the help text",
        failure.getClass().getSimpleName());
    return new Answer.Unavailable(
        failure instanceof OpenAIException ? "no-answer" : "unreadable", true);
  }

  @Override
  public void close() {
    client.close();
  }
}
