package io.centralita.simulator.journal;

import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A line of the journal: what kind of thing happened, and the thing.
record Line(String kind, JsonNode value) {
  /// The line, or nothing when it was torn by a kill in the middle of writing it.
  static Optional<Line> parse(JsonMapper json, String text) {
    try {
      var tree = json.readTree(text);
      var kind = tree.path("kind").asString("");
      return kind.isEmpty() ? Optional.empty() : Optional.of(new Line(kind, tree.path("value")));
    } catch (JacksonException _) {
      return Optional.empty();
    }
  }
}
