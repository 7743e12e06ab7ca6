package io.centralita.proxy.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.centralita.contracts.proxy.SessionChange.PoolExhausted;
import io.centralita.proxy.api.ApiCaller.Said;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// Whatever is wrong with a request, the answer is one that Twilio's SDKs read.
class ProxyApiRefusalsIT extends ProxyApi {
  private static final String SERVICES = "/v1/Services";

  @Test
  void strangersAreTurnedAway() {
    refused(ApiCaller.nobody(base()).get(SERVICES), 401, 20003);
    refused(ApiCaller.with(base(), accountSid(), "wrong").get(SERVICES), 401, 20003);
    refused(ApiCaller.with(base(), "AC" + "f".repeat(32), authToken()).get(SERVICES), 401, 20003);
    refused(
        ApiCaller.bearing(base(), TOKENS.token(tenant.value(), "sessions:write")).get(SERVICES),
        401,
        20003);
    refused(ApiCaller.bearing(base(), "forged").get(SERVICES), 401, 20003);
    refused(ApiCaller.with(base(), "", "").get(SERVICES), 401, 20003);
    assertThat(ApiCaller.with(base(), apiKey(), apiSecret()).get(SERVICES).status()).isEqualTo(200);
    assertThat(api().get("/links?lead=" + lead("one")).status())
        .as("an account is no token")
        .isEqualTo(401);
  }

  /// Of a page that begins at that microsecond.
  private static String tokenOf(long micros) {
    var text = micros + "." + new UUID(0, 0);
    return "PA"
        + Base64.getUrlEncoder()
            .withoutPadding()
            .encodeToString(text.getBytes(StandardCharsets.US_ASCII));
  }

  @Test
  void nobodyIsReachedAtOneOfOurOwnNumbers() {
    var session = session(service("citas", 1));

    refused(api().post(session + "/Participants", "Identifier", number(1).e164()), 400, 20001);
    refused(
        api().post(session + "/Participants", "Identifier", "whatsapp:" + number(1).e164()),
        400,
        20001);
  }

  @Test
  void anotherAccountFindsNothing() {
    var service = service("citas", 1);
    var session = session(service);
    var customer = join(session, phone(1)).sid();
    var stranger = ApiCaller.with(base(), accountSid(own + 1), authToken(own + 1));

    refused(stranger.get(SERVICES + "/" + service), 404, 20404);
    refused(stranger.get(session), 404, 20404);
    refused(stranger.delete(session + "/Participants/" + customer), 404, 20404);
    refused(stranger.post(numbersOf("default"), "PhoneNumber", number(1).e164()), 400, 80601);
    assertThat(api().get(session).status()).isEqualTo(200);
  }

  @Test
  void whatIsNotThereIsNotFound() {
    var service = service("citas", 0);
    var path = SERVICES + "/" + service;

    refused(api().get("/v1/Nothing"), 404, 20404);
    refused(api().get("/v1"), 404, 20404);
    refused(api().get(path + "/ShortCodes"), 404, 20404);
    refused(api().get(SERVICES + "/KS" + "0".repeat(32)), 404, 20404);
    refused(api().get(path + "/Sessions/KC" + "0".repeat(32)), 404, 20404);
    refused(api().get(path + "/Sessions/%00"), 400, 20001);
    refused(api().send("PUT", SERVICES, null, null), 405, 20004);
  }

