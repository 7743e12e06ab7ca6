package io.centralita.matching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.centralita.contracts.routing.Meaning.Accept;
import io.centralita.contracts.routing.Meaning.Choice;
import io.centralita.contracts.routing.Meaning.OptIn;
import io.centralita.contracts.routing.Meaning.OptOut;
import io.centralita.contracts.routing.Meaning.Pause;
import io.centralita.contracts.routing.Meaning.Resume;
import io.centralita.contracts.values.LeadId;
import io.centralita.contracts.values.SpokenTime;
import io.centralita.contracts.values.SpokenTime.Day;
import java.net.http.HttpResponse;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/// Providers, one at a time: their data, their pauses, who of them is proposed. Each case has a
/// tenant.
class ProvidersIT extends Backoffice {
  @Test
  void providersAreCreatedChangedPausedAndRemoved() {
    var tenant = "directory-life";
    var people = new People(service, tenant);
    var id = created(tenant, row("p1", "+51911300001", ", \"hours\": \"mon-sun 00:00-24:00\""));

    refused(
        service.post("/providers", tenant, ALL, row("p1", "+51911300009", "")),
        409,
        "provider-known");
    refused(
        service.post("/providers", tenant, ALL, row("p2", "+51911300001", "")),
        422,
        "provider-invalid");
    var changed =
        service.patch(
            "/providers/" + id,
            tenant,
            ALL,
            "{\"name\": \"Taller Norte\", \"hours\": null, \"timeZone\": \"America/Mexico_City\"}");
    assertThat(ok(changed).path("name").asString()).isEqualTo("Taller Norte");
    assertThat(json(changed).path("hours").isMissingNode() || json(changed).path("hours").isNull())
        .isTrue();
    assertThat(json(changed).path("phone").asString()).endsWith("001");
    refused(
        service.patch("/providers/" + id, tenant, ALL, "{\"hours\": \"whenever\"}"),
        422,
        "provider-invalid");
    refused(
        service.patch("/providers/" + id, tenant, ALL, "{\"paused\": true}"),
        400,
        "patch-unknown-field");
    assertThat(proposed(people, "+51922300001")).containsExactly("Taller Norte");

    var until = service.clock.instant().plus(Duration.ofHours(5));
    ok(service.post("/providers/" + id + "/pause", tenant, ALL, "{\"until\": \"" + until + "\"}"));
    assertThat(proposed(people, "+51922300002")).isEmpty();
    assertThat(ok(service.get("/providers?paused=true", tenant, ALL)).path("items")).hasSize(1);
    ok(service.post("/providers/" + id + "/resume", tenant, ALL, ""));
    assertThat(proposed(people, "+51922300003")).containsExactly("Taller Norte");

    ok(service.delete("/providers/" + id, tenant, ALL));
    refused(service.get("/providers/" + id, tenant, ALL), 404, "unknown-provider");
    refused(service.get("/providers/" + id, "somebody-else", ALL), 404, "unknown-provider");
    await()
        .untilAsserted(() ->
            assertThat(told(id)).endsWith("ProviderPaused", "ProviderResumed", "ProviderRemoved"));
  }

