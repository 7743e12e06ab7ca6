package io.centralita.proxy.link;

import io.centralita.kit.problem.Problem;
import org.springframework.http.HttpStatus;
import org.springframework.web.ErrorResponseException;

/// The ways in which the API refuses.
final class LinkRefused {
  private LinkRefused() {}

  static ErrorResponseException unknown() {
    return Problem.of(HttpStatus.NOT_FOUND, "link-unknown", "There is no such link");
  }

  static ErrorResponseException leadLinked() {
    return Problem.of(
        HttpStatus.CONFLICT, "lead-linked", "The lead has an open link between other people");
  }

  static ErrorResponseException poolExhausted() {
    return Problem.of(
        HttpStatus.CONFLICT,
        "pool-exhausted",
        "On every proxy number that could reach both, one of the two has an open link");
  }

  static ErrorResponseException nameTaken() {
    return Problem.of(
        HttpStatus.CONFLICT, "name-taken", "The service has another session of that unique name");
  }

  /// @param rule what to send
  static ErrorResponseException invalid(String field, String rule) {
    return Problem.of(HttpStatus.UNPROCESSABLE_CONTENT, "invalid-field", field + ": send " + rule);
  }

  static ErrorResponseException onePerson() {
    return Problem.of(
        HttpStatus.UNPROCESSABLE_CONTENT, "one-person", "Customer and provider are one person");
  }

  /// The sentence does not repeat the address.
  static ErrorResponseException invalidAddress(String field) {
    return Problem.of(
        HttpStatus.UNPROCESSABLE_CONTENT,
        "invalid-address",
        field + " is neither a number in E.164 nor a WhatsApp user id");
  }

  static ErrorResponseException ownNumber(String field) {
    return Problem.of(
        HttpStatus.UNPROCESSABLE_CONTENT,
        "own-number",
        field + ": send somebody's number, nobody answers at one of ours");
  }

  static ErrorResponseException missing(String field) {
    return Problem.of(HttpStatus.UNPROCESSABLE_CONTENT, "field-missing", field + " is missing");
  }
}
