package io.centralita.proxy.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.centralita.contracts.address.Address;
import io.centralita.contracts.address.Channel;
import io.centralita.contracts.event.EventIds;
import io.centralita.contracts.values.BusinessNumber;
import io.centralita.proxy.RunningProxy;
import io.centralita.proxy.link.CloseReason;
import io.centralita.proxy.link.Links;
import io.centralita.proxy.link.Mode;
import io.centralita.proxy.pool.NumberDirectory;
import io.centralita.proxy.pool.Place;
import io.centralita.proxy.service.NumberSelection;
import io.centralita.proxy.service.Service;
import io.centralita.proxy.service.Services;
import io.centralita.proxy.session.Joining.Joined;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/// What tests of sessions do: services with numbers, sessions, people who come and go.
abstract class SessionTests extends RunningProxy {
  @Autowired Services services;
  @Autowired Sessions sessions;
  @Autowired NumberDirectory numbers;
  @Autowired Links links;
  @Autowired TransactionTemplate transaction;
  private int opened;

  Service service(int size) {
    pool(size);
    var service = add("jobs", it -> it);
    for (int position = 1; position <= size; position++) {
      var number = numbers.find(tenant, number(position)).orElseThrow();
      assertThat(numbers.put(number, service, false, null)).isTrue();
    }
    return service;
  }

  Service add(String name, UnaryOperator<Service> change) {
    var service =
        change.apply(
            Service.named(
                EventIds.derived("service", tenant.value(), name), tenant, name, clock.instant()));
    assertThat(services.add(service)).isTrue();
    return service;
  }

  Service change(Service service, NumberSelection selection, Duration coolDown) {
    database
        .sql("UPDATE services SET number_selection = ?, cool_down = ? WHERE id = ?")
        .params(selection.code(), coolDown.toSeconds(), service.id())
        .update();
    return services.find(service.id()).orElseThrow();
  }

  void carries(String channels) {
    database
        .sql("UPDATE numbers SET channels = ?::text[] WHERE number = ?")
        .params("{" + channels + "}", number(1).e164())
        .update();
  }

  void reserve(Service service, int position) {
    numbers.put(numbers.find(tenant, number(position)).orElseThrow(), service, true, null);
  }

  Session open(Service service) {
    return open(service, Mode.MESSAGE_ONLY);
  }

  Session open(Service service, Mode mode) {
    return sessions
        .open(service, new NewSession(nextId(), null, null, mode, null, null))
        .orElseThrow();
  }

  Session open(Service service, Duration ttl) {
    return sessions
        .open(service, new NewSession(nextId(), null, null, Mode.MESSAGE_ONLY, ttl, null))
        .orElseThrow();
  }

  Optional<Session> named(Service service, String name) {
    return sessions.open(
        service, new NewSession(nextId(), null, name, Mode.MESSAGE_ONLY, null, null));
  }

  UUID nextId() {
    return EventIds.derived("session", tenant.value(), Integer.toString(++opened));
  }

  Session pair(Service service, Address one, Address two) {
    var session = open(service);
    joined(join(service, session, one));
    joined(join(service, session, two));
    return session;
  }

  void close(Session session) {
    transaction.executeWithoutResult(_ -> sessions.close(session, CloseReason.ENDED));
  }

  boolean leave(Session session, Participant participant) {
    return Boolean.TRUE.equals(transaction.execute(_ -> sessions.leave(session, participant)));
  }

  BusinessNumber numberOf(Session session, Address person) {
    return sessions.everybody(session).stream()
        .filter(it -> it.address().samePersonAs(person))
        .findFirst()
        .orElseThrow()
        .number();
  }

  Address away() {
    return person().on(Channel.WHATSAPP);
  }

  Joining join(Service service, Session session, Address person) {
    return join(service, session, person, null);
  }

  Joining join(Service service, Session session, Address person, @Nullable BusinessNumber wanted) {
    return join(service, session, person, wanted, new Place("PE", null, null));
  }

  Joining join(
      Service service,
      Session session,
      Address person,
      @Nullable BusinessNumber wanted,
      Place place) {
    return transaction.execute(
        _ -> sessions.join(service, session, new NewParticipant(person, place, null, wanted)));
  }

  static Participant joined(Joining joining) {
    assertThat(joining).isInstanceOf(Joined.class);
    return ((Joined) joining).participant();
  }
}
