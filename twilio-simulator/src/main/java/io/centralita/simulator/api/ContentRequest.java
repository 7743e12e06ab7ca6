package io.centralita.simulator.api;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// What a client creates a template from. Types that it leaves empty are left out.
record ContentRequest(
    @JsonProperty("friendly_name") @Nullable String friendlyName,
    @Nullable String language,
    @Nullable Map<String, String> variables,
    @Nullable Map<String, JsonNode> types) {

  Map<String, JsonNode> given() {
    return types == null
        ? Map.of()
        : types.entrySet().stream()
            .filter(type -> type.getValue() != null && type.getValue().isObject())
            .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }
}
