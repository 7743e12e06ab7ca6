package io.centralita.proxy.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.centralita.contracts.event.EventCodec;
import io.centralita.contracts.routing.SendCommand.Body.Words;
import io.centralita.proxy.api.ApiCaller.Said;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// Every operation of Twilio's document, each answer compared with it.
class ProxyApiIT extends ProxyApi {
  private static final String SERVICES = "/v1/Services";
  private static final String SERVICE = SERVICES + "/{Sid}";
  private static final String NUMBERS = SERVICES + "/{ServiceSid}/PhoneNumbers";
  private static final String SESSIONS = SERVICES + "/{ServiceSid}/Sessions";
  private static final String PARTICIPANTS = SESSIONS + "/{SessionSid}/Participants";
  private static final String MESSAGES = PARTICIPANTS + "/{ParticipantSid}/MessageInteractions";
  private static final String INTERACTIONS = SESSIONS + "/{SessionSid}/Interactions";

  private final Set<String> called = new TreeSet<>();

  @Test
  void everyOperationAnswersAsDocumented() throws IOException {
    var document = OpenApi.load();
    pool(2);
    var api = api();

    var service =
        checked(document, 201, "post", SERVICES, api.post(SERVICES, "UniqueName", "citas")).sid();
    var path = SERVICES + "/" + service;
    checked(document, 200, "get", SERVICES, api.get(SERVICES));
    checked(document, 200, "get", SERVICE, api.get(path));
    checked(
        document,
        200,
        "post",
        SERVICE,
        api.post(path, "DefaultTtl", "3600", "CallbackUrl", "https://example.com/told"));

    var number =
        checked(
                document,
                201,
                "post",
                NUMBERS,
                api.post(path + "/PhoneNumbers", "PhoneNumber", number(1).e164()))
            .sid();
    api.post(path + "/PhoneNumbers", "PhoneNumber", number(2).e164());
    checked(document, 200, "get", NUMBERS, api.get(path + "/PhoneNumbers"));
    checked(document, 200, "get", NUMBERS + "/{Sid}", api.get(path + "/PhoneNumbers/" + number));
    checked(
        document,
        200,
        "post",
        NUMBERS + "/{Sid}",
        api.post(path + "/PhoneNumbers/" + number, "IsReserved", "true"));
    api.post(path + "/PhoneNumbers/" + number, "IsReserved", "false");

    var opened =
        checked(
            document,
            201,
            "post",
            SESSIONS,
            api.post(path + "/Sessions", "UniqueName", "cita-1", "Ttl", "600"));
    var session = path + "/Sessions/" + opened.sid();
    checked(document, 200, "get", SESSIONS, api.get(path + "/Sessions"));
    checked(document, 200, "get", SESSIONS + "/{Sid}", api.get(session));
    checked(document, 200, "post", SESSIONS + "/{Sid}", api.post(session, "Ttl", "900"));

    var customer =
        checked(
                document,
                201,
                "post",
                PARTICIPANTS,
                api.post(
                    session + "/Participants",
                    "Identifier",
                    "whatsapp:" + phone(1),
                    "FriendlyName",
                    "Cliente 1"))
            .sid();
    join(session, phone(2));
    checked(document, 200, "get", PARTICIPANTS, api.get(session + "/Participants"));
    var participant = session + "/Participants/" + customer;
    checked(document, 200, "get", PARTICIPANTS + "/{Sid}", api.get(participant));

    var said =
        checked(
                document,
                200,
                "post",
                MESSAGES,
                api.post(participant + "/MessageInteractions", "Body", "Hola, ¿cómo estás?"))
            .sid();
    checked(document, 200, "get", MESSAGES, api.get(participant + "/MessageInteractions"));
    checked(
        document,
        200,
        "get",
        MESSAGES + "/{Sid}",
        api.get(participant + "/MessageInteractions/" + said));
    checked(document, 200, "get", INTERACTIONS, api.get(session + "/Interactions"));
    checked(
        document, 200, "get", INTERACTIONS + "/{Sid}", api.get(session + "/Interactions/" + said));

    gone("delete", INTERACTIONS + "/{Sid}", api.delete(session + "/Interactions/" + said));
    gone("delete", PARTICIPANTS + "/{Sid}", api.delete(participant));
    gone("delete", NUMBERS + "/{Sid}", api.delete(path + "/PhoneNumbers/" + number));
    gone("delete", SESSIONS + "/{Sid}", api.delete(session));
    gone("delete", SERVICE, api.delete(path));
    assertThat(called).containsExactlyElementsOf(document.operations());
    assertThat(api.get(session).code()).isEqualTo(20404);
    assertThat(api.get(path).code()).isEqualTo(20404);
  }

