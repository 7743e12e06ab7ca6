package io.centralita.matching.lead;

import io.centralita.contracts.address.Address;
import io.centralita.contracts.routing.Interpretation.MessageInterpreted;
import io.centralita.contracts.values.BusinessNumber;
import io.centralita.contracts.values.DisplayName;
import io.centralita.contracts.values.Language;
import org.jspecify.annotations.Nullable;

/// Who asks for a job.
///
/// @param name what the person chose to show
/// @param number the number of ours that they wrote to; everybody in the lead is written to from it
public record Customer(
    Address address, @Nullable DisplayName name, BusinessNumber number, Language language) {

  public static Customer of(MessageInterpreted said) {
    var message = said.message();
    return new Customer(
        message.from(), DisplayName.of(message.senderName()), message.to(), said.language());
  }
}
