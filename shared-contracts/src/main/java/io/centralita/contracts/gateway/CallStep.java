package io.centralita.contracts.gateway;

/// How far a call to the other side has come.
public enum CallStep {
  RINGING,
  ANSWERED
}
