package io.centralita.matching.idempotency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.centralita.contracts.values.TenantId;
import io.centralita.kit.problem.Problem;
import io.centralita.matching.RunningMatching;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.ErrorResponseException;

class IdempotentAnswersIT {
  private static final TenantId TENANT = new TenantId("repeating");

  private static RunningMatching service;

  private final AtomicInteger done = new AtomicInteger();

  @BeforeAll
  static void start() {
    service = RunningMatching.shared();
  }

  private ResponseEntity<String> ask(String key, String request) {
    return service
        .bean(IdempotentAnswers.class)
        .once(TENANT, key, request, () -> Map.of("done", done.incrementAndGet()));
  }

  @Test
  void theSameRequestIsDoneOnceAndAnsweredTheSame() {
    var first = ask("k-1", "accept 1");
    var second = ask("k-1", "accept 1");

    assertThat(first.getBody()).isEqualTo("{\"done\":1}").isEqualTo(second.getBody());
    assertThat(first.getHeaders().headerNames()).doesNotContain("Idempotency-Replayed");
    assertThat(second.getHeaders().getFirst("Idempotency-Replayed")).isEqualTo("true");
    assertThat(done).hasValue(1);
  }

  @Test
  void manyAtOnceAreDoneOnce() throws Exception {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var asking =
          Stream.<Callable<ResponseEntity<String>>>generate(() -> () -> ask("k-2", "accept 2"))
              .limit(32)
              .toList();

      for (var answer : threads.invokeAll(asking)) {
        assertThat(answer.get().getBody()).isEqualTo("{\"done\":1}");
      }
    }
    assertThat(done).hasValue(1);
  }

  @Test
  void aKeyIsForOneRequest() {
    ask("k-3", "accept 3");

    assertThatThrownBy(() -> ask("k-3", "decline 3"))
        .isInstanceOfSatisfying(
            ErrorResponseException.class,
            refusal -> {
              assertThat(refusal.getStatusCode()).isEqualTo(HttpStatus.UNPROCESSABLE_CONTENT);
              assertThat(refusal.getBody().getProperties())
                  .containsEntry("code", "idempotency-key-reused");
            });
    assertThatThrownBy(() -> ask("two words", "accept 3"))
        .isInstanceOf(ErrorResponseException.class);
  }

  @Test
  void aRefusalIsRepeatedAndAFailureIsNot() {
    var answers = service.bean(IdempotentAnswers.class);
    for (int i = 0; i < 2; i++) {
      var refused =
          answers.once(
              TENANT,
              "k-4",
              "accept 4",
              () -> {
                done.incrementAndGet();
                throw Problem.of(HttpStatus.CONFLICT, "too-late", "The time is over");
              });
      assertThat(refused.getStatusCode()).isEqualTo(HttpStatus.CONFLICT);
      assertThat(refused.getBody()).contains("\"code\":\"too-late\"", "\"status\":409");
      assertThat(refused.getHeaders().getContentType()).hasToString("application/problem+json");
    }
    assertThat(done).hasValue(1);

    assertThatThrownBy(() ->
            answers.once(
                TENANT,
                "k-5",
                "accept 5",
                () -> {
                  throw new IllegalStateException("the database is away");
                }))
        .isInstanceOf(IllegalStateException.class);
    assertThat(ask("k-5", "accept 5").getBody()).isEqualTo("{\"done\":2}");
  }

  @Test
  void answersAreKeptADay() {
    ask("k-6", "accept 6");
    service.clock.advance(Duration.ofDays(1));

    assertThat(ask("k-6", "accept 6").getBody()).isEqualTo("{\"done\":2}");
    service.clock.advance(Duration.ofDays(1));
    assertThat(service.bean(IdempotentAnswers.class).forget()).isPositive();
  }
}
