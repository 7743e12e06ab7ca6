package io.centralita.proxy.link;

import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;

/// A refusal of the API, as `application/problem+json` with a stable `code`.
final class LinkRefused extends ErrorResponseException {
  private static final long serialVersionUID = 1;

  private LinkRefused(HttpStatus status, String code, String sentence) {
    super(status, problem(status, code, sentence), null);
  }

  private static ProblemDetail problem(HttpStatus status, String code, String sentence) {
    var problem = ProblemDetail.forStatusAndDetail(status, sentence);
    problem.setProperty("code", code);
    return problem;
  }

  static LinkRefused unknown() {
    return new LinkRefused(HttpStatus.NOT_FOUND, "link-unknown", "There is no such link");
  }

  static LinkRefused leadLinked() {
    return new LinkRefused(
        HttpStatus.CONFLICT, "lead-linked", "The lead has an open link between other people");
  }

  static LinkRefused poolExhausted() {
    return new LinkRefused(
        HttpStatus.CONFLICT,
        "pool-exhausted",
        "On every proxy number that could reach both, one of the two has an open link");
  }

  static LinkRefused onePerson() {
    return new LinkRefused(
        HttpStatus.UNPROCESSABLE_CONTENT, "one-person", "Customer and provider are one person");
  }

  /// The sentence does not repeat the address.
  static LinkRefused invalidAddress(String field) {
    return new LinkRefused(
        HttpStatus.UNPROCESSABLE_CONTENT,
        "invalid-address",
        field + " is neither a number in E.164 nor a WhatsApp user id");
  }

  static LinkRefused missing(String field) {
    return new LinkRefused(
        HttpStatus.UNPROCESSABLE_CONTENT, "field-missing", field + " is missing");
  }
}
