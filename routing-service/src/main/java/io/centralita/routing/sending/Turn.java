package io.centralita.routing.sending;

import io.centralita.contracts.gateway.DeliveryStatus;

/// Something that happens to a send.
sealed interface Turn {

  /// Somebody is about to hand it over.
  record Attempted() implements Turn {}

  /// A carrier has it.
  record Taken() implements Turn {}

  /// No carrier will get it.
  record Refused() implements Turn {}

  /// The person wants nothing more from the sender.
  record OptedOut() implements Turn {}

  /// It was held for too long.
  record Expired() implements Turn {}

  /// Certainly not handed over; later.
  record PutOff() implements Turn {}

  /// Nobody knows whether the carrier got it.
  record Lost() implements Turn {}

  /// The carrier was asked, or an operator looked, and it has not got it.
  record NotThere() implements Turn {}

  /// Only templates may be sent to the person, and this is none.
  record WindowShut() implements Turn {}

  /// The person wrote.
  record WindowOpened() implements Turn {}

  /// The carrier says how far it has come.
  record Reported(DeliveryStatus status) implements Turn {}
}
