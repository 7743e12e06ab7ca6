package io.centralita.proxy.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.centralita.contracts.address.Address;
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
import java.util.UUID;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.Tuple;
import net.jqwik.api.lifecycle.BeforeTry;
import net.jqwik.api.statistics.Statistics;
import net.jqwik.api.statistics.StatisticsReport;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestContextManager;
import org.springframework.transaction.support.TransactionTemplate;

/// Whatever people and time do on a small pool, the tables stay true: they are looked at after each
/// step.
class AllocationPropertiesIT extends RunningProxy {
  private static final int TRIES = 12;
  private static final int STEPS = 50;
  private static final int PEOPLE = 5;
  private static final int NUMBERS = 3;

  @Autowired Services services;
  @Autowired Sessions sessions;
  @Autowired NumberDirectory numbers;
  @Autowired TransactionTemplate transaction;

  private final List<Session> begun = new ArrayList<>();
  private Service service;
  private List<Address> people;

  /// What happens next.
  enum Happening {
    OPENS,
    JOINS,
    LEAVES,
    CLOSES,
    TIME_PASSES
  }

  /// @param session which of those that were begun, the last first
  /// @param wanted the number that is asked for; 0 for any
  /// @param seconds that pass, or that a session is to last
  record Step(Happening happening, int session, int person, int wanted, int seconds) {}

  /// jqwik knows nothing of Spring; the context is the one that JUnit's tests have.
  @BeforeTry
  void context() throws Exception {
    if (sessions == null) {
      new TestContextManager(getClass()).prepareTestInstance(this);
    }
  }

  @Property(tries = TRIES, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.BOUNDED)
  @StatisticsReport(StatisticsReport.StatisticsReportMode.OFF)
  void nothingThatPeopleAndTimeDoBreaksTheTables(
      @ForAll("lives") List<Step> life,
      @ForAll NumberSelection selection,
      @ForAll boolean coolsDown) {
    begin(selection, coolsDown ? 60 : 0);

    life.forEach(step -> {
      var came = take(step);
      assertThat(violations(service)).as("after %s", step).isEmpty();
      Statistics.label("happened")
          .collect(Tuple.of(step.happening(), came))
          .coverage(checker -> {
            for (var happening : Happening.values()) {
              checker.check(Tuple.of(happening, true)).count(count -> count > 0);
            }
            checker.check(Tuple.of(Happening.JOINS, false)).count(count -> count > 0);
          });
    });
  }

  @Provide
  Arbitrary<List<Step>> lives() {
    var happenings =
        Arbitraries.frequency(
            Tuple.of(3, Happening.OPENS),
            Tuple.of(6, Happening.JOINS),
            Tuple.of(1, Happening.LEAVES),
            Tuple.of(1, Happening.CLOSES),
            Tuple.of(1, Happening.TIME_PASSES));
    return Combinators.combine(
            happenings,
            Arbitraries.integers().between(0, 3),
            Arbitraries.integers().between(0, PEOPLE - 1),
            Arbitraries.integers()
                .between(0, NUMBERS)
                .injectNull(0.5)
                .map(number -> number == null ? 0 : number),
            Arbitraries.integers().between(0, 600))
        .as(Step::new)
        .list()
        .ofSize(STEPS);
  }

  private void begin(NumberSelection selection, int coolDown) {
    begun.clear();
    people = IntStream.range(0, PEOPLE).mapToObj(_ -> person()).toList();
    pool(NUMBERS);
    var made =
        Service.named(UUID.randomUUID(), tenant, "small " + UUID.randomUUID(), clock.instant());
    services.add(made);
    for (int position = 1; position <= NUMBERS; position++) {
      numbers.put(numbers.find(tenant, number(position)).orElseThrow(), made, false, null);
    }
    database
        .sql("UPDATE services SET number_selection = ?, cool_down = ? WHERE id = ?")
        .params(selection.code(), coolDown, made.id())
        .update();
    service = services.find(made.id()).orElseThrow();
  }

  /// @return whether it could be
  private boolean take(Step step) {
    if (step.happening() == Happening.OPENS || begun.isEmpty()) {
      return opens(step);
    }
    var session = begun.reversed().get(Math.min(step.session(), begun.size() - 1));
    return switch (step.happening()) {
      case OPENS -> throw new AssertionError();
      case JOINS -> joins(step, session);
      case LEAVES -> leaves(session);
      case CLOSES -> {
        transaction.executeWithoutResult(_ -> sessions.close(session, CloseReason.ENDED));
        yield true;
      }
      case TIME_PASSES -> {
        clock.advance(Duration.ofSeconds(step.seconds()));
        yield true;
      }
    };
  }

  private boolean opens(Step step) {
    var ttl = step.person() == 0 ? null : Duration.ofSeconds(30 + step.seconds());
    var session =
        transaction.execute(_ ->
            sessions.open(
                service,
                new NewSession(UUID.randomUUID(), null, null, Mode.MESSAGE_ONLY, ttl, null)));
    session.ifPresent(begun::add);
    return session.isPresent();
  }

  private boolean joins(Step step, Session session) {
    var guest =
        new NewParticipant(
            people.get(step.person()),
            Place.UNKNOWN,
            null,
            step.wanted() == 0 ? null : number(step.wanted()));
    return transaction.execute(_ -> sessions.join(service, session, guest)) instanceof Joined;
  }

  private boolean leaves(Session session) {
    var inIt = sessions.participants(session);
    return !inIt.isEmpty() && transaction.execute(_ -> sessions.leave(session, inIt.getFirst()));
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
