package io.centralita.contracts.proxy;

/// By what two people may reach each other.
public enum SessionMode {
  MESSAGE_ONLY,
  VOICE_ONLY,
  VOICE_AND_MESSAGE
}
