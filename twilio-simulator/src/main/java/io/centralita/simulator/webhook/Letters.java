package io.centralita.simulator.webhook;

import io.centralita.simulator.message.Message;
import io.centralita.simulator.message.StatusChange;
import io.centralita.simulator.number.BusinessNumber;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// Writes a webhook in the way of the network that the business number is on.
@Component
public class Letters {
  private final WebhookForms twilio;
  private final MetaLetters meta;
  private final KommoLetters kommo;

  Letters(WebhookForms twilio, MetaLetters meta, KommoLetters kommo) {
    this.twilio = twilio;
    this.meta = meta;
    this.kommo = kommo;
  }

  /// @param name what the person calls themselves
  /// @param optOut what Twilio did at the message by itself
  public Letter message(
      Message message, BusinessNumber business, String name, Optional<String> optOut) {
    return switch (business.network()) {
      case TWILIO -> new Letter.Fields(twilio.message(message, name, optOut));
      case META -> meta.message(message, business.sender(), name);
      case KOMMO -> kommo.message(message, name);
    };
  }

  /// Nothing where the network does not tell of such a step.
  public Optional<Letter> status(Message message, StatusChange change, BusinessNumber business) {
    return switch (business.network()) {
      case TWILIO -> Optional.of(new Letter.Fields(twilio.status(message, change)));
      case META -> meta.status(message, change, business.sender());
      case KOMMO -> Optional.empty();
    };
  }
}
