package io.centralita.routing.conversation;

import static io.centralita.routing.conversation.Status.ACTIVE;
import static io.centralita.routing.conversation.Status.CLOSED;
import static io.centralita.routing.conversation.Status.ESCALATED;
import static org.assertj.core.api.Assertions.assertThat;

import io.centralita.routing.conversation.Status.Step;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class StatusTest {
  record Case(Status before, Step step, @Nullable Status after) {}

  static List<Case> cases() {
    return List.of(
        new Case(ACTIVE, Step.ESCALATE, ESCALATED),
        new Case(ESCALATED, Step.ESCALATE, ESCALATED),
        new Case(CLOSED, Step.ESCALATE, null),
        new Case(ACTIVE, Step.CLOSE, CLOSED),
        new Case(ESCALATED, Step.CLOSE, CLOSED),
        new Case(CLOSED, Step.CLOSE, CLOSED),
        new Case(ACTIVE, Step.REOPEN, ACTIVE),
        new Case(ESCALATED, Step.REOPEN, ACTIVE),
        new Case(CLOSED, Step.REOPEN, ACTIVE),
        // Who writes to a closed conversation opens it; a person who has taken over keeps it.
        new Case(ACTIVE, Step.WRITTEN, ACTIVE),
        new Case(ESCALATED, Step.WRITTEN, ESCALATED),
        new Case(CLOSED, Step.WRITTEN, ACTIVE));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void eachStepLeadsWhereItShould(Case one) {
    assertThat(one.before().after(one.step()).orElse(null)).isEqualTo(one.after());
  }
}
