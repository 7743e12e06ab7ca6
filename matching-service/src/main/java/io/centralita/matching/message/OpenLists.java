package io.centralita.matching.message;

import io.centralita.matching.lead.Happening.Chosen;
import io.centralita.matching.message.Reply.OnLead;
import io.centralita.matching.message.Reply.WhichList;
import io.centralita.matching.message.Standing.Asked;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// The lists that a customer had before them when they chose, and which of them a bare choice is
/// from. Where it may be from several nobody is chosen: they are asked which.
///
/// @param shown latest first
record OpenLists(List<Asked> shown, Instant saidAt) {
  private static final int NO_CHOICE = 0;

  /// A message has no more buttons. Who has more lists open can still tap or quote the oldest.
  private static final int MOST_IN_A_QUESTION = 3;

  static OpenLists of(Standing standing, Instant saidAt) {
    var shown = standing.leads().stream().filter(lead -> lead.waitedForAChoiceAt(saidAt)).toList();
    return new OpenLists(shown, saidAt);
  }

  /// A bare number: from the only list that is so long.
  ///
  /// @return nothing when there is neither
  Optional<Reply> choose(int position) {
    return shown.isEmpty() ? Optional.empty() : Optional.of(pick(position));
  }

  /// "Yes" takes the only one there is on a list. On the latest list of several it is no choice.
  Optional<Reply> accept() {
    if (shown.isEmpty()) {
      return Optional.empty();
    }
    var latest = shown.getFirst();
    return Optional.of(
        latest.candidates() == 1 ? among(ofLength(1, 1), 1) : chosen(latest, NO_CHOICE));
  }

  private Reply pick(int position) {
    var longEnough = ofLength(position, Integer.MAX_VALUE);
    return longEnough.isEmpty() ? chosen(shown.getFirst(), position) : among(longEnough, position);
  }

  private Reply among(List<Asked> possible, int position) {
    return possible.size() == 1
        ? chosen(possible.getFirst(), position)
        : new WhichList(position, possible.stream().limit(MOST_IN_A_QUESTION).toList());
  }

  private List<Asked> ofLength(int least, int most) {
    return shown.stream()
        .filter(list -> list.candidates() >= least && list.candidates() <= most)
        .toList();
  }

  private Reply chosen(Asked list, int position) {
    return new OnLead(list.lead(), new Chosen(position, saidAt));
  }
}
