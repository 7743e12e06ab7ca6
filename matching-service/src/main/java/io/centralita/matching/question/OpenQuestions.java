package io.centralita.matching.question;

import io.centralita.contracts.routing.Interpretation.MessageInterpreted;
import io.centralita.contracts.values.TenantId;
import java.time.InstantSource;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// The one question that a person has yet to answer. A new one takes its place.
@Component
public final class OpenQuestions {
  private final OpenQuestionStore store;
  private final InstantSource clock;

  OpenQuestions(OpenQuestionStore store, InstantSource clock) {
    this.store = store;
    this.clock = clock;
  }

  /// What they may be answering with this message.
  public Optional<OpenQuestion> waiting(MessageInterpreted said) {
    var message = said.message();
    return store
        .find(message.tenant(), message.from().ref())
        .filter(question -> question.waitedAt(message.receivedAt()));
  }

  /// Whether they have something to answer by now, this message taken into account.
  public boolean isAsked(MessageInterpreted said) {
    return store
        .find(said.message().tenant(), said.message().from().ref())
        .filter(question -> question.waitedAt(clock.instant()))
        .isPresent();
  }

  public void ask(MessageInterpreted said, Which which) {
    ask(said.message().tenant(), said.message().from().ref(), which);
  }

  /// @param person by ref
  public void ask(TenantId tenant, String person, Which which) {
    store.keep(tenant, person, which.at(clock.instant()));
  }

  public void end(MessageInterpreted said) {
    end(said.message().tenant(), said.message().from().ref());
  }

  /// @param person by ref
  public void end(TenantId tenant, String person) {
    store.end(tenant, person);
  }
}
