package io.centralita.matching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.centralita.contracts.Topics;
import io.centralita.contracts.event.CloudEvent;
import io.centralita.contracts.event.EventCodec;
import io.centralita.contracts.matching.LeadChange.CandidatesProposed;
import io.centralita.contracts.routing.Meaning.ServiceRequest;
import io.centralita.testkit.TestStack;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeAll;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A running service, and what a tenant does with it over HTTP. The tests that extend it share the
/// service, and each has tenants of its own.
abstract class Backoffice {
  static final String ALL =
      "providers:read providers:write catalogue:read catalogue:write settings:read settings:write"
          + " leads:read leads:write";
  static final String MIRAFLORES = "150122";

  static RunningMatching service;

  @BeforeAll
  static void start() {
    service = RunningMatching.shared();
  }

  static JsonNode json(HttpResponse<String> answer) {
    return new JsonMapper().readTree(answer.body());
  }

  static JsonNode ok(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 204);
    return answer.body().isEmpty() ? new JsonMapper().createObjectNode() : json(answer);
  }

  static void refused(HttpResponse<String> answer, int status, String code) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    assertThat(json(answer).path("code").asString()).isEqualTo(code);
  }

  static String row(String id, String phone, String more) {
    return String.format(
        Locale.ROOT,
        """
        {"externalId": "%s", "name": "Servicios %s", "phone": "%s", "categories": ["plumbing"],
         "districts": ["150122", "150104"], "rating": 4.5, "votes": 50 %s}
        """,
        id,
        id,
        phone,
        more);
  }

  static String created(String tenant, String row) {
    return ok(service.post("/providers", tenant, ALL, row)).path("id").asString();
  }

  static List<String> proposed(People people, String customer) {
    people.say(customer, new ServiceRequest("plumbing", MIRAFLORES));
    return await()
            .until(() -> people.heard(customer), heard -> !heard.isEmpty())
            .contains("no-candidates")
        ? List.of()
        : List.copyOf(names(people, customer));
  }

  static List<String> names(People people, String customer) {
    var list =
        people.sends().stream()
            .filter(send -> send.to().ref().equals(people.address(customer).ref()))
            .filter(send -> send.cause().startsWith("candidates-"))
            .toList()
            .getLast();
    var lead = list.lead();
    return people.untilLast(lead, CandidatesProposed.class).stream()
        .filter(CandidatesProposed.class::isInstance)
        .map(CandidatesProposed.class::cast)
        .flatMap(fact -> fact.candidates().stream())
        .map(CandidatesProposed.Candidate::name)
        .toList();
  }

  static List<String> told(String provider) {
    var codec = new EventCodec();
    return TestStack.topics().records(Topics.PROVIDERS.name()).stream()
        .map(record -> codec.decode(Topics.PROVIDERS, record.headers(), record.value()))
        .map(CloudEvent::data)
        .filter(change -> change.provider().toString().equals(provider))
        .map(change -> change.getClass().getSimpleName())
        .toList();
  }
}
