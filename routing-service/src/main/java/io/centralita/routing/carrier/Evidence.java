package io.centralita.routing.carrier;

import java.util.List;

/// What a carrier can say about a message that it may have taken.
public sealed interface Evidence {

  /// All that it took from us for this person, oldest first.
  record Listing(List<Entry> messages) implements Evidence {
    public Listing {
      messages = List.copyOf(messages);
    }
  }

  record Entry(String carrierMessageId, String text) {}

  /// It keeps no list: a receipt that carries our id is all that can tell.
  record ReceiptsAlone() implements Evidence {}

  /// Handed over again under the same id, it is the same message there.
  record SafeToRepeat() implements Evidence {}
}
