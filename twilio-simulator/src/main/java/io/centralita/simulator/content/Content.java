package io.centralita.simulator.content;

import java.time.Instant;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/// A template as its owner created it.
///
/// @param variables what stands in a placeholder when a message does not say
/// @param types the template's form for each channel type, such as `twilio/quick-reply`
public record Content(
    String sid,
    String friendlyName,
    String language,
    Map<String, String> variables,
    Map<String, JsonNode> types,
    Instant createdAt) {

  public Content {
    variables = variables == null ? Map.of() : Map.copyOf(variables);
    types = Map.copyOf(types);
  }
}
