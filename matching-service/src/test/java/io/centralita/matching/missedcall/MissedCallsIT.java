package io.centralita.matching.missedcall;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.centralita.contracts.Topics;
import io.centralita.contracts.address.Address;
import io.centralita.contracts.address.AddressSealer;
import io.centralita.contracts.address.Channel;
import io.centralita.contracts.address.Identity;
import io.centralita.contracts.event.CloudEvent;
import io.centralita.contracts.event.EventCodec;
import io.centralita.contracts.event.EventIds;
import io.centralita.contracts.gateway.CallAnswer;
import io.centralita.contracts.gateway.CallChange.Call;
import io.centralita.contracts.gateway.CallChange.CallReceived;
import io.centralita.contracts.provisioning.NumberPurpose;
import io.centralita.contracts.routing.SendCommand.Body.Template;
import io.centralita.contracts.routing.SendCommand.SendMessage;
import io.centralita.contracts.values.BusinessNumber;
import io.centralita.contracts.values.CallId;
import io.centralita.contracts.values.Carrier;
import io.centralita.contracts.values.Language;
import io.centralita.contracts.values.TenantId;
import io.centralita.matching.People;
import io.centralita.matching.RunningMatching;
import io.centralita.testkit.TestStack;
import io.centralita.testkit.TestTopics;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/// From a call that was not picked up to the command for an SMS, and what farmers and prices come
/// in by.
class MissedCallsIT {
  private static final String TENANT = "valle";
  private static final BusinessNumber NUMBER = new BusinessNumber("+5117000004");
  private static final BusinessNumber OTHER = new BusinessNumber("+5117000005");

  private static final TestTopics TOPICS = TestStack.topics();
  private static final EventCodec CODEC = new EventCodec();
  private static RunningMatching service;
  private static People people;
  private static int calls;

  @BeforeAll
  static void start() {
    service = RunningMatching.shared();
    service.clock.set(Instant.parse("2026-11-20T15:00:00Z"));
    people = new People(service, TENANT);
    assertThat(
            service
                .post(
                    "/crops/import",
                    TENANT,
                    "prices:write",
                    """
                    [{"code": "potato", "spanishName": "Papa blanca", "englishName": "White potato"},
                     {"code": "coffee", "spanishName": "Café", "englishName": "Coffee"},
                     {"code": "cacao", "spanishName": "Cacao", "englishName": "Cocoa"}]
                    """)
                .body())
        .isEqualTo("{\"imported\":3}");
    assertThat(
            service
                .postCsv(
                    "/prices/import",
                    TENANT,
                    "prices:write",
                    """
                    crop,market,day,price,kilograms
                    potato,Huancayo,,90,50
                    potato,Huancayo,2026-11-19,1.50,
                    potato,Huancayo,2026-11-10,9,
                    coffee,La Merced,2026-11-18,12.345,
                    cacao,La Merced,2026-11-12,30,
                    """)
                .body())
        .isEqualTo("{\"imported\":5}");
  }

  @Test
  void aFarmerWhoCallsGetsThePricesOfTheirCropsOncePerTenMinutes() {
    var phone = "+51987000001";
    farmer("f1", phone, "en", "Huancayo", "coffee;potato;cacao", "");

    call(phone, NUMBER);
    call(phone, NUMBER);
    service.clock.advance(Duration.ofMinutes(10).minusSeconds(1));
    call(phone, NUMBER);
    call(phone, OTHER);
    service.clock.advance(Duration.ofSeconds(1));
    call(phone, NUMBER);

    var sends = people.receives(phone, "crop-prices", 3);
    assertThat(sends)
        .extracting(SendMessage::from)
        .containsExactlyInAnyOrder(NUMBER, OTHER, NUMBER);
    var first = sends.getFirst();
    assertThat(first.to().channel()).isEqualTo(Channel.SMS);
    assertThat(first.language()).isEqualTo(Language.ENGLISH);
    assertThat(((Template) first.body()).variables())
        .containsEntry(
            "prices",
            "Papa blanca|White potato||PEN 1.80|20|;"
                + "Café|Coffee|La Merced|PEN 12.35|0|2026-11-18");
  }

