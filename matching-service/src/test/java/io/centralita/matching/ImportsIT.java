package io.centralita.matching;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.io.ByteArrayInputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.server.adapter.HttpWebHandlerAdapter;
import tools.jackson.databind.JsonNode;

/// Files of providers. Each case has a tenant.
class ImportsIT extends Backoffice {
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
    assertThat(failed.path("progress").path("accepted").asInt()).isEqualTo(2_501);
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
  void aFileWithAnIdOfItsSendersCanBeLookedAtWhileItIsSent() throws Exception {
    var tenant = "directory-sent";
    var place = "/imports/" + UUID.randomUUID();
    var file = csv(0, 3_000, "Servicios");
    int half = file.indexOf("c2900,");
    var sent = new PipedOutputStream();
    var arriving = new PipedInputStream(sent, file.length());
    sent.write(file.substring(0, half).getBytes(UTF_8));
    var sending = service.putCsv(place, tenant, ALL, arriving);
    await()
        .untilAsserted(() ->
            assertThat(
                    json(service.get(place, tenant, ALL)).path("progress").path("rowsRead").asInt())
                .isPositive());

    sent.write(file.substring(half).getBytes(UTF_8));
    sent.close();
    assertThat(ended(tenant, sending.join()).path("progress").path("added").asInt())
        .isEqualTo(3_000);
    refused(
        service.putCsv(place, tenant, ALL, new ByteArrayInputStream(new byte[0])).join(),
        409,
        "import-known");
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
  void whenTheConnectionOfAMergeDiesAnotherTakesItAllOver() {
    var tenant = "directory-died";
    ended(tenant, service.postCsv("/imports", tenant, ALL, csv(5_999, 6_000, "Antes")));
    var jdbc = service.bean(JdbcClient.class);

    var begun =
        service
            .bean(TransactionTemplate.class)
            .execute(_ -> {
              jdbc.sql("SELECT FROM providers WHERE tenant = :tenant FOR UPDATE")
                  .param("tenant", tenant)
                  .query()
                  .listOfRows();
              var answer = service.postCsv("/imports", tenant, ALL, csv(0, 6_000, "Servicios"));
              await()
                  .until(() -> jdbc.sql(KILL_WHO_WAITS_TO_MERGE).query(Long.class).single() == 1);

              // The next one waits as well by now, and what the first had merged is nowhere.
              assertThat(providers(tenant)).hasSize(1);
              return answer;
            });

    var done = ended(tenant, Objects.requireNonNull(begun)).path("progress");
    assertThat(done.path("status").asString()).isEqualTo("DONE");
    assertThat(done.path("added").asInt()).isEqualTo(5_999);
    assertThat(done.path("changed").asInt()).isEqualTo(1);
    assertThat(providers(tenant)).hasSize(200);
  }

  private static final String KILL_WHO_WAITS_TO_MERGE =
      """
      SELECT count(*) FILTER (WHERE pg_terminate_backend(pid)) FROM pg_stat_activity
      WHERE datname = current_database() AND wait_event_type = 'Lock' AND query LIKE '%import_rows WHERE import_id%'
      """;

  private static JsonNode providers(String tenant) {
    return ok(service.get("/providers?limit=200", tenant, ALL)).path("items");
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
  void aFileWithNothingInItIsSaidToBeEmpty() {
    var nothing = service.postCsv("/imports", "directory-nothing", ALL, "");

    assertThat(ok(nothing).path("progress").path("failure").asString()).isEqualTo("empty");
    refused(
        service.post("/providers/import", "directory-nothing", ALL, ""), 400, "body-unreadable");
  }

  @Test
  void oneWrongRowOfManyLeavesTheOthersCounted() {
    var rows = new StringBuilder("externalId,name,phone,categories,districts\n");
    for (int i = 0; i < 4_500; i++) {
      rows.append(
          "p%d,Servicios,%s,plumbing,150122\n"
              .formatted(i, i == 2_100 ? "+51" : "+519%08d".formatted(i)));
    }
    var answer = ok(service.postCsv("/imports", "directory-one-wrong", ALL, rows.toString()));

    assertThat(answer.path("progress").path("wrong").asInt()).isEqualTo(1);
    assertThat(answer.path("progress").path("accepted").asInt()).isEqualTo(4_499);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/imports", "/prices/import", "/crops/import", "/farmers/import"})
  void whoIsCutOffIsNotTakenForOurFault(String path) throws Exception {
    var logger = (Logger) LoggerFactory.getLogger(HttpWebHandlerAdapter.class);
    var faults = new ListAppender<ILoggingEvent>();
    faults.start();
    logger.addAppender(faults);
    long before = ended(path).values().stream().mapToLong(Long::longValue).sum();

    service.sendHalf(path, "directory-cut", ALL + " prices:write farmers:write", "crop,market\n");

    await().until(() -> ended(path).values().stream().mapToLong(Long::longValue).sum() > before);
    logger.detachAppender(faults);
    assertThat(faults.list).isEmpty();
    assertThat(ended(path).keySet()).noneMatch(status -> status.startsWith("5"));
  }

  /// How many requests ended with which status.
  private static Map<String, Long> ended(String path) {
    return service
        .bean(MeterRegistry.class)
        .find("http.server.requests")
        .tag("uri", path)
        .timers()
        .stream()
        .collect(toMap(timer -> timer.getId().getTag("status"), Timer::count, Long::sum));
  }
}
