package io.centralita.proxy.link;

import static org.assertj.core.api.Assertions.assertThat;

import io.centralita.contracts.address.Address;
import io.centralita.contracts.event.EventIds;
import io.centralita.contracts.values.LeadId;
import io.centralita.contracts.values.LinkId;
import io.centralita.proxy.RunningProxy;
import io.centralita.proxy.link.Linking.Exhausted;
import io.centralita.proxy.link.Linking.Known;
import io.centralita.proxy.link.Linking.OnePerson;
import io.centralita.proxy.link.Linking.Opened;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.transaction.support.TransactionTemplate;

/// 32 connections at once try to give a person two counterparts on one number.
class AllocationAttackIT extends RunningProxy {
  private static final int ATTACKERS = 32;

  @Autowired Links links;
  @Autowired Openings openings;
  @Autowired LinkStore store;
  @Autowired TransactionTemplate transaction;

  @Test
  void aPersonWhoIsWantedByManyMeetsEachNumberOnce() throws Exception {
    pool(5);
    var provider = person();
    var requests = people(ATTACKERS).map(customer -> request(customer, provider)).toList();

    var outcomes = atOnce(requests.stream().map(this::opening).toList());

    assertThat(outcomes).filteredOn(Opened.class::isInstance).hasSize(5);
    assertThat(outcomes).filteredOn(Exhausted.class::isInstance).hasSize(ATTACKERS - 5);
    assertThat(opened(outcomes))
        .extracting(Link::proxyNumber)
        .containsExactlyInAnyOrder(number(1), number(2), number(3), number(4), number(5));
  }

  @Test
  void everybodyWithEverybodyGetsALinkWhileThereAreNumbers() throws Exception {
    pool(8);
    var customers = people(8).toList();
    var providers = people(8).toList();
    var requests = new ArrayList<LinkRequest>();
    for (var customer : customers) {
      providers.forEach(provider -> requests.add(request(customer, provider)));
    }

    var outcomes = new ArrayList<Linking>();
    for (int first = 0; first < requests.size(); first += ATTACKERS) {
      outcomes.addAll(
          atOnce(requests.subList(first, first + ATTACKERS).stream().map(this::opening).toList()));
    }

    assertThat(opened(outcomes)).hasSizeGreaterThan(ATTACKERS);
    assertThat(meetingsOnOneNumber()).isEmpty();
    assertThat(openParticipants()).isEqualTo(2 * opened(outcomes).size());
  }

  @Test
  void aLeadIsLinkedOnceHoweverManyAsk() throws Exception {
    pool(3);
    var customer = person();
    var provider = person();
    var lead = lead("wanted by many");
    var requests =
        IntStream.range(0, ATTACKERS)
            .mapToObj(i -> new LinkRequest(linkId("ask " + i), tenant, lead, customer, provider))
            .toList();

    var outcomes = atOnce(requests.stream().map(this::opening).toList());

    assertThat(outcomes).filteredOn(Opened.class::isInstance).hasSize(1);
    assertThat(outcomes).filteredOn(Known.class::isInstance).hasSize(ATTACKERS - 1);
    assertThat(links.of(tenant, lead)).hasSize(1);
  }

  @Test
  void eachOfThoseWhoComeTogetherHearsOfTheirOwn() {
    pool(3);
    var provider = person();
    var requests = new ArrayList<>(people(5).map(customer -> request(customer, provider)).toList());
    requests.addAll(2, List.of(requests.getFirst(), request(provider, provider)));

    var outcomes = transaction.execute(_ -> links.openAll(requests));

    var opened = opened(outcomes);
    assertThat(opened).hasSize(3).extracting(Link::proxyNumber).doesNotHaveDuplicates();
    assertThat(outcomes.get(2))
        .isInstanceOfSatisfying(
            Known.class, known -> assertThat(known.link().id()).isEqualTo(opened.getFirst().id()));
    assertThat(outcomes.get(3)).isEqualTo(new OnePerson());
    assertThat(outcomes).filteredOn(Exhausted.class::isInstance).hasSize(2);
    assertThat(openParticipants()).isEqualTo(6);
  }

  @Test
  void manyWhoAskAtOnceAreWrittenTogetherAndNobodyMeetsANumberTwice() throws Exception {
    pool(5);
    var providers = people(3).toList();
    var requests =
        IntStream.range(0, ATTACKERS)
            .mapToObj(i -> request(person(), providers.get(i % 3)))
            .<Attack<Linking>>map(request -> _ -> openings.open(request))
            .toList();

    var outcomes = atOnce(requests);

    assertThat(opened(outcomes)).hasSize(15);
    assertThat(outcomes).filteredOn(Exhausted.class::isInstance).hasSize(ATTACKERS - 15);
    assertThat(meetingsOnOneNumber()).isEmpty();
  }

