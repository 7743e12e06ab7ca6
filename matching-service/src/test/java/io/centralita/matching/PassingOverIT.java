package io.centralita.matching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.centralita.contracts.routing.Meaning.Choice;
import io.centralita.contracts.routing.Meaning.Decline;
import io.centralita.contracts.routing.Meaning.OptOut;
import io.centralita.contracts.routing.Meaning.ServiceRequest;
import io.centralita.contracts.values.LeadId;
import io.centralita.matching.lead.Happening.Chosen;
import io.centralita.matching.lead.LeadDeadlines;
import io.centralita.matching.lead.Leads;
import io.centralita.matching.lead.Outcome;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

/// Lists grow old: whoever cannot take a job any more when it is their turn does not get it.
class PassingOverIT extends Backoffice {

  /// Three who do the same, best first, each with one offer at a time.
  private static List<String> threeProviders(String tenant, String phones) {
    ok(
        service.put(
            "/settings",
            tenant,
            ALL,
            "{\"offersAtOnce\": 1, \"jobsAtOnce\": 1, \"declinedFor\": \"PT0S\"}"));
    return IntStream.rangeClosed(1, 3)
        .mapToObj(n -> created(tenant, row("p" + n, phones + n, "").replace("4.5", 5 - n + ".5")))
        .toList();
  }

  private static LeadId request(People people, String customer) {
    people.say(customer, new ServiceRequest("plumbing", MIRAFLORES));
    return LeadId.of(people.hears(customer, "candidates-3").get("lead"));
  }

  private static List<String> passedOver(String tenant, LeadId lead) {
    var candidates = ok(service.get("/leads/" + lead, tenant, ALL)).path("candidates");
    return candidates
        .valueStream()
        .map(each -> each.path("passedOver"))
        .map(why -> why.isString() ? why.asString() : "")
        .toList();
  }

  private static String offered(String tenant, LeadId lead) {
    JsonNode offers = ok(service.get("/leads/" + lead, tenant, ALL)).path("offers");
    return offers.get(offers.size() - 1).path("provider").asString();
  }

  @Test
  void whoPausedOrWentMeanwhileIsPassedOverAndWhyIsKept() {
    var tenant = "passing-over";
    var people = new People(service, tenant);
    var providers = threeProviders(tenant, "+5191140001");
    var customer = "+51922400001";
    var lead = request(people, customer);
    people.say(customer, new Choice(1));
    people.hears(customer, "offer-sent");

    ok(service.post("/providers/" + providers.get(1) + "/pause", tenant, ALL, "{}"));
    people.say("+51911400011", new Decline(null));

    people.hears(customer, "next-offer");
    assertThat(offered(tenant, lead)).isEqualTo(providers.get(2));
    assertThat(passedOver(tenant, lead)).containsExactly("", "PAUSED", "");

    ok(service.delete("/providers/" + providers.get(1), tenant, ALL));
    service.clock.advance(Duration.ofMinutes(15));
    people.hears(customer, "lead-exhausted");
    assertThat(passedOver(tenant, lead)).containsExactly("", "REMOVED", "");
  }

  @Test
  void whoIsBusyByTheTimeTheyAreChosenIsNotAsked() {
    var tenant = "passing-over-choice";
    var people = new People(service, tenant);
    var providers = threeProviders(tenant, "+5191140002");
    var first = "+51922400011";
    var second = "+51922400012";
    var theirs = request(people, first);
    var lead = request(people, second);
    people.say(first, new Choice(2));
    people.hears(first, "offer-sent");
    people.say("+51911400023", new OptOut());

    people.say(second, new Choice(2));

    assertThat(people.hears(second, "not-free-1"))
        .containsEntry("position1", "1")
        .containsEntry("provider", "Servicios p2");
    assertThat(passedOver(tenant, lead)).containsExactly("", "OFFERED_ANOTHER", "OPTED_OUT");
    people.say(second, new Choice(1));
    people.hears(second, "offer-sent");
    assertThat(offered(tenant, lead)).isEqualTo(providers.get(0));
    assertThat(offered(tenant, theirs)).isEqualTo(providers.get(1));
  }

  @Test
  void oneSweepDoesNotOfferTwoJobsToOnePerson() {
    var tenant = "passing-over-sweep";
    var people = new People(service, tenant);
    threeProviders(tenant, "+5191140003");
    var leads =
        IntStream.rangeClosed(1, 2).mapToObj(n -> request(people, "+5192240002" + n)).toList();
    IntStream.rangeClosed(1, 2)
        .forEach(n -> {
          people.say("+5192240002" + n, new Choice(n));
          people.hears("+5192240002" + n, "offer-sent");
        });

    service.clock.advance(Duration.ofMinutes(15));

    IntStream.rangeClosed(1, 2).forEach(n -> people.hears("+5192240002" + n, "next-offer"));
    assertThat(offered(tenant, leads.get(0))).isNotEqualTo(offered(tenant, leads.get(1)));
  }

  @Test
  void nobodyIsOfferedWhatWasOfferedElsewhereAtTheSameInstant() {
    var tenant = "passing-over-instant";
    var people = new People(service, tenant);
    var providers = threeProviders(tenant, "+5191140004");
    var leads =
        IntStream.rangeClosed(1, 3).mapToObj(n -> request(people, "+5192240003" + n)).toList();
    people.say("+51922400031", new Choice(2));
    people.hears("+51922400031", "offer-sent");
    service.clock.advance(Duration.ofMinutes(14));
    var choosing = new AtomicReference<CompletableFuture<Outcome>>();

    service
        .bean(TransactionTemplate.class)
        .executeWithoutResult(_ -> {
          choose(leads.get(1), 1);
          service.clock.advance(Duration.ofMinutes(1));
          elsewhere(() -> service.bean(LeadDeadlines.class).moveOn(100)).join();
          assertThat(offered(tenant, leads.get(0))).isEqualTo(providers.get(1));
          choosing.set(elsewhere(() -> choose(leads.get(2), 1)));
          await().until(() -> waiting() == 1);
        });

    assertThat(choosing.get().join()).isInstanceOf(Outcome.Changed.class);
    people.hears("+51922400031", "next-offer");
    assertThat(offered(tenant, leads.get(0))).isEqualTo(providers.get(2));
    assertThat(passedOver(tenant, leads.get(0))).containsExactly("OFFERED_ANOTHER", "", "");
    assertThat(passedOver(tenant, leads.get(2)).getFirst()).isEqualTo("OFFERED_ANOTHER");
  }

  private static Outcome choose(LeadId lead, int position) {
    return service
        .bean(Leads.class)
        .command(lead, new Chosen(position, service.clock.instant()), lead.value());
  }

  private static <T> CompletableFuture<T> elsewhere(Supplier<T> work) {
    return CompletableFuture.supplyAsync(work);
  }

  /// Who waits for somebody else to be done with a provider.
  private static int waiting() {
    return service
        .bean(JdbcClient.class)
        .sql("SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND NOT granted")
        .query(Integer.class)
        .single();
  }
}