  @Test
  void aStrangerIsInvitedOnce() {
    var phone = "+51987000002";

    call(phone, NUMBER);
    call(phone, NUMBER);
    call("+51987000003", NUMBER);

    people.receives("+51987000003", "crop-prices-register", 1);
    assertThat(people.receives(phone, "crop-prices-register", 1)).hasSize(1);
    assertThat(people.receives(phone, "crop-prices-register", 1).getFirst().language()).isNull();
  }

  @Test
  void whoHasNoPriceOfTodayIsToldTheLastOrThatThereIsNone() {
    farmer("f4", "+51987000004", "es", "", "coffee", "");
    farmer("f5", "+51987000005", "es", "", "cacao", "");

    call("+51987000004", NUMBER);
    call("+51987000005", NUMBER);

    assertThat(people.hears("+51987000004", "crop-prices-earlier").get("prices"))
        .isEqualTo("Café|Coffee|La Merced|PEN 12.35|0|2026-11-18");
    people.hears("+51987000005", "crop-prices-none");
  }

  /// The clock shows 10 in Lima, or a few minutes later.
  @Test
  void whoIsNotToBeDisturbedAndWhoWasOnlyAnsweredOtherwiseGetsNothing() {
    farmer("f6", "+51987000006", "es", "", "potato", "true,,");
    farmer("f7", "+51987000007", "es", "", "potato", ",09:00,12:00");
    farmer("f8", "+51987000008", "es", "", "potato", ",12:00,09:00");

    call("+51987000006", NUMBER);
    call("+51987000007", NUMBER);
    publish("+51987000008", NUMBER, CallAnswer.NO_LINK, "no-link");
    call("+51987000008", NUMBER);

    assertThat(people.receives("+51987000008", "crop-prices", 1)).hasSize(1);
    // one partition may be ahead of another: what would come from the others has had its time when
    // a later call from each of them has been answered
    farmer("f6", "+51987000006", "es", "", "potato", "false,,");
    farmer("f7", "+51987000007", "es", "", "potato", "");
    call("+51987000006", NUMBER);
    call("+51987000007", NUMBER);
    assertThat(people.receives("+51987000006", "crop-prices", 1)).hasSize(1);
    assertThat(people.receives("+51987000007", "crop-prices", 1)).hasSize(1);
  }

