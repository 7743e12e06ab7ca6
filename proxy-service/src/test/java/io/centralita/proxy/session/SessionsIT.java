package io.centralita.proxy.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.centralita.contracts.address.Address;
import io.centralita.contracts.address.Channel;
import io.centralita.contracts.event.EventIds;
import io.centralita.contracts.proxy.SessionChange.SessionClosed;
import io.centralita.contracts.proxy.SessionChange.SessionOpened;
import io.centralita.contracts.proxy.SessionChange.Side;
import io.centralita.contracts.values.BusinessNumber;
import io.centralita.proxy.RunningProxy;
import io.centralita.proxy.link.CloseReason;
import io.centralita.proxy.link.Links;
import io.centralita.proxy.link.Mode;
import io.centralita.proxy.link.Shortage;
import io.centralita.proxy.link.Terms;
import io.centralita.proxy.pool.NumberDirectory;
import io.centralita.proxy.pool.Place;
import io.centralita.proxy.service.NumberSelection;
import io.centralita.proxy.service.Service;
import io.centralita.proxy.service.Services;
import io.centralita.proxy.session.Joining.AlreadyIn;
import io.centralita.proxy.session.Joining.Full;
import io.centralita.proxy.session.Joining.InUse;
import io.centralita.proxy.session.Joining.Joined;
import io.centralita.proxy.session.Joining.NoNumber;
import io.centralita.proxy.session.Joining.NotInPool;
import io.centralita.proxy.session.Joining.Over;
import java.time.Duration;
import java.util.HashSet;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.transaction.support.TransactionTemplate;

class SessionsIT extends RunningProxy {
  @Autowired Services services;
  @Autowired Sessions sessions;
  @Autowired NumberDirectory numbers;
  @Autowired Links links;
  @Autowired TransactionTemplate transaction;
  private int opened;

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
  void eachSideHasItsOwnNumberWhereOneWillNotDoForBoth() {
    var service = service(2);
    var busy = person();
    joined(join(service, open(service), busy, number(1)));
    var session = open(service);

    var first = joined(join(service, session, person(), number(1)));
    var second = joined(join(service, session, busy));

    assertThat(first.number()).isEqualTo(number(1));
    assertThat(second.number()).isEqualTo(number(2));
    assertThat(links.meeting(busy, number(2)).orElseThrow().numberOf(Side.CUSTOMER))
        .isEqualTo(number(1));
  }

  @Test
  void whatNobodyCanGiveIsRefusedWithItsReason() {
    var service = service(1);
    var busy = person();
    var session = open(service);
    joined(join(service, session, busy));

    assertThat(join(service, session, busy)).isEqualTo(new AlreadyIn());
    assertThat(join(service, open(service), busy)).isEqualTo(new NoNumber(Shortage.ALL_IN_USE));
    assertThat(join(service, open(service), busy, number(1))).isEqualTo(new InUse());
    assertThat(join(service, open(service), person(), main)).isEqualTo(new NotInPool());
    assertThat(join(service, open(service), away(), null, new Place("CL", null, null)))
        .isEqualTo(new NoNumber(Shortage.NOT_NEAR));
    carries("SMS");
    assertThat(join(service, open(service), person()))
        .isEqualTo(new NoNumber(Shortage.NOT_CAPABLE));
    carries("SMS,WHATSAPP");
    reserve(service, 1);
    assertThat(join(service, open(service), person()))
        .isEqualTo(new NoNumber(Shortage.ONLY_RESERVED));
    assertThat(joined(join(service, open(service), person(), number(1))).number())
        .isEqualTo(number(1));
    sessions.close(session, CloseReason.ENDED);
    assertThat(join(service, session, person())).isEqualTo(new Over());
  }

  @Test
  void aServiceHasItsOwnNumbersAndAnEmptyOneHasNone() {
    var service = service(1);
    var other = add("other", it -> it);

    assertThat(join(other, open(other), person())).isEqualTo(new NoNumber(Shortage.EMPTY_POOL));
    assertThat(numbers.page(service, null, 9)).hasSize(1);
    assertThat(numbers.page(other, null, 9)).isEmpty();
    assertThat(numbers.takeOut(numbers.find(tenant, number(1)).orElseThrow())).isTrue();
    assertThat(numbers.page(services.defaultOf(tenant), null, 9)).hasSize(1);
  }

  @Test
  void whoPrefersWhatTheyHadGetsItAgain() {
    var service = service(4);
    var one = person();
    var seen = new HashSet<BusinessNumber>();

    for (int time = 0; time < 4; time++) {
      var session = pair(service, one, person());
      seen.add(numberOf(session, one));
      close(session);
      clock.advance(Duration.ofMinutes(1));
    }

    assertThat(seen).hasSize(1);
  }

