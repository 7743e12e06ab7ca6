package io.centralita.routing.sending;

import io.centralita.routing.carrier.Evidence;
import java.util.List;

/// What a carrier's list says about a send of which nobody knows whether it was taken.
sealed interface Verdict {

  /// It was, and this is the carrier's id of it.
  record Taken(String carrierMessageId) implements Verdict {}

  /// It was not, for certain.
  record NotThere() implements Verdict {}

  /// Nothing yet.
  record Open() implements Verdict {}

  /// The words are all that a list is compared by. In a lane one send is in flight, so a message
  /// with its words that belongs to no other send is the one; unless another with the same words is
  /// being looked for as well: then the list cannot tell which of the two it shows.
  ///
  /// @param unclaimed what the carrier has that belongs to no send of ours, oldest first
  /// @param twin whether nobody knows of another send with the same words either
  /// @param waited whether the carrier has had the time to list it
  static Verdict of(String said, List<Evidence.Entry> unclaimed, boolean twin, boolean waited) {
    var same =
        unclaimed.stream().filter(entry -> entry.text().strip().equals(said.strip())).toList();
    if (twin) {
      return new Open();
    }
    if (!same.isEmpty()) {
      return new Taken(same.getFirst().carrierMessageId());
    }
    return waited ? new NotThere() : new Open();
  }
}
