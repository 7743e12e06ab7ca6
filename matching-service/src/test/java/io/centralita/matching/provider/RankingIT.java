package io.centralita.matching.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import io.centralita.contracts.matching.LeadChange.CandidatesProposed;
import io.centralita.contracts.matching.LeadChange.OfferMade;
import io.centralita.contracts.routing.Meaning.Cancel;
import io.centralita.contracts.routing.Meaning.Choice;
import io.centralita.contracts.routing.Meaning.ServiceRequest;
import io.centralita.contracts.values.TenantId;
import io.centralita.matching.People;
import io.centralita.matching.RunningMatching;
import io.centralita.matching.settings.Terms;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The import and the ranking on a real database.
class RankingIT {
  private static final TenantId TENANT = new TenantId("ranking");
  private static final String MIRAFLORES = "150122";
  private static final String BARRANCO = "150104";
  private static final String ANCON = "150102";
  private static final String LEADS = "leads:read leads:write";

  private static RunningMatching service;

  @BeforeAll
  static void start() {
    service = RunningMatching.shared();
  }

  private static String row(String id, int phone, String category, String place, double rating) {
    return row(id, phone, category, place, rating, 50);
  }

  private static String row(
      String id, int phone, String category, String place, double rating, int votes) {
    return String.format(
        Locale.ROOT,
        """
        {"externalId": "%s", "name": "Servicios %s", "phone": "+519110%05d", "categories": ["%s"],
         "districts": ["%s"], "rating": %.2f, "votes": %d}
        """,
        id,
        id,
        phone,
        category,
        place,
        rating,
        votes);
  }

  private static void take(String... rows) {
    take(TENANT, rows);
  }

  private static void take(TenantId tenant, String... rows) {
    done(
        service.post(
            "/providers/import",
            tenant.value(),
            "providers:write",
            "[" + String.join(",", rows) + "]"));
  }

