package io.centralita.proxy.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.centralita.contracts.proxy.SessionChange.SessionClosed;
import io.centralita.contracts.proxy.SessionChange.SessionOpened;
import io.centralita.contracts.proxy.SessionChange.Side;
import io.centralita.proxy.link.CloseReason;
import io.centralita.proxy.link.Terms;
import io.centralita.proxy.service.Service;
import io.centralita.proxy.session.Joining.Full;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataIntegrityViolationException;

class SessionsIT extends SessionTests {

  @Test
  void aSessionBeginsEmptyAndIsALinkAsSoonAsTwoAreInIt() {
    var service = service(2);
    var session = open(service);

    var first = joined(join(service, session, person()));
    assertThat(links.find(session.id())).isEmpty();
    var second = joined(join(service, session, person()));

    assertThat(first.side()).isEqualTo(Side.CUSTOMER);
    assertThat(second.side()).isEqualTo(Side.PROVIDER);
    assertThat(first.number()).isEqualTo(second.number());
    assertThat(sessions.participants(session)).containsExactlyInAnyOrder(first, second);
    assertThat(awaitSessions(SessionOpened.class, 1).getFirst().lead().value())
        .isEqualTo(session.id().value());
    assertThat(join(service, session, person())).isEqualTo(new Full());
  }

  @Test
  void whoLeavesMakesRoomAndDoesNotComeBackToTheirChair() {
    var service = service(2);
    var session = open(service);
    var first = joined(join(service, session, person()));
    var second = joined(join(service, session, person()));

    assertThat(leave(session, second)).isTrue();
    assertThat(leave(session, second)).isFalse();
    assertThat(links.find(session.id())).isEmpty();
    var third = joined(join(service, session, second.address()));

    assertThat(third.id()).isNotEqualTo(second.id());
    assertThat(sessions.participants(session)).containsExactlyInAnyOrder(first, third);
    assertThat(sessions.everybody(session)).hasSize(3);
  }

  @Test
  void aNameIsTakenUntilItsSessionIsRemoved() {
    var service = service(1);
    var session = named(service, "job-1").orElseThrow();

    assertThat(named(service, "job-1")).isEmpty();
    sessions.close(session, CloseReason.ENDED);
    assertThat(named(service, "job-1")).isEmpty();
    transaction.executeWithoutResult(_ -> sessions.remove(session));
    assertThat(sessions.find(service, session.id().value())).isEmpty();
    assertThat(named(service, "job-1")).isPresent();
  }

  @Test
  void whatIsClosedStaysClosedWhoeverWrites() {
    var service = service(1);
    var session = pair(service, person(), person());
    close(session);

    awaitSessions(SessionClosed.class, 1);
    assertThat(sends()).isEmpty();
    assertThatThrownBy(() ->
            database
                .sql("UPDATE proxy_links SET closed_at = NULL, close_reason = NULL WHERE id = ?")
                .param(session.id().value())
                .update())
        .isInstanceOf(DataIntegrityViolationException.class);
    assertThatThrownBy(() ->
            database
                .sql("UPDATE link_participants SET link_open = true WHERE link_id = ?")
                .param(session.id().value())
                .update())
        .isInstanceOf(DataIntegrityViolationException.class);
  }

  @Test
  void aSessionEndsByItsOwnTimeWhoeverIsInIt() {
    var service = service(1);
    var empty = open(service, Duration.ofMinutes(5));
    var full = pair(service, person(), person());
    assertThat(full.expiresAt()).isEqualTo(Terms.NEVER);
    var changed =
        transaction.execute(
            _ -> sessions.change(service, full, Duration.ofMinutes(10), null).orElseThrow());
    assertThat(changed.expiresAt()).isEqualTo(clock.instant().plus(Duration.ofMinutes(10)));

    clock.advance(Duration.ofMinutes(5));
    Awaitility.await().until(() -> status(service, empty) == Session.Status.CLOSED);
    assertThat(status(service, full)).isEqualTo(Session.Status.OPEN);
    clock.advance(Duration.ofMinutes(5));
    Awaitility.await().until(() -> status(service, full) == Session.Status.CLOSED);
  }

  private Session.Status status(Service service, Session session) {
    return sessions.find(service, session.id().value()).orElseThrow().status();
  }
}
