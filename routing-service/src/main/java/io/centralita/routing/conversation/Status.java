package io.centralita.routing.conversation;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import java.util.Optional;

/// How a conversation stands.
public enum Status {
  /// Answered by the switchboard.
  ACTIVE,
  /// Somebody of flesh and blood answers; the switchboard says nothing of its own accord.
  ESCALATED,
  /// Over, until the person writes again.
  CLOSED;

  /// Something that changes how a conversation stands.
  public enum Step {
    ESCALATE,
    CLOSE,
    REOPEN,
    WRITTEN
  }

  /// @return how it stands afterwards, which may be as before; nothing when it cannot be done
  public Optional<Status> after(Step step) {
    return switch (step) {
      case ESCALATE -> this == CLOSED ? Optional.empty() : Optional.of(ESCALATED);
      case CLOSE -> Optional.of(CLOSED);
      case REOPEN -> Optional.of(ACTIVE);
      case WRITTEN -> Optional.of(this == CLOSED ? ACTIVE : this);
    };
  }

  @JsonValue
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Status of(String code) {
    return valueOf(code.toUpperCase(Locale.ROOT));
  }
}
