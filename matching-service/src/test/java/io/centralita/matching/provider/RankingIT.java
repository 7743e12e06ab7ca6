package io.centralita.matching.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.centralita.contracts.values.TenantId;
import io.centralita.matching.RunningMatching;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The import and the ranking on a real database.
class RankingIT {
  private static final TenantId TENANT = new TenantId("ranking");
  private static final String MIRAFLORES = "150122";
  private static final String BARRANCO = "150104";
  private static final String ANCON = "150102";

  private static RunningMatching service;

  @BeforeAll
  static void start(@TempDir Path folder) {
    service = new RunningMatching(folder);
  }

  @AfterAll
  static void stop() {
    service.close();
  }

  private static String row(String id, int phone, String category, String place, double rating) {
    return String.format(
        Locale.ROOT,
        """
        {"externalId": "%s", "name": "Servicios %s", "phone": "+519110%05d", "categories": ["%s"],
         "districts": ["%s"], "rating": %.2f, "votes": 50}
        """,
        id,
        id,
        phone,
        category,
        place,
        rating);
  }

  private static void take(String... rows) {
    var answer =
        service.post(
            "/providers/import",
            TENANT.value(),
            "providers:write",
            "[" + String.join(",", rows) + "]");
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
  }

  private static List<String> best(String category, String district, String customer) {
    return service.bean(Ranking.class).best(TENANT, category, district, customer).stream()
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
}
