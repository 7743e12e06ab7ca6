package io.centralita.matching.message;

import io.centralita.contracts.values.LeadId;
import io.centralita.matching.lead.Happening.Chosen;
import io.centralita.matching.message.Reply.OnLead;
import io.centralita.matching.message.Reply.WhichList;
import io.centralita.matching.message.Standing.Asked;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The lists that a customer had before them when they chose, and which of them a bare choice is
/// from. Where it may be from several nobody is chosen: they are asked which.
///
/// @param shown latest first
/// @param question what they were asked before, if they were
record OpenLists(
    List<Asked> shown, @Nullable ListQuestion question, Standing standing, Instant saidAt) {
  private static final int NO_CHOICE = 0;

  /// A message has no more buttons. Who has more lists open can still tap or quote the oldest.
  private static final int MOST_IN_A_QUESTION = 3;

  static OpenLists of(Standing standing, @Nullable ListQuestion question, Instant saidAt) {
    var shown = standing.leads().stream().filter(lead -> lead.waitedForAChoiceAt(saidAt)).toList();
    return new OpenLists(shown, question, standing, saidAt);
  }

  /// A bare number: from the only list that is so long, or else an answer to what they were asked.
  ///
  /// @return nothing when there is neither
  Optional<Reply> choose(int position) {
    var asked = asked();
    if (!asked.isEmpty()) {
      return Optional.of(answer(asked, position));
    }
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

  /// The job itself is an answer too, when they were asked. Once its list is closed, it is a new
  /// request.
  Optional<Reply> name(@Nullable String category, @Nullable String district) {
    return asked().stream()
        .filter(list -> list.waitedForAChoiceAt(saidAt) && list.isFor(category, district))
        .findFirst()
        .map(list -> chosen(list, question == null ? NO_CHOICE : question.position()));
  }

  /// The lists that they were asked about, as the question counts them.
  private List<Asked> asked() {
    if (question == null || !question.wasAskedBefore(saidAt)) {
      return List.of();
    }
    var lists = question.lists().stream().flatMap(lead -> find(lead).stream()).toList();
    return lists.size() == question.lists().size() ? lists : List.of();
  }

  private Optional<Asked> find(LeadId lead) {
    return standing.leads().stream().filter(one -> one.lead().equals(lead)).findFirst();
  }

  private Reply answer(List<Asked> asked, int number) {
    int position = question == null ? NO_CHOICE : question.position();
    return number <= asked.size()
        ? chosen(asked.get(number - 1), position)
        : new WhichList(position, asked);
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
