package io.centralita.audit.paging;

import io.centralita.kit.problem.Problem;
import java.util.Collection;
import org.springframework.http.HttpStatus;
import org.springframework.web.ErrorResponseException;

/// The ways in which a question cannot be answered as it was put. The answer does not repeat what
/// was sent.
final class BadFilter {
  private BadFilter() {}

  static ErrorResponseException malformed(String name, String expected) {
    return problem("filter-malformed", "%s must be %s".formatted(name, expected));
  }

  static ErrorResponseException repeated(String name) {
    return problem("filter-repeated", "%s may be given once".formatted(name));
  }

  static ErrorResponseException unknown(Collection<String> known) {
    return problem("filter-unknown", "The filters are " + String.join(", ", known));
  }

  private static ErrorResponseException problem(String code, String detail) {
    return Problem.of(HttpStatus.BAD_REQUEST, code, detail);
  }
}
