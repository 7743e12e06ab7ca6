package io.centralita.matching.lead;

import io.centralita.contracts.address.Address;
import io.centralita.contracts.values.Language;
import io.centralita.contracts.values.SendId;
import java.time.ZoneId;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Something that a person is told: one of routing-service's messages by name, with raw values.
///
/// @param id the send's own name, where its fate matters; otherwise it follows from the cause
/// @param timeZone where the person's clock is; null is the tenant's
/// @param language what the person reads, as far as it is known before they write
public record Notice(
    Address to,
    String template,
    Map<String, String> variables,
    @Nullable SendId id,
    @Nullable ZoneId timeZone,
    @Nullable Language language) {
  public Notice {
    variables = Map.copyOf(variables);
  }

  public Notice(Address to, String template, Map<String, String> variables) {
    this(to, template, variables, null, null, null);
  }

  public Notice at(@Nullable ZoneId clock) {
    return new Notice(to, template, variables, id, clock, language);
  }

  Notice as(SendId name) {
    return new Notice(to, template, variables, name, timeZone, language);
  }

  Notice in(@Nullable Language known) {
    return new Notice(to, template, variables, id, timeZone, known);
  }
}