  @Test
  void theDatabaseItselfRefusesASecondMeeting() throws Exception {
    pool(1);
    var provider = person();
    var attempts =
        people(ATTACKERS)
            .map(customer -> request(customer, provider))
            .<Attack<Boolean>>map(
                request -> start -> insertedBehindTheBackOfTheService(request, start))
            .toList();

    var outcomes = atOnce(attempts);

    assertThat(outcomes).containsOnlyOnce(true);
    assertThat(meetingsOnOneNumber()).isEmpty();
  }

  @Test
  void aParticipantIsOpenExactlyAsLongAsTheLink() {
    pool(1);
    var provider = person();
    var link = ((Opened) open(request(person(), provider))).link();

    assertThat(openParticipants()).isEqualTo(2);
    transaction.executeWithoutResult(_ -> links.close(link, CloseReason.ENDED));

    assertThat(openParticipants()).isZero();
    assertThat(open(request(person(), provider))).isInstanceOf(Opened.class);
  }

  @Test
  void aLinkThatManyCloseIsClosedOnce() throws Exception {
    pool(1);
    var link = ((Opened) open(request(person(), person()))).link();
    Attack<Boolean> closing =
        start ->
            inTransaction(start, () -> store.close(link.id(), CloseReason.ENDED, clock.instant()));

    assertThat(atOnce(IntStream.range(0, ATTACKERS).mapToObj(_ -> closing).toList()))
        .containsOnlyOnce(true);
  }

  private boolean insertedBehindTheBackOfTheService(LinkRequest request, CyclicBarrier start) {
    try {
      inTransaction(
          start,
          () -> {
            database
                .sql(
                    """
                    INSERT INTO proxy_links (id, tenant, lead_id, user_number, provider_number, proxy_number, created_at, updated_at, expires_at, service_id)
                    VALUES (:id, :tenant, :lead, :customer, :provider, :number, :now, :now, :now + interval '2 h', :id)
                    """)
                .param("id", request.id().value())
                .param("tenant", tenant.value())
                .param("lead", request.lead().value())
                .param("customer", request.customer().ref())
                .param("provider", request.provider().ref())
                .param("number", number(1).e164())
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
            insert(request, "CUSTOMER", request.customer());
            insert(request, "PROVIDER", request.provider());
            return true;
          });
      return true;
    } catch (DuplicateKeyException refused) {
      return false;
    }
  }

  private void insert(LinkRequest request, String side, Address person) {
    database
        .sql(
            """
            INSERT INTO link_participants (link_id, side, person_ref, proxy_number, channel, sealed, hint, met_at)
            VALUES (:id, :side, :ref, :number, 'WHATSAPP', '', '', now())
            """)
        .param("id", request.id().value())
        .param("side", side)
        .param("ref", person.ref())
        .param("number", number(1).e164())
        .update();
  }

  private Stream<Address> people(int count) {
    return IntStream.range(0, count).mapToObj(_ -> person());
  }

  private LinkRequest request(Address customer, Address provider) {
    var pair = customer.ref() + provider.ref();
    return new LinkRequest(
        linkId(pair), tenant, new LeadId(EventIds.derived("lead", pair)), customer, provider);
  }

  private LinkId linkId(String cause) {
    return new LinkId(EventIds.derived("link", tenant.value(), cause));
  }

  private Attack<Linking> opening(LinkRequest request) {
    return start -> inTransaction(start, () -> links.open(request));
  }

  private Linking open(LinkRequest request) {
    return transaction.execute(_ -> links.open(request));
  }

  private static List<Link> opened(List<Linking> outcomes) {
    return outcomes.stream()
        .flatMap(outcome -> outcome instanceof Opened(Link link) ? Stream.of(link) : Stream.of())
        .toList();
  }

  /// All have their connection and their transaction before the first does anything.
  private <T> T inTransaction(CyclicBarrier start, Supplier<T> work) {
    return transaction.execute(_ -> {
      try {
        start.await(1, TimeUnit.MINUTES);
      } catch (InterruptedException | BrokenBarrierException | TimeoutException gaveUp) {
        throw new IllegalStateException(gaveUp);
      }
      return work.get();
    });
  }

  private static <T> List<T> atOnce(List<Attack<T>> attacks) throws Exception {
    var start = new CyclicBarrier(attacks.size());
    try (var threads = Executors.newFixedThreadPool(attacks.size())) {
      var running =
          attacks.stream().map(attack -> threads.submit(() -> attack.run(start))).toList();
      var outcomes = new ArrayList<T>();
      for (var one : running) {
        outcomes.add(one.get());
      }
      return outcomes;
    }
  }

  private interface Attack<T> {
    T run(CyclicBarrier start);
  }

  private List<String> meetingsOnOneNumber() {
    return database
        .sql(
            """
            SELECT person_ref || ' ' || proxy_number FROM link_participants
            WHERE open GROUP BY person_ref, proxy_number HAVING count(*) > 1
            """)
        .query(String.class)
        .list();
  }

  private int openParticipants() {
    return database
        .sql(
            """
            SELECT count(*) FROM link_participants JOIN proxy_links ON proxy_links.id = link_id
            WHERE link_participants.open AND tenant = :tenant
            """)
        .param("tenant", tenant.value())
        .query(Integer.class)
        .single();
  }
}
