package io.centralita.routing.carrier;

import java.util.List;
import java.util.Optional;

/// What a carrier can say about a message that it may have taken.
public sealed interface Evidence {

  /// All that it took from us for this person, oldest first.
  record Listing(List<Entry> messages) implements Evidence {
    public Listing {
      messages = List.copyOf(messages);
    }
  }

  record Entry(String carrierMessageId, String text) {}

  /// It knows our own ids.
  ///
  /// @param carrierMessageId its id of the message that has ours; nothing when it has none
  record Known(Optional<String> carrierMessageId) implements Evidence {}

  /// It cannot be asked: a receipt that carries our id is all that can tell.
  record ReceiptsAlone() implements Evidence {}
}
