package io.centralita.kit.problem;

import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;

/// A refusal for a controller to throw.
public final class Problem {
  static final String CODE = "code";

  private Problem() {}

  /// @param code what programs look at, such as `lead-unknown`; never changes
  /// @param detail a sentence for people, which says what to do
  public static ErrorResponseException of(HttpStatus status, String code, String detail) {
    return new ErrorResponseException(status, detail(status, code, detail), null);
  }

  /// The same for those who answer by themselves, with [ProblemAnswer].
  public static ProblemDetail detail(HttpStatusCode status, String code, String detail) {
    var body = ProblemDetail.forStatusAndDetail(status, detail);
    body.setProperty(CODE, code);
    return body;
  }
}