  @Test
  void whatCannotBeReadIsSaidWithoutBeingRepeated() {
    var service = service("citas", 1);
    var session = session(service);

    refused(api().post(SERVICES), 400, 20001);
    refused(api().post(SERVICES, "UniqueName", "x".repeat(192)), 400, 20001);
    refused(api().post(SERVICES, "UniqueName", "b", "DefaultTtl", "-1"), 400, 20001);
    refused(api().post(SERVICES, "UniqueName", "b", "DefaultTtl", "mañana"), 400, 20001);
    refused(api().post(SERVICES, "UniqueName", "b", "GeoMatchLevel", "moon"), 400, 20001);
    refused(
        api().post(SERVICES, "UniqueName", "b", "CallbackUrl", "ftp://example.com"), 400, 20001);
    refused(
        api().post(SERVICES, "UniqueName", "b", "CallbackUrl", "http://10.0.0.1/x"), 400, 20001);
    refused(api().post(sessionsOf(service), "DateExpiry", "tomorrow"), 400, 20001);
    refused(api().post(sessionsOf(service), "DateExpiry", "+294277-01-01T00:00:00Z"), 400, 20001);
    refused(api().post(session, "DateExpiry", "2020-01-01T00:00:00Z"), 400, 20001);
    refused(api().post(sessionsOf(service), "UniqueName", "a\0b"), 400, 20001);
    refused(api().post(SERVICES, "UniqueName", "a\0b"), 400, 20001);
    refused(api().get(SERVICES + "?PageToken=" + tokenOf(Long.MIN_VALUE)), 400, 20001);
    refused(api().post(sessionsOf(service), "DateExpiry", "2020-01-01T00:00:00Z"), 400, 20001);
    refused(api().get(SERVICES + "?PageSize=0"), 400, 20001);
    refused(api().get(SERVICES + "?PageToken=PAx"), 400, 20001);
    refused(api().post(sessionsOf(service), "Participants", "no JSON"), 400, 20001);
    refused(api().send("POST", SERVICES, "application/json", "{}"), 415, 20001);
    var form = "application/x-www-form-urlencoded";
    refused(api().send("POST", SERVICES, form, "UniqueName=%ZZ"), 400, 20001);
    refused(api().send("POST", SERVICES, form, "UniqueName=" + "x".repeat(600_000)), 413, 20001);
    var wrong = join(session, "987654321");
    refused(wrong, 400, 20001);
    assertThat(wrong.body().toString()).doesNotContain("987654321");
  }

  @Test
  void namesAreUnique() {
    var service = service("citas", 0);

    refused(api().post(SERVICES, "UniqueName", "citas"), 400, 80602);
    refused(api().post(SERVICES + "/default", "UniqueName", "citas"), 400, 80602);
    session(service, "UniqueName", "cita-1");
    refused(api().post(sessionsOf(service), "UniqueName", "cita-1"), 400, 80603);
  }

  @Test
  void aSessionHasTwoAndIsClosedForGood() {
    var service = service("citas", 3);
    var session = session(service);
    var customer = join(session, phone(1)).sid();
    refused(join(session, phone(1)), 400, 80103);
    join(session, phone(2));

    refused(join(session, phone(3)), 400, 80609);
    refused(api().post(session, "Status", "open for ever"), 400, 20001);
    assertThat(api().post(session, "Status", "closed").body().path("status").asString())
        .isEqualTo("closed");
    refused(api().post(session, "Status", "in-progress"), 400, 80608);
    refused(api().post(session, "Ttl", "60"), 400, 80607);
    refused(join(session, phone(3)), 400, 80607);
    refused(
        api()
            .post(session + "/Participants/" + customer + "/MessageInteractions", "Body", "¿Hola?"),
        400,
        80607);
  }

  @Test
  void aPoolThatHasNothingLeftSaysWhy() {
    var empty = service("vacía", 0);
    refused(join(session(empty), phone(1)), 400, 80205);
    var service = service("citas", 1);
    join(session(service), phone(1));

    refused(join(session(service), phone(1)), 400, 80208);
    refused(join(session(service), phone(1), "ProxyIdentifier", number(1).e164()), 400, 80604);
    refused(join(session(service), phone(1), "ProxyIdentifier", "+51170000000"), 400, 80605);
    refused(api().post(numbersOf(empty), "PhoneNumber", number(1).e164()), 400, 80601);
  }

  @Test
  void thatAPoolIsExhaustedIsToldThoughTheSessionIsTakenBack() {
    var service = service("citas", 1);
    join(session(service), phone(1));

    refused(
        api()
            .post(
                sessionsOf(service),
                "UniqueName",
                "nueva",
                "Participants",
                "{\"Identifier\": \"%s\"}".formatted(phone(1))),
        400,
        80208);

    assertThat(api().get(sessionsOf(service) + "/nueva").status()).isEqualTo(404);
    assertThat(awaitSessions(PoolExhausted.class, 1)).hasSize(1);
  }

  private static void refused(Said said, int status, int code) {
    var body = said.body();
    assertThat(said.status()).as("%s", body).isEqualTo(status);
    assertThat(body.propertyNames())
        .containsExactlyInAnyOrder("code", "message", "more_info", "status");
    assertThat(said.code()).as("%s", body).isEqualTo(code);
    assertThat(body.path("status").asInt()).isEqualTo(status);
    assertThat(body.path("more_info").asString())
        .isEqualTo("https://www.twilio.com/docs/errors/" + code);
  }
}