  @Test
  void ofTwoWhoAreEnteredWithTheSameIdAtTheSameInstantOneIs() throws Exception {
    var tenant = "directory-twins";
    var jdbc = service.bean(JdbcClient.class);
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var answers = new ArrayList<Future<HttpResponse<String>>>();
      service
          .bean(TransactionTemplate.class)
          .executeWithoutResult(_ -> {
            jdbc.sql("LOCK TABLE providers IN SHARE MODE").update();
            answers.add(threads.submit(() -> create(tenant, "p1", "+51911300061")));
            answers.add(threads.submit(() -> create(tenant, "p1", "+51911300062")));
            await().until(() -> jdbc.sql(WAITING).query(Integer.class).single() >= 2);
          });
      var first = answers.getFirst();
      var second = answers.getLast();

      assertThat(List.of(first.get().statusCode(), second.get().statusCode()))
          .containsExactlyInAnyOrder(201, 409);
    }
    assertThat(ok(service.get("/providers", tenant, ALL)).path("items")).hasSize(1);
  }

  private static final String WAITING =
      """
      SELECT count(*) FROM pg_stat_activity
      WHERE datname = current_database() AND wait_event_type = 'Lock'
      """;

  private static HttpResponse<String> create(String tenant, String id, String phone) {
    return service.post("/providers", tenant, ALL, row(id, phone, ""));
  }

  @Test
  void aLimitOutOfRangeIsRefusedInEveryList() {
    var scope = ALL + " farmers:read";
    for (var list : List.of("/providers", "/imports", "/leads", "/farmers")) {
      for (var limit : List.of("0", "-5", "201")) {
        refused(
            service.get(list + "?limit=" + limit, "directory-pages", scope),
            400,
            "limit-out-of-range");
      }
      ok(service.get(list + "?limit=200", "directory-pages", scope));
    }
  }

  @Test
  void aPauseEndsByItself() {
    var tenant = "directory-pause";
    var people = new People(service, tenant);
    var id = created(tenant, row("p1", "+51911300011", ""));
    var until = service.clock.instant().plus(Duration.ofMinutes(1));
    ok(service.post("/providers/" + id + "/pause", tenant, ALL, "{\"until\": \"" + until + "\"}"));
    assertThat(proposed(people, "+51922300011")).isEmpty();

    service.clock.advance(Duration.ofMinutes(1));

    await().untilAsserted(() -> assertThat(told(id)).endsWith("ProviderResumed"));
    assertThat(proposed(people, "+51922300012")).hasSize(1);
  }

  @Test
  void whoCannotTakeAJobNowIsLeftOut() {
    var tenant = "directory-busy";
    var people = new People(service, tenant);
    ok(
        service.put(
            "/settings",
            tenant,
            ALL,
            "{\"offersAtOnce\": 1, \"jobsAtOnce\": 1, \"declinedFor\": \"PT30M\", \"answerWithin\": \"PT5M\"}"));
    created(tenant, row("p1", "+51911300021", ""));
    var closed = "tue 03:00-04:00";
    created(tenant, row("p2", "+51911300022", ", \"hours\": \"" + closed + "\""));

    assertThat(proposed(people, "+51922300021")).containsExactly("Servicios p1");
    people.say("+51922300021", new Choice(1));
    people.hears("+51922300021", "offer-sent");
    assertThat(proposed(people, "+51922300022")).isEmpty();

    people.say("+51911300021", new Accept(null));
    people.hears("+51911300021", "offer-accepted");
    assertThat(proposed(people, "+51922300023")).isEmpty();

    service.clock.advance(Duration.ofDays(1));
    assertThat(proposed(people, "+51922300024")).containsExactly("Servicios p1");
  }

  @Test
  void whoOptedOutIsLeftOutUntilTheyOptIn() {
    var tenant = "directory-opt-out";
    var people = new People(service, tenant);
    created(tenant, row("p1", "+51911300031", ""));

    people.say("+51911300031", new OptOut());
    await().untilAsserted(() -> assertThat(optedOut(tenant)).isTrue());
    assertThat(proposed(people, "+51922300031")).isEmpty();

    people.say("+51911300031", new OptIn());
    await().untilAsserted(() -> assertThat(optedOut(tenant)).isFalse());
    assertThat(proposed(people, "+51922300032")).hasSize(1);
  }

  private static boolean optedOut(String tenant) {
    return ok(service.get("/providers", tenant, ALL))
        .path("items")
        .get(0)
        .path("optedOut")
        .asBoolean();
  }

  @Test
  void theReasonForEachPositionIsKeptAndShown() {
    var tenant = "directory-reason";
    var people = new People(service, tenant);
    created(tenant, row("p1", "+51911300041", ""));
    created(tenant, row("p2", "+51911300042", "").replace("\"votes\": 50", "\"votes\": 10"));
    var customer = "+51922300041";
    proposed(people, customer);
    var lead = LeadId.of(people.hears(customer, "candidates-2").get("lead"));

    var first = ok(service.get("/leads/" + lead, tenant, ALL)).path("candidates").get(0);

    assertThat(first.path("reason").asString())
        .isEqualTo(
            "Rated 4.50 by 50 customers, counts as 4.38; reliability not known yet; works in"
                + " Miraflores, the customer's own district; never offered a job before; ahead of"
                + " the next by rating.");
    assertThat(first.path("reasonInSpanish").asString())
        .isEqualTo(
            "4.50 de 50 clientes, lo que cuenta como 4.38; su confiabilidad aún no se conoce; trabaja en"
                + " Miraflores, el distrito del cliente; nunca recibió una oferta; va antes que el"
                + " siguiente por su calificación.");
    assertThat(first.path("why").path("decidedBy").asString()).isEqualTo("RATING");
    assertThat(first.path("why").path("distance").asInt()).isZero();
  }

  @Test
  void theirClockIsAsTheDirectorySaysElseAsTheirNumberTells() {
    var tenant = "directory-clock";
    var id = created(tenant, row("p1", "+526641234567", ""));
    assertThat(clock(service.get("/providers/" + id, tenant, ALL))).isEqualTo("America/Tijuana");

    assertThat(changed(tenant, id, "{\"timeZone\": \"America/Bogota\"}"))
        .isEqualTo("America/Bogota");
    assertThat(changed(tenant, id, "{\"name\": \"Taller\"}")).isEqualTo("America/Bogota");
    assertThat(changed(tenant, id, "{\"timeZone\": null}")).isEqualTo("America/Tijuana");
    assertThat(changed(tenant, id, "{\"phone\": \"+5491123456789\"}"))
        .isEqualTo("America/Buenos_Aires");
    assertThat(changed(tenant, id, "{\"phone\": \"+51911300091\"}")).isEmpty();
  }

  private static String changed(String tenant, String id, String patch) {
    return clock(service.patch("/providers/" + id, tenant, ALL, patch));
  }

  private static String clock(HttpResponse<String> provider) {
    return ok(provider).path("timeZone").asString("");
  }

  @Test
  void everyChangeIsTold() {
    var tenant = "directory-told";
    var id = created(tenant, row("p1", "+51911300071", ""));
    await().untilAsserted(() -> assertThat(told(id)).containsExactly("ProviderRegistered"));
    ok(service.patch("/providers/" + id, tenant, ALL, "{\"language\": \"en\"}"));
    await()
        .untilAsserted(
            () -> assertThat(told(id)).containsExactly("ProviderRegistered", "ProviderChanged"));
  }

  private static String nextMondayAtEight() {
    var lima = ZoneId.of("America/Lima");
    return service
        .clock
        .instant()
        .atZone(lima)
        .toLocalDate()
        .with(TemporalAdjusters.next(DayOfWeek.MONDAY))
        .atTime(8, 0)
        .atZone(lima)
        .toInstant()
        .toString();
  }

  @Test
  void providersPauseAndComeBackByText() {
    var tenant = "directory-break";
    var people = new People(service, tenant);
    var provider = "+51911300081";
    var id = created(tenant, row("p1", provider, ""));

    people.say(provider, new Pause(null));
    people.hears(provider, "provider-paused");
    assertThat(proposed(people, "+51922300081")).isEmpty();
    people.say(provider, new Resume());
    people.hears(provider, "provider-resumed");
    assertThat(proposed(people, "+51922300082")).hasSize(1);

    people.say(provider, new Pause(120));
    var until = service.clock.instant().plus(Duration.ofHours(2)).toString();
    assertThat(people.hears(provider, "provider-paused-until")).containsEntry("expiresAt", until);
    assertThat(ok(service.get("/providers/" + id, tenant, ALL)).path("pausedUntil").asString())
        .isEqualTo(until);
    people.say(provider, new Pause(null, new SpokenTime(Day.MONDAY, null, null, null)));
    assertThat(people.hears(provider, "provider-paused-until-day"))
        .containsEntry("day", nextMondayAtEight());
    people.say(provider, new Pause(null, SpokenTime.NOT_UNDERSTOOD));
    people.hears(provider, "provider-pause-unclear");
    people.say("+51922300083", new Pause(null));
    people.hears("+51922300083", "help");
    await()
        .untilAsserted(() ->
            assertThat(told(id))
                .containsExactly(
                    "ProviderRegistered",
                    "ProviderPaused",
                    "ProviderResumed",
                    "ProviderPaused",
                    "ProviderPaused"));
  }
}
