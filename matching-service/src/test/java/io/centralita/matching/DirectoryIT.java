package io.centralita.matching;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.centralita.contracts.Topics;
import io.centralita.contracts.event.EventCodec;
import io.centralita.contracts.matching.CatalogueState.CategoryState;
import io.centralita.contracts.routing.Meaning.Accept;
import io.centralita.contracts.routing.Meaning.Choice;
import io.centralita.contracts.routing.Meaning.OptIn;
import io.centralita.contracts.routing.Meaning.OptOut;
import io.centralita.contracts.values.LeadId;
import io.centralita.testkit.TestStack;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/// What a tenant sets up: its catalogue, its settings, its providers. Each case has a tenant.
class DirectoryIT extends Backoffice {
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
    created(tenant, row("p2", "+51911300042", ", \"votes\": 10"));
    var customer = "+51922300041";
    proposed(people, customer);
    var lead = LeadId.of(people.hears(customer, "candidates-2").get("lead"));

    var first = ok(service.get("/leads/" + lead, tenant, ALL)).path("candidates").get(0);

    assertThat(first.path("reason").asString())
        .isEqualTo(
            "Rated 4.50 by 50 customers, counts as 4.38; reliability not known yet; works in"
                + " Miraflores, the customer's own district; never offered a job before; ahead of"
                + " the next by rating.");
    assertThat(first.path("why").path("decidedBy").asString()).isEqualTo("RATING");
    assertThat(first.path("why").path("distance").asInt()).isZero();
  }

  @Test
  void aTenantsOwnCatalogueHoldsAtOnceAndTravels() {
    var tenant = "directory-catalogue";
    assertThat(ok(service.get("/catalogue/categories", tenant, ALL)).path("items"))
        .hasSizeGreaterThan(5);
    ok(
        service.put(
            "/catalogue/categories/solar",
            tenant,
            ALL,
            "{\"spanishName\": \"Paneles solares\", \"englishName\": \"Solar panels\", \"examples\": [\"panel solar\"]}"));
    var row = row("p1", "+51911300051", "").replace("plumbing", "solar");
    created(tenant, row);
    refused(service.delete("/catalogue/categories/solar", tenant, ALL), 409, "in-use");
    ok(service.delete("/catalogue/categories/painting", tenant, ALL));
    refused(
        service.put(
            "/catalogue/districts/x",
            tenant,
            ALL,
            "{\"name\": \"X\", \"latitude\": 91, \"longitude\": 0}"),
        422,
        "catalogue-invalid");
    refused(
        service.postCsv("/catalogue/categories/import", tenant, ALL, "code,name_es\na,b\n"),
        422,
        "import-wrong");
    refused(
        service.postCsv(
            "/catalogue/categories/import", tenant, ALL, "code,name_es,name_en,examples\na,A,A,\n"),
        409,
        "in-use");

    var codec = new EventCodec();
    await()
        .untilAsserted(() ->
            assertThat(
                    TestStack.topics().records(Topics.CATALOGUE.name()).stream()
                        .filter(record -> record.value() != null)
                        .map(record ->
                            codec.decode(Topics.CATALOGUE, record.headers(), record.value()).data())
                        .filter(state -> state.tenant().value().equals(tenant))
                        .filter(CategoryState.class::isInstance))
                .anyMatch(state -> state.code().equals("solar"))
                .noneMatch(state -> state.code().equals("a")));
  }

  @Test
  void settingsAreCheckedAndHold() {
    var tenant = "directory-settings";
    refused(
        service.put("/settings", tenant, ALL, "{\"answerWithin\": \"PT1S\"}"),
        422,
        "settings-invalid");
    ok(
        service.put(
            "/settings",
            tenant,
            ALL,
            "{\"answerWithin\": \"PT5M\", \"timeZone\": \"America/Mexico_City\"}"));
    assertThat(ok(service.get("/settings", tenant, ALL)).path("answerWithin").asString())
        .isEqualTo("PT5M");
    assertThat(json(service.get("/settings", tenant, ALL)).path("chooseWithin").asString())
        .isEqualTo("PT1H");

    var people = new People(service, tenant);
    created(tenant, row("p1", "+51911300061", ", \"timeZone\": \"America/Tijuana\""));
    proposed(people, "+51922300061");
    people.say("+51922300061", new Choice(1));
    people.hears("+51922300061", "offer-sent");

    var offer = people.receives("+51911300061", "offer", 1).getFirst();
    var sent = people.receives("+51922300061", "offer-sent", 1).getFirst();
    var expires = service.clock.instant().plus(Duration.ofMinutes(5)).toString();
    assertThat(offer.body())
        .hasToString(offer.body().toString())
        .extracting("timeZone")
        .isEqualTo("America/Tijuana");
    assertThat(offer.body()).extracting("variables.expiresAt").isEqualTo(expires);
    assertThat(sent.body()).extracting("timeZone").isEqualTo("America/Mexico_City");
  }

  private static String csv(int from, int to, String name) {
    return IntStream.range(from, to)
        .mapToObj(
            n -> "c%d,%s,+5198%07d,plumbing;painting,150122;150104,4.5,20".formatted(n, name, n))
        .collect(joining("\n", "externalId,name,phone,categories,districts,rating,votes\n", "\n"));
  }

  private static JsonNode ended(String tenant, HttpResponse<String> begun) {
    assertThat(begun.statusCode()).as(begun.body()).isEqualTo(202);
    var place = begun.headers().firstValue("location").orElseThrow();
    return await()
        .until(
            () -> ok(service.get(place, tenant, ALL)),
            answer -> answer.path("progress").path("endedAt").isString());
  }

  @Test
  void aFileIsTakenOverWholeOrNotAtAll() {
    var tenant = "directory-import";
    var wrong =
        csv(0, 2_500, "Servicios")
            + "c1,Otro,12,magic,150122,9,x\nc2600,Taller,+51980002600,plumbing,150122,4,1\n";

    var failed = ended(tenant, service.postCsv("/imports", tenant, ALL, wrong));

    assertThat(failed.path("progress").path("status").asString()).isEqualTo("FAILED");
    assertThat(failed.path("progress").path("rowsRead").asInt()).isEqualTo(2_502);
    assertThat(failed.path("progress").path("wrong").asInt()).isEqualTo(1);
    assertThat(failed.path("errors")).allMatch(error -> error.path("row").asInt() == 2_501);
    assertThat(failed.path("errors").findValuesAsString("code"))
        .containsExactlyInAnyOrder(
            "unknown-category", "repeated", "not-a-phone-number", "not-a-number", "out-of-range");
    assertThat(failed.path("errors").get(0).path("es").asString()).isNotBlank();
    assertThat(failed.toString()).doesNotContain("98000");
    assertThat(ok(service.get("/providers", tenant, ALL)).path("items")).isEmpty();

    var done = ended(tenant, service.postCsv("/imports", tenant, ALL, csv(0, 2_500, "Servicios")));
    assertThat(done.path("progress").path("added").asInt()).isEqualTo(2_500);
    assertThat(done.path("progress").path("merged").asInt()).isEqualTo(2_500);
    var again =
        ended(tenant, service.postCsv("/imports", tenant, ALL, csv(2_000, 3_000, "Taller")));
    assertThat(again.path("progress").path("added").asInt()).isEqualTo(500);
    assertThat(again.path("progress").path("changed").asInt()).isEqualTo(500);
    assertThat(ok(service.get("/providers?category=painting&limit=200", tenant, ALL)).path("items"))
        .hasSize(200);

    var taken =
        ended(
            tenant,
            service.postCsv(
                "/imports",
                tenant,
                ALL,
                "externalId,name,phone,categories,districts\nnew,Nuevo,+51980000007,plumbing,150122\n"));
    assertThat(taken.path("errors").get(0).path("code").asString()).isEqualTo("taken");
  }

  @Test
  void addressesMayMoveWithinAFile() {
    var tenant = "directory-moving";
    var head = "externalId,name,phone,categories,districts\n";
    ended(
        tenant,
        service.postCsv(
            "/imports",
            tenant,
            ALL,
            head + "a,Uno,+51980010001,plumbing,150122\nb,Dos,+51980010002,plumbing,150122\n"));

    var moved =
        ended(
            tenant,
            service.postCsv(
                "/imports",
                tenant,
                ALL,
                head + "a,Uno,+51980010002,plumbing,150122\nb,Dos,+51980010001,plumbing,150122\n"));

    assertThat(moved.path("progress").path("status").asString()).isEqualTo("DONE");
    assertThat(moved.path("progress").path("changed").asInt()).isEqualTo(2);
  }

  @Test
  void aFileWhoseReaderIsGoneHasFailedAndLeavesNothing() {
    var tenant = "directory-gone";
    var jdbc = service.bean(JdbcClient.class);
    var id =
        jdbc.sql(
                "INSERT INTO imports (tenant, status, begun_at, touched_at) VALUES (:tenant, 'READING', :at, :at)"
                    + " RETURNING id")
            .param("tenant", tenant)
            .param("at", service.clock.instant().atOffset(ZoneOffset.UTC))
            .query(UUID.class)
            .single();

    service.clock.advance(Duration.ofMinutes(1));

    await()
        .untilAsserted(() ->
            assertThat(
                    ok(service.get("/imports/" + id, tenant, ALL))
                        .path("progress")
                        .path("failure")
                        .asString())
                .isEqualTo("interrupted"));
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
}
