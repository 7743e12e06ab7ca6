package io.centralita.matching.lead;

import io.centralita.contracts.address.Address;
import io.centralita.contracts.values.SendId;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Something that a person is told: one of routing-service's messages by name, with raw values.
///
/// @param id the send's own name, where its fate matters; otherwise it follows from the cause
public record Notice(
    Address to, String template, Map<String, String> variables, @Nullable SendId id) {
  public Notice {
    variables = Map.copyOf(variables);
  }

  public Notice(Address to, String template, Map<String, String> variables) {
    this(to, template, variables, null);
  }

  Notice as(SendId name) {
    return new Notice(to, template, variables, name);
  }
}
