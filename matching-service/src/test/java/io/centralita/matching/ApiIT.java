package io.centralita.matching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.centralita.contracts.Topics;
import io.centralita.contracts.event.CloudEvent;
import io.centralita.contracts.matching.LeadChange;
import io.centralita.contracts.matching.LeadChange.CalledOff;
import io.centralita.contracts.matching.LeadChange.JobFinished;
import io.centralita.contracts.matching.LeadChange.JobRated;
import io.centralita.contracts.matching.LeadChange.JobStarted;
import io.centralita.contracts.matching.LeadChange.LeadAssigned;
import io.centralita.contracts.matching.LeadChange.LeadCancelled;
import io.centralita.contracts.matching.LeadChange.OfferMade;
import io.centralita.contracts.matching.ProviderChange.ProviderChanged;
import io.centralita.contracts.routing.Meaning.Accept;
import io.centralita.contracts.routing.Meaning.Choice;
import io.centralita.contracts.routing.Meaning.FinishJob;
import io.centralita.contracts.routing.Meaning.Rate;
import io.centralita.contracts.routing.Meaning.ServiceRequest;
import io.centralita.contracts.values.LeadId;
import io.centralita.contracts.values.OfferId;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The service as other systems use it.
class ApiIT {
  private static final String TENANT = "api";
  private static final String MIRAFLORES = "150122";
  private static final String PROVIDER = "+51911000001";

  private static RunningMatching service;
  private static People people;

  @BeforeAll
  static void start() {
    service = RunningMatching.shared();
    people = new People(service, TENANT);
    var answer = take(row("p1", PROVIDER));
    assertThat(json(answer).path("imported").asInt()).isEqualTo(1);
  }

  private static String row(String id, String phone) {
    return """
    {"externalId": "%s", "name": "Gasfitería El Faro", "phone": "%s", "categories": ["plumbing", "painting"],
     "districts": ["150122"], "rating": 4.9, "votes": 120}
    """
        .formatted(id, phone);
  }

  private static HttpResponse<String> take(String... rows) {
    return service.post(
        "/providers/import", TENANT, "providers:write", "[" + String.join(",", rows) + "]");
  }

  private static JsonNode json(HttpResponse<String> answer) {
    return new JsonMapper().readTree(answer.body());
  }