  @Test
  void whoAvoidsWhatTheyHadGetsAnotherNumber() {
    var service = change(service(3), NumberSelection.AVOID_STICKY, Duration.ZERO);
    var one = person();
    var seen = new HashSet<BusinessNumber>();

    for (int time = 0; time < 3; time++) {
      var session = pair(service, one, person());
      seen.add(numberOf(session, one));
      close(session);
      clock.advance(Duration.ofMinutes(1));
    }

    assertThat(seen).hasSize(3);
  }

  @Test
  void aNumberThatSomebodyLeftBringsThemNoStrangerUntilItHasCooledDown() {
    var service = change(service(1), NumberSelection.PREFER_STICKY, Duration.ofMinutes(10));
    var one = person();
    close(pair(service, one, person()));

    clock.advance(Duration.ofMinutes(10).minusSeconds(1));
    var session = open(service);
    joined(join(service, session, person()));
    assertThat(join(service, session, one)).isEqualTo(new NoNumber(Shortage.ALL_IN_USE));
    close(session);
    clock.advance(Duration.ofMinutes(10));
    close(pair(service, one, person()));
  }

  @Test
  void numbersWearEvenly() {
    var service = service(3);

    for (int time = 0; time < 6; time++) {
      join(service, open(service), person());
      clock.advance(Duration.ofSeconds(2));
    }

    assertThat(numbers.page(service, null, 9))
        .allSatisfy(it -> assertThat(it.inUse()).isEqualTo(2));
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

  private Service service(int size) {
    pool(size);
    var service = add("jobs", it -> it);
    for (int position = 1; position <= size; position++) {
      var number = numbers.find(tenant, number(position)).orElseThrow();
      assertThat(numbers.put(number, service, false, null)).isTrue();
    }
    return service;
  }

  private Service add(String name, UnaryOperator<Service> change) {
    var service =
        change.apply(
            Service.named(
                EventIds.derived("service", tenant.value(), name), tenant, name, clock.instant()));
    assertThat(services.add(service)).isTrue();
    return service;
  }

  private Service change(Service service, NumberSelection selection, Duration coolDown) {
    database
        .sql("UPDATE services SET number_selection = ?, cool_down = ? WHERE id = ?")
        .params(selection.code(), coolDown.toSeconds(), service.id())
        .update();
    return services.find(service.id()).orElseThrow();
  }

  private void carries(String channels) {
    database
        .sql("UPDATE numbers SET channels = ?::text[] WHERE number = ?")
        .params("{" + channels + "}", number(1).e164())
        .update();
  }

  private void reserve(Service service, int position) {
    numbers.put(numbers.find(tenant, number(position)).orElseThrow(), service, true, null);
  }

  private Session open(Service service) {
    return open(service, Mode.MESSAGE_ONLY);
  }

  private Session open(Service service, Mode mode) {
    return sessions
        .open(service, new NewSession(nextId(), null, null, mode, null, null))
        .orElseThrow();
  }

  private Session open(Service service, Duration ttl) {
    return sessions
        .open(service, new NewSession(nextId(), null, null, Mode.MESSAGE_ONLY, ttl, null))
        .orElseThrow();
  }

  private Optional<Session> named(Service service, String name) {
    return sessions.open(
        service, new NewSession(nextId(), null, name, Mode.MESSAGE_ONLY, null, null));
  }

  private UUID nextId() {
    return EventIds.derived("session", tenant.value(), Integer.toString(++opened));
  }

  private Session pair(Service service, Address one, Address two) {
    var session = open(service);
    joined(join(service, session, one));
    joined(join(service, session, two));
    return session;
  }

  private void close(Session session) {
    transaction.executeWithoutResult(_ -> sessions.close(session, CloseReason.ENDED));
  }

  private boolean leave(Session session, Participant participant) {
    return Boolean.TRUE.equals(transaction.execute(_ -> sessions.leave(session, participant)));
  }

  private BusinessNumber numberOf(Session session, Address person) {
    return sessions.everybody(session).stream()
        .filter(it -> it.address().samePersonAs(person))
        .findFirst()
        .orElseThrow()
        .number();
  }

  private Address away() {
    return person().on(Channel.WHATSAPP);
  }

  private Joining join(Service service, Session session, Address person) {
    return join(service, session, person, null);
  }

  private Joining join(
      Service service, Session session, Address person, @Nullable BusinessNumber wanted) {
    return join(service, session, person, wanted, new Place("PE", null, null));
  }

  private Joining join(
      Service service,
      Session session,
      Address person,
      @Nullable BusinessNumber wanted,
      Place place) {
    return transaction.execute(
        _ -> sessions.join(service, session, new NewParticipant(person, place, null, wanted)));
  }

  private static Participant joined(Joining joining) {
    assertThat(joining).isInstanceOf(Joined.class);
    return ((Joined) joining).participant();
  }
}
