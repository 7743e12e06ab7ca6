package io.centralita.matching.lead;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.centralita.contracts.Topics;
import io.centralita.contracts.event.EventIds;
import io.centralita.contracts.matching.LeadChange;
import io.centralita.contracts.matching.LeadChange.LeadAssigned;
import io.centralita.contracts.matching.LeadChange.LeadCancelled;
import io.centralita.contracts.matching.LeadChange.LeadExhausted;
import io.centralita.contracts.matching.LeadChange.OfferExpired;
import io.centralita.contracts.values.DisplayName;
import io.centralita.contracts.values.Language;
import io.centralita.contracts.values.LeadId;
import io.centralita.contracts.values.TenantId;
import io.centralita.matching.People;
import io.centralita.matching.RunningMatching;
import io.centralita.matching.lead.Happening.Accepted;
import io.centralita.matching.lead.Happening.Cancelled;
import io.centralita.matching.lead.Happening.Chosen;
import io.centralita.matching.lead.Happening.TimePassed;
import io.centralita.matching.provider.ReadinessStore;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/// Leads on a real database, where many want to change them at the same time.
class LeadsIT {
  private static final TenantId TENANT = new TenantId("leads");
  private static final AtomicInteger customers = new AtomicInteger();

  private static RunningMatching service;
  private static People people;

  @BeforeAll
  static void start() {
    service = RunningMatching.shared();
    people = new People(service, TENANT.value());
    SampleLeads.THREE.forEach(LeadsIT::enterInTheDirectory);
  }

  /// Who is not there would be passed over.
  private static void enterInTheDirectory(Candidate candidate) {
    jdbc()
        .sql(
            """
            INSERT INTO providers (id, tenant, external_id, name, channel, address_ref, address_sealed,
              address_hint, language, rating, votes, score)
            VALUES (?, ?, ?, ?, 'WHATSAPP', ?, 'sealed', 'hint', 'es', 4.5, 10, 4.5)
            """)
        .params(
            candidate.provider().value(),
            TENANT.value(),
            candidate.name(),
            candidate.name(),
            candidate.address().ref())
        .update();
  }

  private static Lead offering() {
    var id = new LeadId(EventIds.derived("lead", "" + customers.incrementAndGet()));
    var customer =
        new Customer(
            SampleLeads.address("customer " + customers.get()),
            new DisplayName("Cliente 1"),
            People.MAIN,
            Language.SPANISH);
    var sample = SampleLeads.blank("plumbing", "150122");
    var blank =
        new Lead(
            id,
            TENANT,
            LeadCode.of(id, 0),
            customer,
            sample.category(),
            sample.district(),
            sample.state(),
            List.of(),
            List.of(),
            service.clock.instant(),
            Progress.NONE);
    service
        .bean(TransactionTemplate.class)
        .executeWithoutResult(_ -> leads().open(blank, SampleLeads.THREE, UUID.randomUUID()));
    return leads().happen(id, new Chosen(1, service.clock.instant()), prompt()).lead();
  }

  private static Leads leads() {
    return service.bean(Leads.class);
  }

  private static Lead now(Lead lead) {
    return leads().find(TENANT, lead.id()).orElseThrow();
  }