  @Test
  void aFieldThatTwilioDoesNotKnowIsNoticed() throws IOException {
    var document = OpenApi.load();
    var service = api().post(SERVICES, "UniqueName", "citas");

    assertThat(document.problems(service.body(), 201, "post", SERVICES))
        .as("ours is left aside on purpose")
        .singleElement()
        .asString()
        .contains(OpenApi.OURS);
  }

  @Test
  void whatTheAccountWritesReachesTheParticipantFromTheirNumber() {
    var service = service("citas", 1);
    var session = session(service);
    var customer = join(session, phone(1));

    var said =
        api()
            .post(
                session + "/Participants/" + customer.sid() + "/MessageInteractions",
                "Body",
                "Tu técnico llega a las 5");

    assertThat(customer.body().path("identifier").asString()).isEqualTo(phone(1));
    var send = awaitSends(1).getFirst();
    assertThat(send.from()).isEqualTo(number(1));
    assertThat(((Words) send.body()).text()).isEqualTo("Tu técnico llega a las 5");
    assertThat(sealer.open(send.to()).reveal()).isEqualTo(phone(1));
    assertThat(body(said)).isEqualTo("Tu técnico llega a las 5");
    assertThat(stored("text_sealed")).doesNotContain("técnico");
  }

  @Test
  void listsGoOnWhereTheyEnded() {
    var service = service("citas", 1);
    for (int session = 1; session <= 5; session++) {
      api().post(sessionsOf(service), "UniqueName", "cita-" + session);
      clock.advance(Duration.ofSeconds(1));
    }

    var names = new ArrayList<String>();
    var page = api().get(sessionsOf(service) + "?PageSize=2");
    while (true) {
      page.body().path("sessions").forEach(row -> names.add(row.path("unique_name").asString()));
      var next = page.body().path("meta").path("next_page_url");
      if (!next.isString()) {
        break;
      }
      // What is added meanwhile is on none of the later pages.
      api().post(sessionsOf(service));
      page = api().get(next.asString());
    }

    assertThat(names).containsExactly("cita-5", "cita-4", "cita-3", "cita-2", "cita-1");
    assertThat(page.body().path("meta").path("page").asInt()).isEqualTo(2);
    assertThat(
            api()
                .get(sessionsOf(service) + "?PageSize=5000")
                .body()
                .path("meta")
                .path("page_size")
                .asInt())
        .isEqualTo(1_000);
  }

  @Test
  void servicesKeepWhatIsOursBesideWhatIsTwilios() {
    var service =
        api()
            .post(
                SERVICES,
                "UniqueName",
                "citas",
                "OnInterceptFailure",
                "block",
                "ContactPhone",
                "allow",
                "CoolDown",
                "900");

    var ours = api().get(SERVICES + "/" + service.sid()).body().path(OpenApi.OURS);
    assertThat(ours.path("on_intercept_failure").asString()).isEqualTo("block");
    assertThat(ours.path("contacts").path("phone").asString()).isEqualTo("allow");
    assertThat(ours.path("cool_down").asInt()).isEqualTo(900);
    assertThat(api().get(SERVICES + "/citas").sid()).isEqualTo(service.sid());
  }

  @Test
  void twoWhoAreNamedWithTheSessionAreInItFromTheBeginning() {
    var service = service("citas", 2);

    var session =
        session(
            service,
            "Participants",
            "{\"Identifier\": \"%s\"}".formatted(phone(1)),
            "Participants",
            "{\"Identifier\": \"%s\", \"FriendlyName\": \"Gasfitería El Faro\"}"
                .formatted(phone(2)));

    var people = api().get(session + "/Participants").body().path("participants");
    assertThat(people.findValuesAsString("identifier"))
        .containsExactlyInAnyOrder(phone(1), phone(2));
    assertThat(people.findValuesAsString("proxy_identifier")).isSubsetOf(numbers());
  }

  private List<String> numbers() {
    return List.of(number(1).e164(), number(2).e164());
  }

  private Said checked(OpenApi document, int status, String method, String path, Said said) {
    assertThat(said.status()).as("%s %s: %s", method, path, said.body()).isEqualTo(status);
    document.conforms(said.body(), status, method, path);
    called.add(method + " " + path);
    return said;
  }

  private void gone(String method, String path, Said said) {
    assertThat(said.status()).as("%s %s: %s", method, path, said.body()).isEqualTo(204);
    called.add(method + " " + path);
  }

  private static String body(Said said) {
    JsonNode data = EventCodec.jsonMapper().readTree(said.body().path("data").asString());
    return data.path("body").asString();
  }

  private String stored(String column) {
    return database
        .sql(
            "SELECT string_agg(i.%s, ' ') FROM interactions i JOIN proxy_links l ON l.id = i.link_id WHERE l.tenant = :tenant"
                .formatted(column))
        .param("tenant", tenant.value())
        .query(String.class)
        .single();
  }
}