  @Test
  void ofManyCallsAtTheSameInstantOneIsAnsweredWhoeverAnswers() throws Exception {
    var answers = service.bean(PriceAnswerStore.class);
    var transaction = service.bean(TransactionTemplate.class);
    var together = new CountDownLatch(1);
    var tries = new ArrayList<Callable<Boolean>>();
    for (int i = 0; i < 8; i++) {
      var call = callOf("+51987000009", NUMBER, "race-" + i);
      var at = service.clock.instant().plusMillis(i);
      tries.add(() -> {
        together.await();
        return transaction.execute(
            _ -> answers.take(call, "crop-prices", at, at.plus(Duration.ofMinutes(10))));
      });
    }

    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var results = tries.stream().map(threads::submit).toList();
      together.countDown();
      int taken = 0;
      for (var result : results) {
        taken += result.get() ? 1 : 0;
      }
      assertThat(taken).isEqualTo(1);
    }
  }

  @Test
  void theDatabaseItselfRefusesASecondAnswerInTenMinutes() {
    var jdbc = service.bean(JdbcClient.class);
    var insert =
        """
        INSERT INTO price_answers (call_id, tenant, caller_ref, number, answer, quiet)
        VALUES (gen_random_uuid(), 't', 'somebody', '+5117000004', 'crop-prices',
          tstzrange(timestamptz '2026-11-20 15:00Z' + :after::interval, timestamptz '2026-11-20 15:10Z' + :after::interval))
        """;
    assertThat(jdbc.sql(insert).param("after", "0 s").update()).isEqualTo(1);
    assertThatThrownBy(() -> jdbc.sql(insert).param("after", "599 s").update())
        .isInstanceOf(DataIntegrityViolationException.class);
    assertThat(jdbc.sql(insert).param("after", "600 s").update()).isEqualTo(1);
  }

  @Test
  void oneWrongRowKeepsAllOthersOut() {
    var rows =
        IntStream.rangeClosed(1, 2_500)
            .mapToObj(i -> "bulk-%d,+5196%07d,potato".formatted(i, i))
            .toList();
    var wrong = new ArrayList<>(rows);
    wrong.set(2_400, "bulk-x,+51970000000,yuca");
    wrong.set(2_401, "bulk-y,none,potato");

    var refused = csv("/farmers/import", "externalId,phone,crops", wrong);
    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(refused.body())
        .contains("\"code\":\"import-wrong\"", "2 errors")
        .contains("{\"row\":2401,\"field\":\"crops\",\"code\":\"unknown-crop\"")
        .contains("{\"row\":2402,\"field\":\"phone\",\"code\":\"not-a-phone-number\"");
    assertThat(bulk()).doesNotContain("bulk-");

    assertThat(csv("/farmers/import", "externalId,phone,crops", rows).statusCode()).isEqualTo(200);
    assertThat(bulk()).contains("bulk-1\"", "+51 9").doesNotContain("0000001");
    var stolen = csv("/farmers/import", "externalId,phone,crops", List.of("z,+51960000007,potato"));
    assertThat(stolen.body()).contains("\"code\":\"taken\"");
  }

  private static java.net.http.HttpResponse<String> csv(
      String path, String head, List<String> rows) {
    return service.postCsv(
        path, TENANT, "farmers:write", head + "\n" + String.join("\n", rows) + "\n");
  }

  private static String bulk() {
    return service.get("/farmers?cursor=bulk&limit=5", TENANT, "farmers:read").body();
  }

  @Test
  void whatIsNotToBeReadChangesNothing() {
    var broken =
        service.post("/prices/import", TENANT, "prices:write", "[{\"crop\": \"potato\"}, 7]");
    assertThat(broken.statusCode()).isEqualTo(400);
    assertThat(broken.body()).contains("upload-unreadable", "Row 2");
    assertThat(service.post("/prices/import", TENANT, "prices:write", "[]").body())
        .contains("upload-empty");
    assertThat(service.post("/prices/import", TENANT, "prices:read", "[]").statusCode())
        .isEqualTo(403);
    assertThat(service.get("/prices", TENANT, "prices:read").body())
        .contains(
            "{\"crop\":\"potato\",\"market\":\"Huancayo\",\"day\":\"2026-11-20\",\"perKilogram\":1.8,\"currency\":\"PEN\"}");
  }

  private static void farmer(
      String id, String phone, String language, String market, String crops, String rest) {
    var head = "externalId,phone,language,market,crops,doNotDisturb,quietFrom,quietTo";
    var row = String.join(",", id, phone, language, market, crops, rest.isEmpty() ? ",," : rest);
    assertThat(csv("/farmers/import", head, List.of(row)).statusCode()).isEqualTo(200);
  }

  private static void call(String phone, BusinessNumber number) {
    publish(phone, number, CallAnswer.REJECTED, "missed-" + calls++);
  }

  private static void publish(
      String phone, BusinessNumber number, CallAnswer answer, String carrierId) {
    var call = callOf(phone, number, carrierId);
    var received = new CallReceived(call, answer, service.clock.instant());
    TOPICS.publish(
        CODEC.encode(
            Topics.CALLS,
            new CloudEvent<>(
                EventIds.derived("call", carrierId),
                "gateway-service",
                call.from().ref() + ":" + number,
                service.clock.instant(),
                null,
                received)));
  }

  private static Call callOf(String phone, BusinessNumber number, String carrierId) {
    return new Call(
        new CallId(EventIds.derived("call-id", carrierId)),
        new TenantId(TENANT),
        Carrier.TWILIO,
        carrierId,
        address(phone),
        number,
        NumberPurpose.MAIN,
        null,
        null);
  }

  private static Address address(String phone) {
    return new AddressSealer(service.addressKeys).seal(Channel.VOICE, Identity.of(phone));
  }
}
