package io.centralita.audit.messages;

import io.centralita.contracts.address.Address;
import io.centralita.contracts.values.BusinessNumber;
import org.jspecify.annotations.Nullable;

/// One end of a message.
///
/// @param id a person's ref, or a number of ours in E.164
/// @param hint what people may see of a person; null for a number of ours, which is no secret
public record Party(String id, @Nullable String hint) {

  static Party of(Address person) {
    return new Party(person.ref(), person.hint());
  }

  static Party of(BusinessNumber ours) {
    return new Party(ours.e164(), null);
  }
}
