package io.centralita.proxy.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.centralita.contracts.address.Address;
import io.centralita.contracts.event.EventIds;
import io.centralita.contracts.values.BusinessNumber;
import io.centralita.proxy.RunningProxy;
import io.centralita.proxy.link.CloseReason;
import io.centralita.proxy.link.Mode;
import io.centralita.proxy.pool.NumberDirectory;
import io.centralita.proxy.pool.Place;
import io.centralita.proxy.service.NumberSelection;
import io.centralita.proxy.service.Service;
import io.centralita.proxy.service.Services;
import io.centralita.proxy.session.Joining.Joined;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/// Whatever people and time do on a small pool, the tables stay true: they are looked at after each
/// step. A run that fails says its seed.
class AllocationPropertiesIT extends RunningProxy {
  private static final int STEPS = 120;
  private static final int PEOPLE = 6;
  private static final int NUMBERS = 3;

  @Autowired Services services;
  @Autowired Sessions sessions;
  @Autowired NumberDirectory numbers;
  @Autowired TransactionTemplate transaction;

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void nothingThatPeopleAndTimeDoBreaksTheTables(long seed) {
    var random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    var people = IntStream.range(0, PEOPLE).mapToObj(_ -> person()).toList();
    var service = service(random);
    var open = new ArrayList<Session>();
    int refused = 0;

    for (int step = 0; step < STEPS; step++) {
      switch (random.nextInt(10)) {
        case 0, 1, 2 -> open.add(opened(service, step, random));
        case 3, 4, 5, 6 -> refused += joins(service, open, people, random) ? 0 : 1;
        case 7 -> leaves(open, random);
        case 8 -> closes(open, random);
        default -> clock.advance(Duration.ofSeconds(random.nextInt(240)));
      }
      assertThat(violations(service)).as("seed %d, step %d", seed, step).isEmpty();
    }

    assertThat(refused).isPositive();
    assertThat(sessions.page(service, null, STEPS))
        .extracting(Session::status)
        .contains(Session.Status.CLOSED);
  }

  private Service service(RandomGenerator random) {
    pool(NUMBERS);
    var service =
        Service.named(
            EventIds.derived("service", tenant.value()), tenant, "small", clock.instant());
    services.add(service);
    for (int position = 1; position <= NUMBERS; position++) {
      numbers.put(numbers.find(tenant, number(position)).orElseThrow(), service, false, null);
    }
    database
        .sql("UPDATE services SET number_selection = ?, cool_down = ? WHERE id = ?")
        .params(
            (random.nextBoolean() ? NumberSelection.PREFER_STICKY : NumberSelection.AVOID_STICKY)
                .code(),
            random.nextBoolean() ? 0 : 60,
            service.id())
        .update();
    return services.find(service.id()).orElseThrow();
  }

  private Session opened(Service service, int step, RandomGenerator random) {
    var ttl = random.nextInt(3) == 0 ? null : Duration.ofSeconds(30 + random.nextInt(600));
    return sessions
        .open(
            service,
            new NewSession(
                EventIds.derived("session", tenant.value(), Integer.toString(step)),
                null,
                null,
                Mode.MESSAGE_ONLY,
                ttl,
                null))
        .orElseThrow();
  }

  /// @return whether somebody came in
  private boolean joins(
      Service service, List<Session> open, List<Address> people, RandomGenerator random) {
    if (open.isEmpty()) {
      return true;
    }
    var session = open.get(random.nextInt(open.size()));
    var person = people.get(random.nextInt(PEOPLE));
    BusinessNumber wanted = random.nextInt(4) == 0 ? number(1 + random.nextInt(NUMBERS)) : null;
    return transaction.execute(_ ->
        sessions.join(service, session, new NewParticipant(person, Place.UNKNOWN, null, wanted)))
        instanceof Joined;
  }

  private void leaves(List<Session> open, RandomGenerator random) {
    if (!open.isEmpty()) {
      var session = open.get(random.nextInt(open.size()));
      var inIt = sessions.participants(session);
      if (!inIt.isEmpty()) {
        transaction.executeWithoutResult(_ -> sessions.leave(session, inIt.getFirst()));
      }
    }
  }

  private void closes(List<Session> open, RandomGenerator random) {
    if (!open.isEmpty()) {
      var session = open.get(random.nextInt(open.size()));
      transaction.executeWithoutResult(_ -> sessions.close(session, CloseReason.ENDED));
    }
  }

  private static final String VIOLATIONS =
      """
      SELECT 'two sessions on a number: ' || person_ref FROM link_participants p
        JOIN proxy_links l ON l.id = p.link_id
      WHERE l.service_id = :service AND l.closed_at IS NULL AND p.deleted_at IS NULL
      GROUP BY person_ref, p.proxy_number HAVING count(*) > 1
      UNION ALL
      SELECT 'alone with themselves: ' || l.id FROM proxy_links l
        JOIN link_participants one ON one.link_id = l.id AND one.successors = 0 AND one.side = 'CUSTOMER'
        JOIN link_participants other ON other.link_id = l.id AND other.successors = 0 AND other.side = 'PROVIDER'
      WHERE l.service_id = :service AND one.person_ref = other.person_ref
      UNION ALL
      SELECT 'open otherwise than the session: ' || p.id FROM link_participants p
        JOIN proxy_links l ON l.id = p.link_id
      WHERE l.service_id = :service AND p.open <> (l.closed_at IS NULL AND p.deleted_at IS NULL)
      UNION ALL
      SELECT 'on a number of another service: ' || p.id FROM link_participants p
        JOIN proxy_links l ON l.id = p.link_id LEFT JOIN numbers n ON n.number = p.proxy_number
      WHERE l.service_id = :service AND n.service_id IS DISTINCT FROM l.service_id
      UNION ALL
      SELECT 'a stranger on a warm number: ' || later.id
      FROM link_participants earlier JOIN proxy_links before ON before.id = earlier.link_id
        JOIN link_participants later ON later.person_ref = earlier.person_ref
          AND later.proxy_number = earlier.proxy_number AND later.link_id <> earlier.link_id
        JOIN proxy_links after ON after.id = later.link_id
        JOIN services s ON s.id = before.service_id
      WHERE before.service_id = :service AND s.cool_down > 0
        AND LEAST(earlier.deleted_at, before.closed_at) <= later.met_at
        AND later.met_at < LEAST(earlier.deleted_at, before.closed_at) + make_interval(secs => s.cool_down)
        AND earlier.met_at < later.met_at
        AND EXISTS (SELECT FROM link_participants met WHERE met.link_id = before.id AND met.side <> earlier.side)
        AND NOT EXISTS (SELECT FROM link_participants a JOIN link_participants b ON a.person_ref = b.person_ref
          WHERE a.link_id = before.id AND a.side <> earlier.side AND b.link_id = after.id AND b.side <> later.side)
        AND EXISTS (SELECT FROM link_participants met WHERE met.link_id = after.id AND met.side <> later.side
          AND met.met_at <= later.met_at)
      """;

  private List<String> violations(Service service) {
    return database.sql(VIOLATIONS).param("service", service.id()).query(String.class).list();
  }
}
