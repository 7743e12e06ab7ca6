package io.centralita.routing.carrier;

import io.centralita.contracts.values.Carrier;
import io.centralita.contracts.values.SendId;
import java.time.Instant;

/// The way out over one carrier. Whoever adds a carrier writes one of these in a folder of its own;
/// nothing else knows how carriers differ.
public interface CarrierLine {

  Carrier carrier();

  /// Hands a message over, at most once.
  HandOver handOver(Parcel parcel);

  /// What the carrier can say about a message of which nobody knows whether it was taken.
  ///
  /// @param since when it was handed over, with room for clocks that differ
  /// @throws RuntimeException when the carrier cannot be asked
  Evidence evidence(SendId send, Route route, Instant since);

  /// What an error code means that a receipt brings.
  Refusal refusal(String code);

  /// Whether WhatsApp's 24 hours are ours to keep; else the carrier keeps them itself.
  boolean keepsWindow();
}
