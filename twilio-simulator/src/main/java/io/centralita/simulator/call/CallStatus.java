package io.centralita.simulator.call;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/// How far a call has come, in Twilio's words
/// (https://www.twilio.com/docs/voice/api/call-resource#call-status-values).
public enum CallStatus {
  RINGING,
  IN_PROGRESS,
  COMPLETED,
  BUSY,
  NO_ANSWER,
  FAILED;

  @JsonCreator
  static CallStatus of(String name) {
    return valueOf(name.toUpperCase(Locale.ROOT).replace('-', '_'));
  }

  @JsonValue
  public String wire() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  public boolean over() {
    return this != RINGING && this != IN_PROGRESS;
  }
}