  private static JsonNode done(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 202);
    return new JsonMapper().readTree(answer.body());
  }

  private static List<String> best(String category, String district, String customer) {
    return best(TENANT, category, district, customer);
  }

  private static List<String> best(
      TenantId tenant, String category, String district, String customer) {
    return service.bean(Ranking.class).best(tenant, category, district, customer).stream()
        .map(placed -> placed.provider().name())
        .toList();
  }

  @Test
  void threeInTheDistrictAreEnough() {
    take(
        row("a1", 11, "gardening", MIRAFLORES, 4.1),
        row("a2", 12, "gardening", MIRAFLORES, 4.8),
        row("a3", 13, "gardening", MIRAFLORES, 4.5),
        row("a4", 14, "gardening", MIRAFLORES, 4.9),
        row("a5", 15, "gardening", BARRANCO, 5.0));

    assertThat(best("gardening", MIRAFLORES, "nobody"))
        .containsExactly("Servicios a4", "Servicios a2", "Servicios a3");
  }

  @Test
  void surroundingDistrictsFillTheListUpButNotTheWholeCity() {
    take(
        row("b1", 21, "locksmith", MIRAFLORES, 4.1),
        row("b2", 22, "locksmith", BARRANCO, 4.8),
        row("b3", 23, "locksmith", ANCON, 5.0));

    assertThat(best("locksmith", MIRAFLORES, "nobody"))
        .containsExactly("Servicios b2", "Servicios b1");
  }

  @Test
  void whoWorksInManyDistrictsNearTakesNobodysPlace() {
    var tenant = new TenantId("ranking-wide");
    var near = BARRANCO + "\", \"150130\", \"150131\", \"150140\", \"150141";
    take(
        tenant,
        row("h1", 81, "plumbing", MIRAFLORES + "\", \"" + near, 4.9),
        row("h2", 82, "plumbing", near, 4.8),
        row("h3", 83, "plumbing", near, 4.7),
        row("h4", 84, "plumbing", BARRANCO, 4.6));

    var glance =
        service
            .bean(RankingStore.class)
            .look(question(tenant, "plumbing"), RankingStore.FIRST_WINDOW);

    assertThat(glance.ready())
        .extracting(RankedProvider::name)
        .containsExactly("Servicios h1", "Servicios h2", "Servicios h3", "Servicios h4");
    assertThat(glance.isEnough()).isTrue();
  }

  private static RankingStore.Question question(TenantId tenant, String category) {
    return new RankingStore.Question(
        tenant, category, MIRAFLORES, "nobody", service.bean(Terms.class), Instant.now());
  }

  @Test
  void nobodyIsProposedToThemselves() {
    take(row("c1", 31, "painting", MIRAFLORES, 4.9), row("c2", 32, "painting", MIRAFLORES, 4.8));
    var self =
        service
            .bean(Ranking.class)
            .best(TENANT, "painting", MIRAFLORES, "nobody")
            .getFirst()
            .provider();

    assertThat(best("painting", MIRAFLORES, self.address().ref())).containsExactly("Servicios c2");
  }

  @Test
  void importingAgainChangesTheSameProvider() {
    take(
        row("d1", 41, "electrical", MIRAFLORES, 4.0), row("d2", 42, "electrical", MIRAFLORES, 4.5));
    take(row("d1", 42, "electrical", BARRANCO, 4.9), row("d2", 41, "electrical", MIRAFLORES, 4.5));

    var own = service.bean(Ranking.class).best(TENANT, "electrical", MIRAFLORES, "nobody");

    assertThat(own)
        .extracting(
            placed -> placed.provider().name(), placed -> placed.provider().rank().district())
        .containsExactly(tuple("Servicios d1", BARRANCO), tuple("Servicios d2", MIRAFLORES));
    assertThat(own.getFirst().provider().address().hint()).endsWith("042");
  }

  @Test
  void anotherTenantsProvidersAreNobody() {
    take(row("e1", 51, "plumbing", MIRAFLORES, 4.9));

    var others =
        service
            .bean(Ranking.class)
            .best(new TenantId("somebody-else"), "plumbing", MIRAFLORES, "nobody");

    assertThat(others).isEmpty();
  }

  @Test
  void rankingReadsAFewRowsOfAnIndexHoweverManyProvidersThereAre() {
    var jdbc = service.bean(JdbcClient.class);
    jdbc.sql(
            """
            WITH many AS (
              INSERT INTO providers (id, tenant, external_id, name, channel, address_ref, address_sealed, address_hint, language, rating, votes, score)
              SELECT gen_random_uuid(), 'many', n::text, 'x', 'WHATSAPP', n::text, 's', 'h', 'es', 4, n % 99, random() * 5
              FROM generate_series(1, 100000) AS n RETURNING id, score, votes)
            INSERT INTO provider_services (provider_id, tenant, category, district, score, votes)
            SELECT id, 'many', 'plumbing', '150122', score, votes FROM many
            """)
        .update();
    jdbc.sql("ANALYZE providers, provider_services").update();

    var plan =
        String.join(
            "\n",
            jdbc.sql(
                    """
                    EXPLAIN (ANALYZE, TIMING OFF) SELECT provider_id FROM provider_services
                    WHERE tenant = 'many' AND category = 'plumbing' AND district = '150122'
                    AND listed
                    ORDER BY score DESC, tier DESC LIMIT 3
                    """)
                .query(String.class)
                .list());
    var found =
        service.bean(Ranking.class).best(new TenantId("many"), "plumbing", MIRAFLORES, "nobody");

    assertThat(plan).contains("provider_services_ranked").contains("rows=3").doesNotContain("Sort");
    assertThat(found)
        .hasSize(3)
        .isSortedAccordingTo(
            (a, b) -> Double.compare(b.provider().rank().score(), a.provider().rank().score()));
  }

  @Test
  void ofManyEqualsAFewAreReadAndEverybodyGetsATurn() {
    var tenant = new TenantId("equals");
    var jdbc = service.bean(JdbcClient.class);
    jdbc.sql(
            """
            WITH equals AS (
              INSERT INTO providers (id, tenant, external_id, name, channel, address_ref, address_sealed, address_hint, language, rating, votes, score)
              SELECT gen_random_uuid(), 'equals', n::text, 'x', 'WHATSAPP', n::text, 's', 'h', 'es', 0, 0, 3.8
              FROM generate_series(1, 2000) AS n RETURNING id)
            INSERT INTO provider_services (provider_id, tenant, category, district, score, votes)
            SELECT id, 'equals', 'plumbing', '150122', 3.8, 0 FROM equals
            """)
        .update();
    jdbc.sql("ANALYZE providers, provider_services").update();
    service.bean(Ranking.class).best(tenant, "plumbing", MIRAFLORES, "nobody");

    var plan =
        service.bean(Ranking.class).plan(tenant, "plumbing", MIRAFLORES, service.bean(Terms.class));
    var turns =
        IntStream.range(0, 40)
            .boxed()
            .flatMap(each ->
                service
                    .bean(Ranking.class)
                    .best(tenant, "plumbing", MIRAFLORES, "customer-" + each)
                    .stream())
            .map(placed -> placed.provider().id())
            .toList();

    assertThat(Pattern.compile("rows=(\\d+)").matcher(plan).results())
        .map(rows -> Integer.parseInt(rows.group(1)))
        .allMatch(rows -> rows <= RankingStore.FIRST_WINDOW);
    assertThat(turns).hasSize(120);
    assertThat(Set.copyOf(turns)).hasSizeGreaterThan(60);
  }

  /// What follows a choice: a job that its provider has.
  private static String assigned(People people, String customer, String provider) {
    people.say(customer, new ServiceRequest("plumbing", MIRAFLORES));
    var position = new AtomicInteger();
    var lead =
        await("a list for " + customer)
            .until(
                () ->
                    people.sends().stream()
                        .filter(send -> send.to().ref().equals(people.address(customer).ref()))
                        .filter(send -> send.cause().startsWith("candidates-"))
                        .toList(),
                lists -> !lists.isEmpty())
            .getLast()
            .lead();
    people.untilLast(lead, CandidatesProposed.class).stream()
        .filter(CandidatesProposed.class::isInstance)
        .flatMap(fact -> ((CandidatesProposed) fact).candidates().stream())
        .filter(candidate -> candidate.name().endsWith(provider))
        .forEach(candidate -> position.set(candidate.position()));
    people.say(customer, new Choice(position.get()));
    var offer = (OfferMade) people.untilLast(lead, OfferMade.class).getLast();
    done(service.post("/offers/" + offer.offer() + "/accept", people.tenant.value(), LEADS, ""));
    return lead.toString();
  }

  private static JsonNode goesOn(People people, String lead, String how, String body) {
    return done(service.post("/leads/" + lead + "/" + how, people.tenant.value(), LEADS, body));
  }

  @Test
  void aJobIsInHandUntilItIsDoneOrGivenUp() {
    var tenant = new TenantId("ranking-jobs");
    var people = new People(service, tenant.value());
    done(service.put("/settings", tenant.value(), "settings:write", "{\"jobsAtOnce\": 1}"));
    take(tenant, row("f1", 61, "plumbing", MIRAFLORES, 4.9));
    var provider = "+51911000061";

    var finished = assigned(people, "+51922400001", "f1");
    assertThat(best(tenant, "plumbing", MIRAFLORES, "nobody")).isEmpty();
    goesOn(people, finished, "start", "");
    assertThat(best(tenant, "plumbing", MIRAFLORES, "nobody")).isEmpty();
    goesOn(people, finished, "finish", "");
    assertThat(best(tenant, "plumbing", MIRAFLORES, "nobody")).containsExactly("Servicios f1");

    var cancelled = assigned(people, "+51922400002", "f1");
    assertThat(best(tenant, "plumbing", MIRAFLORES, "nobody")).isEmpty();
    goesOn(people, cancelled, "cancel", "");
    assertThat(best(tenant, "plumbing", MIRAFLORES, "nobody")).containsExactly("Servicios f1");

    var givenBack = assigned(people, "+51922400003", "f1");
    people.say(provider, new Cancel(null));
    people.hears(provider, "job-given-back");
    assertThat(best(tenant, "plumbing", MIRAFLORES, "nobody")).containsExactly("Servicios f1");
    assertThat(givenBack).isNotEqualTo(cancelled);
  }

  @Test
  void whetherAJobIsInHandIsLookedUpByItsKey() {
    var plan =
        service.bean(Ranking.class).plan(TENANT, "plumbing", MIRAFLORES, service.bean(Terms.class));

    assertThat(plan)
        .contains("Index Scan using leads_pkey")
        .doesNotContain("Seq Scan on leads")
        .doesNotContain("hashed SubPlan");
  }

  @Test
  void aRatingMovesTheRankingAtOnceAndCountsOnTopOfEveryImport() {
    var tenant = new TenantId("ranking-rated");
    var people = new People(service, tenant.value());
    var before = row("g1", 71, "plumbing", MIRAFLORES, 4.0, 10);
    take(tenant, before, row("g2", 72, "plumbing", MIRAFLORES, 4.05, 10));
    assertThat(best(tenant, "plumbing", MIRAFLORES, "nobody"))
        .containsExactly("Servicios g2", "Servicios g1");

    var lead = assigned(people, "+51922400011", "g1");
    goesOn(people, lead, "finish", "");
    goesOn(people, lead, "rate", "{\"stars\": 5}");
    assertStands(tenant, "4.09", 11, 3.95);
    assertThat(best(tenant, "plumbing", MIRAFLORES, "nobody"))
        .containsExactly("Servicios g1", "Servicios g2");

    goesOn(people, lead, "rate", "{\"stars\": 1}");
    assertStands(tenant, "3.73", 11, 3.76);
    assertThat(best(tenant, "plumbing", MIRAFLORES, "nobody"))
        .containsExactly("Servicios g2", "Servicios g1");

    take(tenant, before);
    assertStands(tenant, "3.73", 11, 3.76);
    take(tenant, row("g1", 71, "plumbing", MIRAFLORES, 4.8, 19));
    assertStands(tenant, "4.61", 20, 4.34);
    var id = Provider.idOf(tenant, "g1");
    done(
        service.patch(
            "/providers/" + id, tenant.value(), "providers:write", "{\"name\": \"Servicios g0\"}"));
    assertStands(tenant, "4.61", 20, 4.34);
    var file =
        """
        externalId,name,phone,categories,districts,rating,votes
        g1,Servicios g1,+51911000071,plumbing,150122,4.5,9
        """;
    done(service.postCsv("/imports", tenant.value(), "providers:write", file));
    await().untilAsserted(() -> assertStands(tenant, "4.15", 10, 3.98));
  }

  /// The first provider's average, votes and score, in the directory and in the ranking.
  private static void assertStands(TenantId tenant, String stars, int votes, double score) {
    var id = Provider.idOf(tenant, "g1").value();
    var directory =
        service
            .bean(JdbcClient.class)
            .sql("SELECT rating || ' ' || votes || ' ' || score FROM providers WHERE id = ?")
            .param(id)
            .query(String.class)
            .single();
    var ranking =
        service
            .bean(JdbcClient.class)
            .sql("SELECT votes || ' ' || score FROM provider_services WHERE provider_id = ?")
            .param(id)
            .query(String.class)
            .list();
    assertThat(directory).isEqualTo(stars + " " + votes + " " + score);
    assertThat(ranking).containsOnly(votes + " " + score);
  }
}
