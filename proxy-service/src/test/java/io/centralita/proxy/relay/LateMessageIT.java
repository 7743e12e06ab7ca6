package io.centralita.proxy.relay;

import static org.assertj.core.api.Assertions.assertThat;

import io.centralita.contracts.Topics;
import io.centralita.contracts.address.Address;
import io.centralita.contracts.gateway.MessageContent;
import io.centralita.contracts.matching.LeadChange.LeadCancelled;
import io.centralita.contracts.proxy.SessionChange.InteractionRelayed;
import io.centralita.contracts.proxy.SessionChange.SessionClosed;
import io.centralita.contracts.proxy.SessionChange.SessionOpened;
import io.centralita.contracts.routing.Meaning;
import io.centralita.contracts.routing.SendCommand.Body.Template;
import io.centralita.contracts.routing.SendCommand.Body.Words;
import io.centralita.contracts.routing.SendCommand.SendMessage;
import io.centralita.contracts.values.LeadId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Messages that came in time and were not looked at before the end.
class LateMessageIT extends WritingPeople {
  private static final Template NOBODY = new Template("nobody-here", Map.of());
  private Instant inTime;

  @BeforeEach
  void link() {
    linkOverOneNumber();
    clock.advance(Duration.ofMinutes(1));
    inTime = clock.instant();
  }

  @Test
  void whatCameBeforeTheTimeWasOverCrossesOnceAndTheLinkStaysClosed() {
    clock.advance(Duration.ofHours(2));
    var link = awaitSessions(SessionClosed.class, 1).getFirst().link();

    for (int time = 0; time < 3; time++) {
      writeLate("late", customer);
    }
    write("answer", provider, number(1), MessageContent.text("voy"));

    assertThat(words(awaitSends(6)))
        .extracting(SendMessage::to, SendMessage::from)
        .containsExactly(Tuple.tuple(provider, number(1)));
    assertThat(awaitSessions(InteractionRelayed.class, 1))
        .extracting(InteractionRelayed::link)
        .containsExactly(link);
    assertThat(topics.await(Topics.LINKS.name(), 2, record -> link.toString().equals(record.key())))
        .hasSize(2)
        .last()
        .satisfies(state -> assertThat(state.value()).isNull());
    assertThat(toldLate(sends())).extracting(SendMessage::to).containsExactly(provider);
  }

  @Test
  void whatCameBeforeTheLeadWasCancelledCrosses() {
    cancel(lead("one"));

    writeLate("late", provider);

    assertThat(words(awaitSends(5))).extracting(SendMessage::to).containsExactly(customer);
  }

  @Test
  void whoTalksWithSomebodyElseByNowGetsNoneOfIt() {
    cancel(lead("one"));
    assign(lead("two"), person(), provider);
    awaitSessions(SessionOpened.class, 2);

    writeLate("late", customer);

    var sends = awaitSends(7);
    assertThat(words(sends)).isEmpty();
    assertThat(toldLate(sends)).extracting(SendMessage::to).containsExactly(customer);
  }

  @Test
  void wordsForTheOldCounterpartDoNotReachTheNewOne() {
    cancel(lead("one"));
    assign(lead("two"), customer, person());
    awaitSessions(SessionOpened.class, 2);

    writeLate("late", customer);

    assertThat(words(awaitSends(7))).extracting(SendMessage::to).containsExactly(provider);
  }

  private void writeLate(String id, Address from) {
    var hello = MessageContent.text("¿ya viene?");
    interpret(id, message(id, from, number(1), hello, inTime), new Meaning.Relay());
  }

  private void cancel(LeadId lead) {
    clock.advance(Duration.ofMinutes(1));
    publish(lead, "cancelled", new LeadCancelled(lead, tenant, clock.instant()));
    awaitSessions(SessionClosed.class, 1);
    clock.advance(Duration.ofMinutes(1));
  }

  private static List<SendMessage> words(List<SendMessage> sends) {
    return sends.stream().filter(send -> send.body() instanceof Words).toList();
  }

  /// What tells a writer that nobody is there, beside what told both when the link closed.
  private static List<SendMessage> toldLate(List<SendMessage> sends) {
    return sends.stream()
        .filter(send -> send.body().equals(NOBODY) && send.cause().equals("no-counterpart"))
        .toList();
  }
}
