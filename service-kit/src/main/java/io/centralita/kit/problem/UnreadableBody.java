package io.centralita.kit.problem;

import static java.util.stream.Collectors.joining;

import java.util.Objects;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;

/// Says which field of a body is wrong, and what it takes; never what was in it, where somebody's
/// number may be.
final class UnreadableBody {
  private UnreadableBody() {}

  static String said(Throwable failure) {
    return Stream.iterate(failure, Objects::nonNull, Throwable::getCause)
        .filter(JacksonException.class::isInstance)
        .map(JacksonException.class::cast)
        .findFirst()
        .map(UnreadableBody::of)
        .orElse("Send a body in JSON with the fields that this takes");
  }

  private static String of(JacksonException wrong) {
    return switch (wrong) {
      case UnrecognizedPropertyException unknown when unknown.getKnownPropertyIds() != null ->
          "%s is not known here; this takes %s"
              .formatted(
                  field(unknown),
                  unknown.getKnownPropertyIds().stream()
                      .map(Object::toString)
                      .sorted()
                      .collect(joining(", ")));
      case MismatchedInputException mismatched
          when mismatched.getTargetType() != null && !mismatched.getPath().isEmpty() ->
          "Send %s as %s".formatted(field(mismatched), Form.of(mismatched.getTargetType()));
      case DatabindException other when !other.getPath().isEmpty() ->
          "Send %s as the README has it".formatted(field(other));
      default -> "Send a body in JSON with the fields that this takes";
    };
  }

  /// A name that could be anything else than one is not repeated.
  private static String field(JacksonException wrong) {
    var path =
        wrong.getPath().stream()
            .map(JacksonException.Reference::getPropertyName)
            .filter(Objects::nonNull)
            .collect(joining("."));
    return path.matches("[A-Za-z][A-Za-z_.]{0,79}") ? path : "One of the fields";
  }
}
