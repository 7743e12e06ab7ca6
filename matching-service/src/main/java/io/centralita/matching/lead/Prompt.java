package io.centralita.matching.lead;

import io.centralita.contracts.routing.Interpretation.MessageInterpreted;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;

/// What a person says that something is said to. The same words again need no second answer at
/// once; other words do, also where the answer is the same.
///
/// @param cause what the ids of everything that follows are derived from
/// @param words what was said, and what it was taken for
public record Prompt(UUID cause, String words) {

  public static Prompt of(MessageInterpreted said, UUID cause) {
    var text = Objects.requireNonNullElse(said.message().content().text(), "");
    return new Prompt(cause, said.meaning() + " " + text.strip().toLowerCase(Locale.ROOT));
  }
}
