package io.centralita.simulator.page;

import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.reactive.result.method.annotation.ResponseEntityExceptionHandler;

/// Answers with `application/problem+json` when a request makes no sense.
@RestControllerAdvice
class SimulatorProblems extends ResponseEntityExceptionHandler {
  @ExceptionHandler(IllegalArgumentException.class)
  ProblemDetail senseless(IllegalArgumentException problem) {
    return ProblemDetail.forStatusAndDetail(HttpStatus.BAD_REQUEST, problem.getMessage());
  }
}
