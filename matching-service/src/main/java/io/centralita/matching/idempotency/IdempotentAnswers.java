package io.centralita.matching.idempotency;

import io.centralita.contracts.event.EventCodec;
import io.centralita.contracts.values.TenantId;
import io.centralita.kit.problem.Problem;
import io.centralita.matching.idempotency.AnswerStore.Answer;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.core.retry.RetryPolicy;
import org.springframework.core.retry.RetryTemplate;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.ErrorResponseException;
import tools.jackson.databind.json.JsonMapper;

/// Answers a request that carries an `Idempotency-Key` once, and again with the same words for a
/// day, refusals included. The answer is kept in the transaction of what was done; a request that
/// comes while the first is under way waits for its answer. A failure of ours keeps nothing, so it
/// can be tried again.
@Component
public final class IdempotentAnswers {
  public static final String HEADER = "Idempotency-Key";
  private static final String REPLAYED = "Idempotency-Replayed";
  private static final Pattern KEY = Pattern.compile("[\\x21-\\x7e]{1,200}");
  private static final Duration KEPT = Duration.ofDays(1);
  private static final int FORGET_BATCH = 10_000;

  /// Some messages at a time are taken in one transaction, which holds what each is about; where it
  /// and a request wait for each other, PostgreSQL ends one of the two. Whatever it did is undone.
  private static final RetryTemplate AFTER_DEADLOCKS =
      new RetryTemplate(
          RetryPolicy.builder()
              .includes(PessimisticLockingFailureException.class)
              .maxRetries(3)
              .delay(Duration.ofMillis(20))
              .jitter(Duration.ofMillis(20))
              .multiplier(2)
              .build());

  private static final JsonMapper JSON = EventCodec.jsonMapper();

  private final AnswerStore store;
  private final InstantSource clock;
  private final TransactionTemplate transaction;

  IdempotentAnswers(AnswerStore store, InstantSource clock, TransactionTemplate transaction) {
    this.store = store;
    this.clock = clock;
    this.transaction = transaction;
  }

  /// @param key as the caller sent it; null does it without keeping the answer
  /// @param request what is asked for, such as `accept 018f…`
  /// @param operation returns the body of the answer, or throws a refusal
  public ResponseEntity<String> once(
      TenantId tenant, @Nullable String key, String request, Supplier<Object> operation) {
    if (key != null && !KEY.matcher(key).matches()) {
      throw Problem.of(
          HttpStatus.BAD_REQUEST,
          "idempotency-key-invalid",
          "An Idempotency-Key has 1 to 200 printable characters without blanks");
    }
    return AFTER_DEADLOCKS.invoke(() ->
        key == null
            ? response(answered(request, operation), false)
            : Objects.requireNonNull(
                transaction.execute(_ -> kept(tenant, key, request, operation))));
  }

  private ResponseEntity<String> kept(
      TenantId tenant, String key, String request, Supplier<Object> operation) {
    var now = clock.instant();
    if (store.reserve(tenant, key, request, now, now.minus(KEPT))) {
      var answer = answered(request, operation);
      store.keep(tenant, key, answer);
      return response(answer, false);
    }
    var before = store.find(tenant, key);
    if (!before.request().equals(request)) {
      throw Problem.of(
          HttpStatus.UNPROCESSABLE_CONTENT,
          "idempotency-key-reused",
          "This Idempotency-Key came with another request; send a new one with a new request");
    }
    return response(before, true);
  }

  private static Answer answered(String request, Supplier<Object> operation) {
    try {
      var body = JSON.writeValueAsString(operation.get());
      return new Answer(request, HttpStatus.OK.value(), MediaType.APPLICATION_JSON_VALUE, body);
    } catch (ErrorResponseException refusal) {
      if (!refusal.getStatusCode().is4xxClientError()) {
        throw refusal;
      }
      return new Answer(
          request,
          refusal.getStatusCode().value(),
          MediaType.APPLICATION_PROBLEM_JSON_VALUE,
          JSON.writeValueAsString(written(refusal.getBody())));
    }
  }

  /// As every other refusal is written.
  private static Map<String, Object> written(ProblemDetail problem) {
    var body = new LinkedHashMap<String, Object>();
    body.put("type", "about:blank");
    body.put("title", String.valueOf(problem.getTitle()));
    body.put("status", problem.getStatus());
    body.put("detail", String.valueOf(problem.getDetail()));
    if (problem.getProperties() != null) {
      problem.getProperties().forEach(body::putIfAbsent);
    }
    return body;
  }

  private static ResponseEntity<String> response(Answer answer, boolean replayed) {
    var response =
        ResponseEntity.status(answer.status()).contentType(MediaType.valueOf(answer.type()));
    if (replayed) {
      response.header(REPLAYED, "true");
    }
    return response.body(answer.body());
  }

  /// Returns how many answers were forgotten.
  public int forget() {
    return store.forget(clock.instant().minus(KEPT), FORGET_BATCH);
  }
}
