package io.centralita.proxy.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.centralita.contracts.address.Address;
import io.centralita.contracts.event.EventIds;
import io.centralita.proxy.RunningProxy;
import io.centralita.proxy.link.Mode;
import io.centralita.proxy.link.Shortage;
import io.centralita.proxy.pool.Place;
import io.centralita.proxy.service.Services;
import io.centralita.proxy.session.Joining.Full;
import io.centralita.proxy.session.Joining.Joined;
import io.centralita.proxy.session.Joining.NoNumber;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/// 32 connections at once want into sessions.
class JoinAttackIT extends RunningProxy {
  private static final int ATTACKERS = 32;
  private static final int NUMBERS = 5;

  @Autowired Services services;
  @Autowired Sessions sessions;
  @Autowired TransactionTemplate transaction;

  @Test
  void aPersonWhomManySessionsWantMeetsEachNumberOnce() throws Exception {
    pool(NUMBERS);
    var wanted = person();

    var outcomes =
        atOnce(
            IntStream.range(0, ATTACKERS)
                .mapToObj(i -> joining(session("session " + i), guest(wanted)))
                .toList());

    assertThat(outcomes).filteredOn(Joined.class::isInstance).hasSize(NUMBERS);
    assertThat(outcomes)
        .filteredOn(outcome -> !(outcome instanceof Joined))
        .hasSize(ATTACKERS - NUMBERS)
        .containsOnly(new NoNumber(Shortage.ALL_IN_USE));
    assertThat(outcomes)
        .filteredOn(Joined.class::isInstance)
        .extracting(outcome -> ((Joined) outcome).participant().number())
        .doesNotHaveDuplicates();
  }

  @Test
  void aSessionThatManyWantIntoTakesTwo() throws Exception {
    pool(NUMBERS);
    var session = session("one");

    var outcomes =
        atOnce(
            IntStream.range(0, ATTACKERS)
                .mapToObj(_ -> joining(session, guest(person())))
                .toList());

    assertThat(outcomes).filteredOn(Joined.class::isInstance).hasSize(2);
    assertThat(outcomes).filteredOn(new Full()::equals).hasSize(ATTACKERS - 2);
    assertThat(sessions.participants(session)).hasSize(2);
  }

  /// They wait for each other on the one number; whichever way round they are named, nobody waits
  /// for somebody who waits for them.
  @Test
  void theSameTwoNamedEitherWayRoundMeetOnce() throws Exception {
    pool(1);
    var one = guest(person());
    var other = guest(person());

    var outcomes =
        atOnce(
            IntStream.range(0, ATTACKERS)
                .mapToObj(i -> {
                  var session = session("session " + i);
                  return i % 2 == 0 ? joining(session, one, other) : joining(session, other, one);
                })
                .toList());

    assertThat(outcomes).filteredOn(Joined.class::isInstance).hasSize(1);
    assertThat(outcomes)
        .filteredOn(outcome -> !(outcome instanceof Joined))
        .containsOnly(new NoNumber(Shortage.ALL_IN_USE));
  }

  private Supplier<Joining> joining(Session session, NewParticipant guest) {
    return () -> sessions.join(services.defaultOf(tenant), session, guest);
  }

  private Supplier<Joining> joining(Session session, NewParticipant one, NewParticipant other) {
    return () -> sessions.join(services.defaultOf(tenant), session, one, other);
  }

  private Session session(String name) {
    var id = EventIds.derived("session", tenant.value(), name);
    return sessions
        .open(
            services.defaultOf(tenant),
            new NewSession(id, null, null, Mode.MESSAGE_ONLY, null, null))
        .orElseThrow();
  }

  private static NewParticipant guest(Address person) {
    return new NewParticipant(person, Place.UNKNOWN, null, null);
  }

  /// All have their connection and their transaction before the first does anything.
  private List<Joining> atOnce(List<Supplier<Joining>> attempts) throws Exception {
    var start = new CyclicBarrier(attempts.size());
    var outcomes = new ArrayList<Joining>();
    try (var threads = Executors.newFixedThreadPool(attempts.size())) {
      var running =
          attempts.stream()
              .map(attempt ->
                  threads.submit(() ->
                      transaction.execute(status -> {
                        try {
                          start.await(1, TimeUnit.MINUTES);
                        } catch (Exception gaveUp) {
                          throw new IllegalStateException(gaveUp);
                        }
                        var joining = attempt.get();
                        if (!(joining instanceof Joined)) {
                          status.setRollbackOnly();
                        }
                        return joining;
                      })))
              .toList();
      for (var one : running) {
        outcomes.add(one.get());
      }
    }
    return outcomes;
  }
}
