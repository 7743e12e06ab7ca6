package io.centralita.kit.problem;

import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;

/// A refusal for a controller to throw.
public final class Problem {
  private Problem() {}

  /// @param code what programs look at, such as `lead-unknown`; never changes
  /// @param detail a sentence for people
  public static ErrorResponseException of(HttpStatus status, String code, String detail) {
    var body = ProblemDetail.forStatusAndDetail(status, detail);
    body.setProperty("code", code);
    return new ErrorResponseException(status, body, null);
  }
}
