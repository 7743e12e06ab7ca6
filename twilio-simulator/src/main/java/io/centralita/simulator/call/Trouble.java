package io.centralita.simulator.call;

/// What Twilio's debugger would show of a call: a code of its error dictionary
/// (https://www.twilio.com/docs/api/errors) and what it is about.
public record Trouble(int code, String about) {
  static final int NOT_AN_ADDRESS = 11100;
  static final int NOT_RETRIEVED = 11200;
  static final int NOT_CONNECTED = 11205;
  static final int TOO_MANY_REDIRECTS = 11215;
  static final int NOT_PARSED = 12100;
  static final int NOT_IN_SCHEMA = 12200;
  static final int CALLER_ID_NOT_OWNED = 13214;
  static final int NUMBER_SENSELESS = 13223;
}
