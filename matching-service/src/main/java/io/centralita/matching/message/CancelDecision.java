package io.centralita.matching.message;

import io.centralita.contracts.routing.Meaning.Cancel;
import io.centralita.matching.lead.Happening.AskedAfter;
import io.centralita.matching.lead.Happening.Cancelled;
import io.centralita.matching.message.Reply.Ask;
import io.centralita.matching.message.Reply.OnLead;
import io.centralita.matching.message.Standing.Asked;
import io.centralita.matching.question.OpenQuestion.Kind;
import io.centralita.matching.question.Which;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Which request a customer no longer wants. Nothing is taken back that may not be meant.
record CancelDecision(Standing standing) {
  /// A message has no more buttons. Who has more requests can still write the code.
  private static final int MOST_IN_A_QUESTION = 3;

  /// "The painting", "the one in Lince": only what fits is meant, and when that is not one of them,
  /// they are asked. Whoever says a position alone, or all, has one thing that can be meant, or is
  /// asked.
  ///
  /// @param said by somebody who has something in hand
  Reply described(Cancel said) {
    var inHand = standing.inHand();
    if (said.all() != null && inHand.size() > 1) {
      return all(inHand);
    }
    var fitting =
        inHand.stream().filter(lead -> lead.is(said.category(), said.district())).toList();
    if (fitting.size() == 1) {
      return new OnLead(fitting.getFirst().lead(), new Cancelled());
    }
    return which(fitting)
        .or(() -> which(inHand))
        .orElseGet(() -> new OnLead(inHand.getFirst().lead(), new AskedAfter()));
  }

  /// Once all are gone there is no way back: they say so twice.
  private static Reply all(List<Asked> inHand) {
    return new Ask(
        new Which(
            Kind.CANCEL_ALL,
            inHand.stream().map(lead -> lead.lead().toString()).toList(),
            null,
            "cancel-all",
            Map.of("count", Integer.toString(inHand.size()))));
  }

  /// Nothing when they have not several.
  Optional<Reply> whichOpen() {
    return which(standing.openLeads().toList());
  }

  private static Optional<Reply> which(List<Asked> among) {
    var asked = among.stream().limit(MOST_IN_A_QUESTION).toList();
    if (asked.size() < 2) {
      return Optional.empty();
    }
    var variables = new HashMap<String, String>();
    for (int i = 0; i < asked.size(); i++) {
      variables.putAll(asked.get(i).variables(i + 1));
    }
    return Optional.of(
        new Ask(
            new Which(
                Kind.CANCEL,
                asked.stream().map(lead -> lead.lead().toString()).toList(),
                null,
                "which-request-" + asked.size(),
                variables)));
  }
}
