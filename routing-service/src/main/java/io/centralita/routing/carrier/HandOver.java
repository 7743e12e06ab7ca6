package io.centralita.routing.carrier;

/// What became of the attempt to give a message to a carrier.
public sealed interface HandOver {

  /// The carrier has it and gave it an id of its own.
  record Taken(String carrierMessageId) implements HandOver {}

  /// The carrier has not got it: that is certain.
  ///
  /// @param detail the carrier's own words or code, for the log
  record Refused(Refusal refusal, String detail) implements HandOver {}

  /// The carrier may have it. It must be looked for before anything is tried again.
  record Uncertain(String detail) implements HandOver {}
}
