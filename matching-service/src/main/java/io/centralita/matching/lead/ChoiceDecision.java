package io.centralita.matching.lead;

import io.centralita.matching.lead.LeadState.Abandoned;
import io.centralita.matching.lead.LeadState.Asking;
import io.centralita.matching.lead.LeadState.Choosing;
import io.centralita.matching.lead.LeadState.Ended;
import io.centralita.matching.lead.LeadState.Exhausted;
import io.centralita.matching.lead.LeadState.Offering;
import io.centralita.matching.lead.Outcome.Changed;
import io.centralita.matching.lead.Outcome.Unchanged;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// The customer picks somebody (L3). A list may be an hour old by then: who cannot take a job any
/// more is not asked, and the customer chooses among the others.
record ChoiceDecision(LeadDecision search) {

  Outcome chosen(int position, Instant saidAt) {
    return switch (lead().state()) {
      case Choosing _ ->
          candidateAt(position)
              .map(this::picked)
              .orElseGet(
                  () -> new Unchanged(lead(), List.of(Notices.chooseAgain(lead(), position))));
      case Abandoned(var at) when saidAt.isBefore(at) && !search.askedAgain() ->
          candidateAt(position)
              .filter(this::isFree)
              .<Outcome>map(this::offer)
              .orElseGet(search::unchanged);
      case Asking _, Offering _, Ended _ -> search.unchanged();
    };
  }

  private Optional<Candidate> candidateAt(int position) {
    return lead().candidates().stream()
        .filter(candidate -> candidate.position() == position)
        .findFirst();
  }

  private Outcome picked(Candidate candidate) {
    return isFree(candidate) ? offer(candidate) : notFree(candidate);
  }

  private boolean isFree(Candidate candidate) {
    return !search.hindered().containsKey(candidate.provider());
  }

  private Changed offer(Candidate candidate) {
    return search.offer(lead(), candidate, Notices::offerSent);
  }

  private Outcome notFree(Candidate picked) {
    var marked =
        lead()
            .with(
                lead().candidates().stream()
                    .map(each -> each.passedOver(search.hindered().get(each.provider())))
                    .toList());
    var others = marked.candidates().stream().filter(this::isFree).toList();
    if (others.isEmpty()) {
      return LeadDecision.telling(
          marked.in(new Exhausted(search.now())), Facts.exhausted(lead(), search.now()));
    }
    var notice = Notices.notFree(marked, picked, others);
    return marked.equals(lead())
        ? new Unchanged(lead(), List.of(notice))
        : new Changed(
            marked.in(new Choosing(search.now().plus(search.patience().choice()))),
            List.of(),
            List.of(notice));
  }

  private Lead lead() {
    return search.lead();
  }
}
