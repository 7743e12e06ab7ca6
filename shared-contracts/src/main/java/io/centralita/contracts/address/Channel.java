package io.centralita.contracts.address;

/// How a person is reached.
public enum Channel {
  WHATSAPP,
  SMS,
  VOICE
}
