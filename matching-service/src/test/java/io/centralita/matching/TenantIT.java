package io.centralita.matching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.centralita.contracts.Topics;
import io.centralita.contracts.event.EventCodec;
import io.centralita.contracts.matching.CatalogueState.CategoryState;
import io.centralita.contracts.routing.Meaning.Choice;
import io.centralita.testkit.TestStack;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/// What a tenant sets up: its catalogue and its settings. Each case has a tenant.
class TenantIT extends Backoffice {
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
        service.put(
            "/catalogue/categories/none",
            tenant,
            ALL,
            "{\"spanishName\": \"Nada\", \"englishName\": \"Nothing\", \"examples\": [\"nada\"]}"),
        422,
        "code-reserved");
    assertThat(
            service
                .postCsv(
                    "/catalogue/categories/import",
                    tenant,
                    ALL,
                    "code,name_es,name_en,examples\nNone,A,A,\n")
                .body())
        .contains("import-wrong", "The code none");
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
}
