package io.centralita.matching.lead;

import io.centralita.contracts.address.Address;
import java.util.Map;

/// Something that a person is told: one of routing-service's messages by name, with raw values.
public record Notice(Address to, String template, Map<String, String> variables) {
  public Notice {
    variables = Map.copyOf(variables);
  }
}