  private static void assertProblem(HttpResponse<String> answer, int status, String code) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    assertThat(answer.headers().firstValue("content-type")).hasValue("application/problem+json");
    assertThat(json(answer).path("code").asString()).isEqualTo(code);
  }

  private static LeadId offered(String customer) {
    people.say(customer, new ServiceRequest("plumbing", MIRAFLORES));
    var lead = LeadId.of(people.hears(customer, "candidates-1").get("lead"));
    people.say(customer, new Choice(1));
    people.hears(customer, "offer-sent");
    return lead;
  }

  private static OfferId offer(LeadId lead) {
    return ((OfferMade) people.untilLast(lead, OfferMade.class).getLast()).offer();
  }

  private static HttpResponse<String> answer(OfferId offer, String how) {
    return service.post("/offers/" + offer + "/" + how, TENANT, "leads:write", "");
  }

  @Test
  void acceptingOverHttpIsTheSameAsByText() {
    var customer = "+51922000101";
    var lead = offered(customer);
    var offer = offer(lead);

    var accepted = json(answer(offer, "accept"));
    var again = json(answer(offer, "accept"));
    people.say(PROVIDER, new Accept(offer.toString()));
    people.hears(PROVIDER, "offer-yours");

    assertThat(accepted.path("status").asString()).isEqualTo("ACCEPTED");
    assertThat(accepted.path("acceptedAt").isMissingNode()).isFalse();
    assertThat(again).isEqualTo(accepted);
    assertThat(people.untilLast(lead, LeadAssigned.class))
        .filteredOn(LeadAssigned.class::isInstance)
        .hasSize(1);
    assertThat(people.heard(customer)).endsWith("lead-assigned");
  }

  @Test
  void decliningGoesOnAndCannotBeUndone() {
    var offer = offer(offered("+51922000102"));

    assertThat(json(answer(offer, "decline")).path("status").asString()).isEqualTo("DECLINED");
    assertProblem(answer(offer, "accept"), 409, "already-declined");
    people.hears("+51922000102", "lead-exhausted");
  }

  @Test
  void answerAfterTheDeadlineIsAConflict() {
    var offer = offer(offered("+51922000103"));

    service.clock.advance(Duration.ofMinutes(15));

    assertProblem(answer(offer, "accept"), 409, "too-late");
  }

  @Test
  void cancellingTwiceSaysTheSame() {
    var lead = offered("+51922000104");

    var first = service.post("/leads/" + lead + "/cancel", TENANT, "leads:write", "");
    var second = service.post("/leads/" + lead + "/cancel", TENANT, "leads:write", "");

    assertThat(json(first).path("status").asString()).isEqualTo("CANCELLED");
    assertThat(second.body()).isEqualTo(first.body());
    people.hears(PROVIDER, "offer-withdrawn");
    assertThat(people.heard("+51922000104")).containsOnlyOnce("lead-cancelled");
  }

  private static LeadId assigned(String customer) {
    var lead = offered(customer);
    assertThat(answer(offer(lead), "accept").statusCode()).isEqualTo(200);
    return lead;
  }

  @Test
  void whatHasBegunIsCalledOffWithAReasonAndBothAreTold() {
    var customer = "+51922000130";
    var lead = assigned(customer);
    job(lead, "start", "");

    assertProblem(job(lead, "cancel", ""), 409, "already-started");
    assertThat(job(lead, "cancel", "{\"reason\": \"WHY_NOT\"}").statusCode()).isEqualTo(400);
    var calledOff = job(lead, "cancel", "{\"reason\": \"PROVIDER_DID_NOT_COME\"}");
    var again = job(lead, "cancel", "{\"reason\": \"PROVIDER_DID_NOT_COME\"}");

    assertThat(json(calledOff).path("status").asString()).isEqualTo("CANCELLED");
    assertThat(json(calledOff).path("calledOff").asString()).isEqualTo("PROVIDER_DID_NOT_COME");
    assertThat(again.body()).isEqualTo(calledOff.body());
    people.hears(PROVIDER, "job-called-off-provider");
    people.hears(customer, "job-called-off");
    assertThat(people.untilLast(lead, LeadCancelled.class))
        .filteredOn(LeadCancelled.class::isInstance)
        .extracting(fact -> ((LeadCancelled) fact).calledOff())
        .containsExactly(CalledOff.PROVIDER_DID_NOT_COME);

    people.say(PROVIDER, new FinishJob(lead.toString()));
    people.hears(PROVIDER, "job-called-off-already");
    people.say(customer, new Rate(5, null));
    people.hears(customer, "job-called-off", 2);
  }

  private static HttpResponse<String> job(LeadId lead, String how, String body) {
    return service.post("/leads/" + lead + "/" + how, TENANT, "leads:write", body);
  }

  private static HttpResponse<String> rate(LeadId lead, int stars) {
    return job(lead, "rate", "{\"stars\": %d}".formatted(stars));
  }

  @Test
  void aJobGoesOnOverHttpAsItDoesByText() {
    var customer = "+51922000110";
    var lead = assigned(customer);

    assertProblem(rate(lead, 5), 409, "not-finished");
    var started = job(lead, "start", "");
    assertThat(json(started).path("status").asString()).isEqualTo("STARTED");
    assertThat(job(lead, "start", "").body()).isEqualTo(started.body());
    var finished = job(lead, "finish", "");
    assertThat(json(finished).path("status").asString()).isEqualTo("FINISHED");
    assertThat(job(lead, "finish", "").body()).isEqualTo(finished.body());
    assertProblem(job(lead, "start", ""), 409, "already-finished");
    assertProblem(rate(lead, 6), 400, "wrong-stars");
    var rated = rate(lead, 4);
    assertThat(json(rated).path("job").path("stars").asInt()).isEqualTo(4);
    assertThat(rate(lead, 4).body()).isEqualTo(rated.body());
    assertThat(json(rate(lead, 2)).path("job").path("stars").asInt()).isEqualTo(2);

    await().until(() -> people.heard(customer).stream().filter("job-rated"::equals).count() == 2);
    assertThat(people.heard(customer)).containsOnlyOnce("job-under-way", "rate-job");
    people.hears(PROVIDER, "job-started");
    people.hears(PROVIDER, "job-finished");
    assertThat(people.facts(lead))
        .<Class<?>>extracting(LeadChange::getClass)
        .endsWith(
            LeadAssigned.class,
            JobStarted.class,
            JobFinished.class,
            JobRated.class,
            JobRated.class);

    var provider = ((JobRated) people.facts(lead).getLast()).provider();
    await()
        .until(() ->
            people.read(Topics.PROVIDERS).stream()
                .map(CloudEvent::data)
                .anyMatch(change ->
                    change instanceof ProviderChanged changed
                        && changed.provider().equals(provider)
                        && changed.profile().votes() == 121));

    service.clock.advance(Duration.ofDays(1));
    assertProblem(rate(lead, 5), 409, "rating-final");
  }

  @Test
  void whoRepeatsARequestWithItsKeyGetsTheSameAnswer() {
    var lead = assigned("+51922000111");
    job(lead, "finish", "");

    var first = rateWithKey(lead, 5);
    rate(lead, 3);
    var again = rateWithKey(lead, 5);
    var other = rateWithKey(lead, 4);

    assertThat(again.body()).isEqualTo(first.body());
    assertThat(again.headers().firstValue("Idempotency-Replayed")).hasValue("true");
    assertProblem(other, 422, "idempotency-key-reused");
    assertThat(people.untilLast(lead, JobRated.class))
        .filteredOn(JobRated.class::isInstance)
        .hasSize(2);
  }

  private static HttpResponse<String> rateWithKey(LeadId lead, int stars) {
    return service.post(
        "/leads/" + lead + "/rate",
        TENANT,
        "leads:write",
        "{\"stars\": %d}".formatted(stars),
        "Idempotency-Key",
        "rate-" + lead);
  }

  @Test
  void ratingsAtTheSameInstantAllCountAndEachJobOnce() throws Exception {
    var jobs = IntStream.range(0, 6).mapToObj(n -> assigned("+5192200012" + n)).toList();
    jobs.forEach(lead -> job(lead, "finish", ""));
    int before = votes();

    var barrier = new CyclicBarrier(18);
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var ratings = new ArrayList<Future<Integer>>();
      for (int i = 0; i < 18; i++) {
        var lead = jobs.get(i % jobs.size());
        ratings.add(
            threads.submit(() -> {
              barrier.await();
              return rate(lead, 3).statusCode();
            }));
      }
      for (var rating : ratings) {
        assertThat(rating.get()).isEqualTo(200);
      }
    }

    assertThat(votes()).isEqualTo(before + jobs.size());
    for (var lead : jobs) {
      assertThat(people.untilLast(lead, JobRated.class))
          .filteredOn(JobRated.class::isInstance)
          .hasSize(1);
    }
  }

  private static int votes() {
    return json(service.get("/providers", TENANT, "providers:read"))
        .path("items")
        .get(0)
        .path("votes")
        .asInt();
  }

  @Test
  void leadsComeInPagesWithHintsInsteadOfNumbers() {
    var leads = new ArrayList<String>();
    for (int i = 0; i < 5; i++) {
      var customer = "+5192200020" + i;
      people.say(customer, new ServiceRequest("painting", MIRAFLORES));
      people.hears(customer, "candidates-1");
    }

    var cursor = "";
    int pages = 0;
    do {
      var page = service.get("/leads?status=CHOOSING&limit=2" + cursor, TENANT, "leads:read");
      assertThat(page.body()).doesNotContain("922000").doesNotContain("sealed");
      json(page).path("items").forEach(lead -> leads.add(lead.path("id").asString()));
      cursor = json(page).hasNonNull("next") ? "&cursor=" + json(page).path("next").asString() : "";
      pages++;
    } while (!cursor.isEmpty());

    assertThat(leads).hasSizeGreaterThanOrEqualTo(5).doesNotHaveDuplicates();
    assertThat(pages).isGreaterThanOrEqualTo(3);
    var one = json(service.get("/leads/" + leads.getFirst(), TENANT, "leads:read"));
    assertThat(one.path("customer").asString()).startsWith("+51 9•• •••");
    assertThat(one.path("candidates").get(0).path("name").asString())
        .isEqualTo("Gasfitería El Faro");
  }

  @Test
  void whatIsWrongWithAnImportIsSaidByRowAndNothingIsImported() {
    var answer = take(row("new", "+51911000777"), row("bad", "12345"), row("worse", PROVIDER));
    var taken = take(row("new", "+51911000777"), row("another", PROVIDER));

    assertProblem(answer, 422, "import-wrong");
    assertThat(json(answer).path("errors").get(0).path("row").asInt()).isEqualTo(2);
    assertProblem(taken, 422, "import-wrong");
    assertThat(json(taken).path("errors").get(0).path("code").asString()).isEqualTo("taken");
    assertThat(answer.body() + taken.body()).doesNotContain("911000");
    assertThat(providers()).isEqualTo("p1");
  }

  private static String providers() {
    var page = service.get("/providers?category=plumbing", TENANT, "providers:read");
    assertThat(page.body()).doesNotContain("911000");
    var ids = new ArrayList<String>();
    json(page).path("items").forEach(one -> ids.add(one.path("externalId").asString()));
    return String.join(",", ids);
  }

  @Test
  void nobodySeesAnotherTenantsData() {
    var lead = offered("+51922000105");
    var offer = offer(lead);

    assertProblem(service.get("/leads/" + lead, "another", "leads:read"), 404, "unknown-lead");
    assertProblem(
        service.post("/offers/" + offer + "/accept", "another", "leads:write", ""),
        404,
        "unknown-offer");
    assertThat(json(service.get("/leads", "another", "leads:read")).path("items")).isEmpty();
    answer(offer, "decline");
  }

  @Test
  void scopeDecidesWhatACallerMayDo() {
    assertThat(service.get("/leads", TENANT, "providers:read").statusCode()).isEqualTo(403);
    assertThat(service.get("/providers", TENANT, "leads:read").statusCode()).isEqualTo(403);
    assertThat(service.post("/providers/import", TENANT, "providers:read", "[]").statusCode())
        .isEqualTo(403);
  }

  @Test
  void wrongCursorsAndStatusesAreSaidToBeWrong() {
    assertProblem(service.get("/leads?cursor=x", TENANT, "leads:read"), 400, "wrong-cursor");
    assertThat(service.get("/leads?status=HAPPY", TENANT, "leads:read").statusCode())
        .isEqualTo(400);
  }
}
