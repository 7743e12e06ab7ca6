package io.centralita.routing.conversation;

import com.fasterxml.jackson.annotation.JsonValue;
import io.centralita.contracts.provisioning.NumberPurpose;
import java.util.Locale;

/// What a conversation is about. With whom it is assigned to it decides whose mailbox it is in.
public enum Scope {
  CLIENT_GENERAL,
  CLIENT_LEAD,
  /// A provider's dealings with the owner of the marketplace: offers, questions.
  OWNER_PROVIDER,
  /// Codes that carriers send; nobody talks here.
  INTERNAL;

  static Scope of(NumberPurpose purpose) {
    return switch (purpose) {
      case MAIN -> CLIENT_GENERAL;
      case PROXY -> CLIENT_LEAD;
      case VERIFICATION -> INTERNAL;
    };
  }

  @JsonValue
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }
}
