package io.centralita.matching.message;

import io.centralita.contracts.routing.Interpretation.MessageInterpreted;
import io.centralita.contracts.routing.Meaning;
import io.centralita.contracts.routing.Meaning.Accept;
import io.centralita.contracts.routing.Meaning.Cancel;
import io.centralita.contracts.values.LeadId;
import io.centralita.matching.lead.Happening.Cancelled;
import io.centralita.matching.lead.Leads;
import io.centralita.matching.lead.Notice;
import io.centralita.matching.lead.Prompt;
import io.centralita.matching.lead.Restatements;
import io.centralita.matching.question.OpenQuestion;
import io.centralita.matching.question.OpenQuestion.Kind;
import io.centralita.matching.question.OpenQuestions;
import io.centralita.matching.question.Which;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;

/// Says and asks things of whoever wrote, and takes the answers that end a question without being
/// about one thing of theirs: yes to all, and no.
@Component
final class Replies {
  private final OpenQuestions questions;
  private final Leads leads;
  private final Restatements restatements;

  Replies(OpenQuestions questions, Leads leads, Restatements restatements) {
    this.questions = questions;
    this.leads = leads;
    this.restatements = restatements;
  }

  void ask(Which which, MessageInterpreted said, UUID cause) {
    questions.ask(said, which);
    tell(said, which.template(), which.variables(), cause);
  }

  /// Where they are to answer something else first, that question stays the one that waits.
  void askBeside(Which which, MessageInterpreted said, UUID cause) {
    if (!questions.isAsked(said)) {
      questions.ask(said, which);
    }
    tell(said, which.template(), which.variables(), cause);
  }

  void tell(MessageInterpreted said, String template, Map<String, String> variables, UUID cause) {
    var message = said.message();
    restatements.tell(
        new Notice(message.from(), template, variables),
        message.tenant(),
        message.to(),
        null,
        Prompt.of(said, cause));
  }

  /// @return whether they had been asked, and it is settled
  boolean settle(MessageInterpreted said, UUID cause) {
    return questions.waiting(said).filter(question -> settle(question, said, cause)).isPresent();
  }

  private boolean settle(OpenQuestion question, MessageInterpreted said, UUID cause) {
    if (question.isLeftBy(said.meaning())) {
      questions.end(said);
      tell(
          said,
          question.kind() == Kind.ALSO ? "also-asked-left" : "not-cancelled",
          Map.of(),
          cause);
      return true;
    }
    if (question.kind() != Kind.CANCEL_ALL || !isYes(said.meaning())) {
      return false;
    }
    questions.end(said);
    for (var lead : question.options()) {
      leads.happen(LeadId.of(lead), new Cancelled(), Prompt.of(said, cause));
    }
    return true;
  }

  private static boolean isYes(Meaning said) {
    return switch (said) {
      case Accept(var reference) -> reference == null;
      case Cancel cancel -> cancel.all() != null;
      case Meaning _ -> false;
    };
  }
}
