package io.centralita.kit.problem;

import static java.util.stream.Collectors.joining;
import static org.springframework.http.HttpStatus.BAD_REQUEST;
import static org.springframework.http.HttpStatus.INTERNAL_SERVER_ERROR;
import static org.springframework.http.HttpStatus.SERVICE_UNAVAILABLE;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;
import org.springframework.util.MimeType;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.server.MethodNotAllowedException;
import org.springframework.web.server.MissingRequestValueException;
import org.springframework.web.server.NotAcceptableStatusException;
import org.springframework.web.server.ServerWebInputException;
import org.springframework.web.server.UnsupportedMediaTypeStatusException;

/// What a caller is told of a failure: a code that stays the same and what to do. A service's own
/// refusals say it themselves; those of the framework repeat what was sent, so they are put into
/// words that do not.
final class Refused {
  private static final Map<Integer, Told> BY_STATUS =
      Map.of(
          400, new Told("request-malformed", "The request cannot be read; send it in another form"),
          401, new Told("token-invalid", "Send a valid token: Authorization: Bearer <JWT>"),
          403, new Told("scope-missing", "Ask for a token that allows this"),
          404,
              new Told(
                  "path-unknown", "Nothing answers here; the service's README lists its paths"),
          413, new Told("body-too-large", "Send less at once"),
          500,
              new Told(
                  "internal-error",
                  "This is the service's fault, and its log says more; try again later"),
          503, new Told("not-available", "Try again later"));

  /// PostgreSQL's: character not in repertoire, untranslatable character, datetime field overflow.
  private static final Set<String> UNSTORABLE = Set.of("22021", "22P05", "22008");

  private record Told(String code, String detail) {}

  private Refused() {}

  static ProblemDetail by(Throwable failure) {
    return switch (failure) {
      case ErrorResponse own when saysAll(own.getBody()) -> own.getBody();
      case MissingRequestValueException missing ->
          problem(
              missing,
              "parameter-missing",
              "Send the " + missing.getLabel() + " " + missing.getName());
      case ServerWebInputException input when input.getMethodParameter() != null ->
          unreadable(input, input.getMethodParameter());
      case MethodNotAllowedException method ->
          problem(method, "method-unsupported", "This path takes " + methods(method));
      case UnsupportedMediaTypeStatusException type ->
          problem(type, "content-type-unsupported", "Send " + types(type.getSupportedMediaTypes()));
      case NotAcceptableStatusException accept ->
          problem(
              accept, "accept-unsupported", "Ask for " + types(accept.getSupportedMediaTypes()));
      case ErrorResponse other -> byStatus(other.getStatusCode());
      default -> byStatus(status(failure));
    };
  }

  private static HttpStatus status(Throwable failure) {
    if (isUnstorable(failure)) {
      return BAD_REQUEST;
    }
    return isOutOfReach(failure) ? SERVICE_UNAVAILABLE : INTERNAL_SERVER_ERROR;
  }

  /// The database is away, or every connection to it is taken.
  private static boolean isOutOfReach(Throwable failure) {
    return causes(failure)
        .anyMatch(cause ->
            cause instanceof SQLTransientConnectionException
                || (cause instanceof SQLException sql
                    && (sql.getSQLState() + "").startsWith("08")));
  }

  /// A text with a NUL in it, or a time that no database knows.
  private static boolean isUnstorable(Throwable failure) {
    return causes(failure)
        .anyMatch(cause ->
            cause instanceof SQLException sql && UNSTORABLE.contains(sql.getSQLState() + ""));
  }

  private static Stream<Throwable> causes(Throwable failure) {
    return Stream.iterate(failure, Objects::nonNull, Throwable::getCause);
  }

  static ProblemDetail byStatus(HttpStatusCode status) {
    var told = BY_STATUS.get(status.value());
    if (told == null) {
      told = Objects.requireNonNull(BY_STATUS.get(status.is4xxClientError() ? 400 : 500));
    }
    return Problem.detail(status, told.code(), told.detail());
  }

  private static boolean saysAll(ProblemDetail body) {
    return body.getProperties() != null && body.getProperties().containsKey(Problem.CODE);
  }

  private static ProblemDetail unreadable(ErrorResponse failure, MethodParameter parameter) {
    if (parameter.hasParameterAnnotation(RequestBody.class)) {
      return problem(failure, "body-unreadable", UnreadableBody.said((Throwable) failure));
    }
    return problem(
        failure,
        "parameter-invalid",
        "Send %s as %s"
            .formatted(parameter.getParameterName(), Form.of(parameter.getParameterType())));
  }

  private static ProblemDetail problem(ErrorResponse failure, String code, String detail) {
    return Problem.detail(failure.getStatusCode(), code, detail);
  }

  private static String methods(MethodNotAllowedException failure) {
    return failure.getSupportedMethods().stream()
        .map(HttpMethod::name)
        .sorted()
        .collect(joining(", "));
  }

  private static String types(Collection<? extends MimeType> types) {
    return types.isEmpty()
        ? "application/json"
        : types.stream().map(MimeType::toString).collect(joining(" or "));
  }
}
