package io.centralita.matching.lead;

import io.centralita.matching.lead.Outcome.Refusal;
import java.util.Locale;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;

/// Refusals over HTTP, as `application/problem+json` with a stable `code`.
public final class LeadProblem {
  private LeadProblem() {}

  public static ErrorResponseException of(Refusal reason) {
    return switch (reason) {
      case UNKNOWN_OFFER -> notFound("unknown-offer", "There is no such offer");
      case TOO_LATE -> conflict(reason, "The time to answer is over");
      case ALREADY_ACCEPTED -> conflict(reason, "The offer was accepted already");
      case ALREADY_DECLINED -> conflict(reason, "The offer was declined already");
      case WITHDRAWN ->
          conflict(
              reason,
              "The offer is no longer open: the customer took the job back, or somebody else has it");
      case ENDED -> conflict(reason, "The lead has ended");
      case NOT_ASSIGNED -> conflict(reason, "The lead is nobody's job");
      case NOT_STARTED -> conflict(reason, "The work has not begun: start it first");
      case ALREADY_STARTED ->
          conflict(reason, "The work has begun: it is called off with a reason, or not at all");
      case NOT_FINISHED -> conflict(reason, "The work is not done: finish it first");
      case ALREADY_FINISHED -> conflict(reason, "The work is done");
      case RATING_FINAL -> conflict(reason, "It was rated more than a day ago");
    };
  }

  public static ErrorResponseException notFound(String code, String detail) {
    return problem(HttpStatus.NOT_FOUND, code, detail);
  }

  public static ErrorResponseException badRequest(String code, String detail) {
    return problem(HttpStatus.BAD_REQUEST, code, detail);
  }

  private static ErrorResponseException conflict(Refusal reason, String detail) {
    var code = reason.name().toLowerCase(Locale.ROOT).replace('_', '-');
    return problem(HttpStatus.CONFLICT, code, detail);
  }

  private static ErrorResponseException problem(HttpStatus status, String code, String detail) {
    var problem = ProblemDetail.forStatusAndDetail(status, detail);
    problem.setProperty("code", code);
    return new ErrorResponseException(status, problem, null);
  }
}