  /// All at the same instant, as far as a machine can.
  private static <T> List<T> atOnce(List<Callable<T>> calls) throws Exception {
    var barrier = new CyclicBarrier(calls.size());
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var running =
          calls.stream()
              .map(call ->
                  threads.submit(() -> {
                    barrier.await();
                    return call.call();
                  }))
              .toList();
      var results = new ArrayList<T>();
      for (var one : running) {
        results.add(one.get());
      }
      return results;
    }
  }

  private static List<LeadChange> facts(Lead lead, Class<? extends LeadChange> last) {
    return people.untilLast(lead.id(), last);
  }

  private static Prompt prompt() {
    return new Prompt(UUID.randomUUID(), "");
  }

  @Test
  void manyAcceptancesAtTheSameInstantHaveOneWinner() throws Exception {
    for (int round = 0; round < 10; round++) {
      var lead = offering();
      var accepted = new Accepted(SampleLeads.open(lead).id(), service.clock.instant());

      var outcomes =
          atOnce(
              IntStream.range(0, 8)
                  .<Callable<Outcome>>mapToObj(
                      _ -> () -> leads().happen(lead.id(), accepted, prompt()))
                  .toList());

      assertThat(outcomes).filteredOn(Outcome.Changed.class::isInstance).hasSize(1);
      assertThat(facts(lead, LeadAssigned.class))
          .filteredOn(LeadAssigned.class::isInstance)
          .hasSize(1);
    }
  }

  @Test
  void acceptanceAndCancellationAtTheSameInstantEndInACancelledLead() throws Exception {
    for (int round = 0; round < 10; round++) {
      var lead = offering();
      var accepted = new Accepted(SampleLeads.open(lead).id(), service.clock.instant());

      var outcomes =
          atOnce(
              List.<Callable<Outcome>>of(
                  () -> leads().happen(lead.id(), accepted, prompt()),
                  () -> leads().happen(lead.id(), new Cancelled(), prompt()),
                  () -> leads().happen(lead.id(), new TimePassed(), prompt())));

      // Whoever came first, the provider knows at the end that nobody waits for them.
      assertThat(leads().find(TENANT, lead.id()).orElseThrow().state())
          .isInstanceOf(LeadState.Cancelled.class);
      assertThat(outcomes)
          .flatExtracting(Outcome::notices)
          .extracting(Notice::template)
          .containsAnyOf("job-cancelled", "offer-withdrawn");
      await()
          .until(() -> people.facts(lead.id()).stream().anyMatch(LeadCancelled.class::isInstance));
      assertThat(people.facts(lead.id())).filteredOn(LeadCancelled.class::isInstance).hasSize(1);
    }
  }

  @Test
  void everyDeadlineIsMetOnceByHoweverManySweepers() throws Exception {
    var due = IntStream.range(0, 60).mapToObj(_ -> offering()).toList();
    var sweeper = service.bean(LeadDeadlines.class);

    service.clock.advance(SampleLeads.PATIENCE.answer());
    atOnce(
        IntStream.range(0, 4).<Callable<Integer>>mapToObj(_ -> () -> sweeper.moveOn(7)).toList());

    for (var lead : due) {
      await().until(() -> now(lead).offers().size() == 2);
    }
    var ids = due.stream().map(Lead::id).toList();
    var expired =
        await()
            .until(
                () ->
                    people.read(Topics.LEADS).stream()
                        .map(event -> event.data())
                        .filter(fact -> fact instanceof OfferExpired && ids.contains(fact.lead()))
                        .toList(),
                found -> found.size() >= due.size());
    assertThat(expired).hasSize(due.size());
  }

  @Test
  void deadlinesThatPassWhileNobodyRunsAreMetAfterTheRestart() throws Exception {
    var lead = offering();

    service = RunningMatching.restarted(service.clock.instant().plus(Duration.ofMinutes(16)));

    await().until(() -> now(lead).offers().size() == 2);
    service.clock.advance(Duration.ofMinutes(15));
    await().until(() -> now(lead).offers().size() == 3);
    service.clock.advance(Duration.ofMinutes(15));
    facts(lead, LeadExhausted.class);
  }

  @Test
  void leadThatCannotMoveOnHoldsNobodyUp() {
    var broken = offering();
    jdbc().sql("DELETE FROM candidates WHERE lead_id = ?").param(broken.id().value()).update();
    var sound = offering();

    service.clock.advance(SampleLeads.PATIENCE.answer());

    await().until(() -> now(sound).offers().size() == 2);
    assertThat(now(broken).offers()).hasSize(1);
    jdbc().sql("DELETE FROM leads WHERE id = ?").param(broken.id().value()).update();
  }

  @Test
  void jobThatNobodyCanBeRemindedOfHoldsNobodyUp() {
    var broken = assigned();
    jdbc().sql("DELETE FROM candidates WHERE lead_id = ?").param(broken.id().value()).update();
    var sound = assigned();

    set(broken, "remind_at = '2026-01-01'");
    set(sound, "remind_at = '2026-01-02'");

    var then = Instant.parse("2026-01-02T00:00:00Z");
    await().until(() -> !then.equals(now(sound).progress().remindAt()));
    jdbc().sql("DELETE FROM leads WHERE id = ?").param(broken.id().value()).update();
  }

  private static Lead assigned() {
    var lead = offering();
    var accepted = new Accepted(SampleLeads.open(lead).id(), service.clock.instant());
    return leads().happen(lead.id(), accepted, prompt()).lead();
  }

  /// Messages are taken some at a time, so one transaction holds what several of them are about.
  @Test
  void requestIsAnsweredThoughMessagesWaitForItThatItWaitsFor() throws Exception {
    var lead = offering();
    var declining = "/offers/" + SampleLeads.open(lead).id() + "/decline";
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var answer =
          service
              .bean(TransactionTemplate.class)
              .execute(_ -> {
                service
                    .bean(ReadinessStore.class)
                    .hold(lead.unasked().map(Candidate::provider).toList());
                var asking =
                    threads.submit(
                        () -> service.post(declining, TENANT.value(), "leads:write", ""));
                await().until(LeadsIT::somebodyWaitsForAProvider);
                service.bean(LeadStore.class).lock(lead.id());
                return asking;
              });

      assertThat(answer.get().statusCode()).as(answer.get().body()).isEqualTo(200);
      assertThat(now(lead).offers()).hasSize(2);
    }
  }

  private static boolean somebodyWaitsForAProvider() {
    return jdbc()
        .sql("SELECT EXISTS (SELECT FROM pg_locks WHERE locktype = 'advisory' AND NOT granted)")
        .query(Boolean.class)
        .single();
  }

  @Test
  void databaseRefusesASecondOpenOfferAndASecondWinner() {
    var lead = offering();

    assertThatThrownBy(() -> insertOffer(lead, "OPEN"))
        .hasMessageContaining("offers_one_open_or_won");
    assertThatThrownBy(() -> insertOffer(lead, "ACCEPTED"))
        .hasMessageContaining("offers_one_open_or_won");
    leads()
        .happen(
            lead.id(),
            new Accepted(SampleLeads.open(lead).id(), service.clock.instant()),
            prompt());
    assertThatThrownBy(() -> insertOffer(lead, "ACCEPTED"))
        .hasMessageContaining("offers_one_open_or_won");
    assertThatThrownBy(() -> insertOffer(lead, "OPEN"))
        .hasMessageContaining("offers_one_open_or_won");
  }

  private static void insertOffer(Lead lead, String status) {
    jdbc()
        .sql(
            """
            INSERT INTO offers (id, lead_id, tenant, provider_id, provider_ref, status, offered_at, expires_at, closed_at)
            VALUES (gen_random_uuid(), :lead, 'leads', gen_random_uuid(), 'x', :status, now(), now() + interval '1 h',
              CASE WHEN :status <> 'OPEN' THEN now() END)
            """)
        .param("lead", lead.id().value())
        .param("status", status)
        .update();
  }

  @Test
  void databaseRefusesASecondOpenLeadOfTheSameJobOrCode() {
    var lead = offering();

    assertThatThrownBy(() -> copy(lead, "code", "ZZZ2")).hasMessageContaining("one_a_category");
    assertThatThrownBy(() -> copy(lead, "customer_ref", "somebody else"))
        .hasMessageContaining("leads_one_code");
  }

  /// A second lead that differs from the first in its id and in this.
  private static void copy(Lead lead, String column, String value) {
    jdbc()
        .sql(
            """
            WITH copied AS (SELECT (jsonb_populate_record(leads, jsonb_build_object('id', gen_random_uuid(), :column, :value))).*
              FROM leads WHERE id = :lead)
            INSERT INTO leads SELECT * FROM copied
            """)
        .param("column", column)
        .param("value", value)
        .param("lead", lead.id().value())
        .update();
  }

  @Test
  void databaseRefusesAnOpenLeadThatWaitsForEver() {
    var lead = offering();

    assertThatThrownBy(() -> set(lead, "due_at = NULL"))
        .isInstanceOf(DataIntegrityViolationException.class);
    assertThatThrownBy(() -> set(lead, "ended_at = now()"))
        .isInstanceOf(DataIntegrityViolationException.class);
    assertThatThrownBy(() -> set(lead, "status = 'ASSIGNED'"))
        .isInstanceOf(DataIntegrityViolationException.class);
  }

  @Test
  void databaseRefusesToWaitForWhoNeverReceivedAnOffer() {
    var lead = offering();

    assertThatThrownBy(() ->
            jdbc()
                .sql("UPDATE offers SET undelivered = 'opted-out' WHERE lead_id = ?")
                .param(lead.id().value())
                .update())
        .hasMessageContaining("offers_undelivered_wait_for_nobody");
  }

  private static void set(Lead lead, String assignment) {
    jdbc()
        .sql("UPDATE leads SET " + assignment + " WHERE id = ?")
        .param(lead.id().value())
        .update();
  }

  private static JdbcClient jdbc() {
    return service.bean(JdbcClient.class);
  }
}
