package io.centralita.audit.paging;

import java.util.Collection;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;

/// A question that cannot be answered as it was put: 400 with a code. The answer does not repeat
/// what was sent.
public final class BadFilter extends ErrorResponseException {
  private BadFilter(String code, String detail) {
    super(HttpStatus.BAD_REQUEST, problem(code, detail), null);
  }

  static BadFilter malformed(String name, String expected) {
    return new BadFilter("filter-malformed", "%s must be %s".formatted(name, expected));
  }

  static BadFilter repeated(String name) {
    return new BadFilter("filter-repeated", "%s may be given once".formatted(name));
  }

  static BadFilter unknown(Collection<String> known) {
    return new BadFilter("filter-unknown", "The filters are " + String.join(", ", known));
  }

  private static ProblemDetail problem(String code, String detail) {
    var problem = ProblemDetail.forStatusAndDetail(HttpStatus.BAD_REQUEST, detail);
    problem.setProperty("code", code);
    return problem;
  }
}
