package io.centralita.matching.question;

import io.centralita.matching.question.OpenQuestion.Kind;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A question that is to be asked, and the message that asks it.
public record Which(
    Kind kind,
    List<String> options,
    @Nullable String detail,
    String template,
    Map<String, String> variables) {
  public Which {
    options = List.copyOf(options);
    variables = Map.copyOf(variables);
  }

  OpenQuestion at(Instant now) {
    return new OpenQuestion(kind, options, detail, now);
  }
}
