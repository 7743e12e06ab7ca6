package io.centralita.routing.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import io.centralita.contracts.values.Carrier;
import io.centralita.routing.conversation.Wanted.Box;
import io.centralita.testkit.TestStack;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/// A list of conversations costs the same however many there are: PostgreSQL reads no more rows of
/// a quarter of a million than it shows.
class ManyConversationsIT {
  private static final UUID PROVIDER = new UUID(0, 7);
  private static final Place MIDDLE =
      new Place(Instant.parse("2026-11-10T00:00:00Z"), new UUID(5, 5));

  /// One every eight seconds for 23 days, so that 24 hours hold 10,800; a tenth are escalated or
  /// closed, a tenth not Twilio's, a third some provider's.
  private static final String FILL =
      """
      INSERT INTO conversations (id, tenant, carrier, channel, person_ref, person_sealed, person_hint,
        business_number, language, status, scope, provider_id, assigned_at, created_at, last_message_at, last_user_message_at)
      SELECT md5(i::text)::uuid, 'many', CASE i % 10 WHEN 3 THEN 'meta' ELSE 'twilio' END, 'WHATSAPP',
        'ref' || i, 'sealed', 'hint', '+5117000001', 'es',
        CASE i % 20 WHEN 4 THEN 'escalated' WHEN 5 THEN 'closed' ELSE 'active' END, 'client_lead',
        CASE i % 3 WHEN 1 THEN ('00000000-0000-0000-0000-' || lpad(to_hex(i % 250), 12, '0'))::uuid END,
        CASE i % 3 WHEN 1 THEN timestamptz '2026-11-20T00:00:00Z' END,
        t, t, t
      FROM generate_series(1, 250000) i,
        LATERAL (SELECT timestamptz '2026-11-20T15:00:00Z' - i * interval '8 seconds') AS at(t)
      """;

  private static JdbcClient jdbc;

  @BeforeAll
  static void fill() {
    var database = TestStack.database("many_conversations");
    var source =
        new DriverManagerDataSource(database.url(), database.username(), database.password());
    Flyway.configure()
        .dataSource(source)
        .locations("classpath:db/migration/kit", "classpath:db/migration/routing")
        .load()
        .migrate();
    jdbc = JdbcClient.create(source);
    jdbc.sql(FILL).update();
    jdbc.sql("ANALYZE conversations").update();
  }

  record Case(Wanted wanted, @Nullable Place after) {}

  static List<Case> cases() {
    return List.of(
        new Case(new Wanted(Box.OWNER, null, null, null, false), null),
        new Case(new Wanted(Box.OWNER, null, null, null, false), MIDDLE),
        new Case(new Wanted(Box.PROVIDER, null, null, null, false), MIDDLE),
        new Case(new Wanted(Box.PROVIDER, PROVIDER, null, null, false), null),
        new Case(new Wanted(Box.PROVIDER, PROVIDER, null, null, false), MIDDLE),
        new Case(new Wanted(Box.OWNER, null, Status.ACTIVE, null, false), MIDDLE),
        new Case(new Wanted(Box.OWNER, null, Status.ESCALATED, null, false), null),
        new Case(new Wanted(Box.OWNER, null, Status.CLOSED, null, false), MIDDLE),
        new Case(new Wanted(Box.OWNER, null, null, Carrier.META, false), null),
        new Case(new Wanted(Box.OWNER, null, null, Carrier.KOMMO, false), null),
        new Case(new Wanted(Box.OWNER, null, null, Carrier.TWILIO, false), MIDDLE),
        new Case(new Wanted(Box.OWNER, null, null, null, true), null),
        new Case(new Wanted(Box.OWNER, null, Status.ESCALATED, Carrier.META, true), null));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void aPageReadsLittleMoreThanItShows(Case one) {
    var plan = plan(one);

    assertThat(plan).contains("Index Scan using conversations_").doesNotContain("Seq Scan");
    assertThat(rowsPassedOver(plan)).as(plan).isLessThan(2_000);
  }

  @Test
  void theCasesFindWhatTheyLookFor() {
    assertThat(plan(cases().getFirst())).containsPattern("Limit .*rows=51");
    assertThat(plan(cases().get(4))).containsPattern("Limit .*rows=51");
  }

  private static String plan(Case one) {
    var wanted = one.wanted();
    var query =
        jdbc.sql("EXPLAIN (ANALYZE, TIMING OFF) " + TranscriptStore.sql(wanted, one.after()))
            .param("tenant", "many")
            .param("mailbox", wanted.mailbox().code())
            .param("limit", 51);
    query = wanted.provider() == null ? query : query.param("provider", wanted.provider());
    query = wanted.status() == null ? query : query.param("status", wanted.status().code());
    query = wanted.carrier() == null ? query : query.param("carrier", wanted.carrier().code());
    query =
        wanted.within24h()
            ? query.param("since", Instant.parse("2026-11-19T15:00:00Z").atOffset(ZoneOffset.UTC))
            : query;
    var after = one.after();
    query =
        after == null
            ? query
            : query.param("at", after.at().atOffset(ZoneOffset.UTC)).param("id", after.id());
    return String.join("\n", query.query(String.class).list());
  }

  private static long rowsPassedOver(String plan) {
    var removed = Pattern.compile("Rows Removed by Filter: (\\d+)").matcher(plan);
    return removed.results().mapToLong(found -> Long.parseLong(found.group(1))).sum();
  }
}
