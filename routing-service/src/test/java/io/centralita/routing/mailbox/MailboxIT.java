package io.centralita.routing.mailbox;

import static io.centralita.routing.RunningRouting.PROXY;
import static io.centralita.routing.RunningRouting.TENANT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.centralita.contracts.Topics;
import io.centralita.contracts.address.Channel;
import io.centralita.contracts.matching.LeadChange.OfferMade;
import io.centralita.contracts.proxy.LinkState.LinkOpened;
import io.centralita.contracts.values.LeadId;
import io.centralita.contracts.values.LinkId;
import io.centralita.contracts.values.OfferId;
import io.centralita.contracts.values.ProviderId;
import io.centralita.routing.RunningRouting;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class MailboxIT {
  private static final String READ = "conversations:read";

  private final RunningRouting routing = RunningRouting.shared();
  private final String customer = RunningRouting.somebody();
  private final String provider = RunningRouting.somebody();
  private final UUID providerId = UUID.randomUUID();
  private final LeadId lead = new LeadId(UUID.randomUUID());

  @Test
  void aClientsConversationIsInTheMailboxOfTheProviderWhoHasTheLead() throws Exception {
    offers();
    links();
    speaks(customer, "hola");

    assertInProvidersMailbox(customer);
  }

  @Test
  void theOrderInWhichItIsHeardDoesNotMatter() throws Exception {
    speaks(customer, "hola");
    speaks(provider, "buenas");
    links();
    offers();

    assertInProvidersMailbox(customer);
    assertInProvidersMailbox(provider);
  }

  /// Each of the three is heard by a consumer of its own.
  @Test
  void whatIsHeardAtOnceIsPutTogetherAllTheSame() {
    var customers = Stream.generate(RunningRouting::somebody).limit(25).toList();
    for (var one : customers) {
      var aboutOne = new LeadId(UUID.randomUUID());
      var theirs = RunningRouting.somebody();
      offers(aboutOne, theirs, UUID.randomUUID());
      links(aboutOne, one, theirs);
      routing.writes(one, PROXY, "hola");
    }

    await()
        .untilAsserted(() ->
            assertThat(customers)
                .allSatisfy(one -> assertThat(mailbox(one)).isEqualTo("provider")));
  }

  @Test
  void whoIsOnlyWrittenToIsInTheMailboxToo() {
    offers();
    links();
    await().until(() -> count("pairings", ref(customer)) == 1);
    await().until(() -> count("providers_known", ref(provider)) == 1);
    routing.sends(customer, PROXY, RunningRouting.words("Hola, soy del pedido"));

    await().until(() -> mailbox(customer).equals("provider"));
  }

  @Test
  void whatWasSaidBeforeTheLeadIsNotForTheProvider() throws Exception {
    speaks(customer, "de un pedido anterior");
    RunningRouting.CLOCK.advance(Duration.ofMinutes(1));
    offers();
    links();
    await().until(() -> mailbox(customer).equals("provider"));
    speaks(customer, "de este pedido");

    var path = path(customer) + "/messages";

    assertThat(get(path, RunningRouting.providersToken(providerId, READ)).body())
        .contains("de este pedido")
        .doesNotContain("de un pedido anterior");
    assertThat(get(path, supervisor()).body()).contains("de este pedido", "de un pedido anterior");
  }

  @Test
  void theOwnersConversationWithAProviderIsTheOwners() throws Exception {
    routing.writes(provider, RunningRouting.MAIN, "hola");
    await().until(() -> routing.interpretations(provider).size() == 1);
    offers();

    await()
        .until(() ->
            get(path(provider), RunningRouting.token("aliado", READ))
                .body()
                .contains("\"scope\":\"owner_provider\""));
    assertThat(get(path(provider), RunningRouting.providersToken(providerId, READ)).statusCode())
        .isEqualTo(404);
  }

  private void assertInProvidersMailbox(String person) throws Exception {
    await().until(() -> mailbox(person).equals("provider"));
    var id = routing.interpretations(person).getFirst().conversation().toString();
    var own = RunningRouting.providersToken(providerId, READ);
    var anothers = RunningRouting.providersToken(UUID.randomUUID(), READ);
    var owners = RunningRouting.token("aliado", READ);

    assertThat(get("/conversations", own).body()).contains(id);
    assertThat(get("/conversations?limit=200", owners).body()).doesNotContain(id);
    assertThat(get("/conversations?mailbox=provider&limit=200", supervisor()).body()).contains(id);
    assertThat(get("/conversations?provider=" + providerId, supervisor()).body()).contains(id);
    assertThat(get("/conversations?mailbox=provider", owners).statusCode()).isEqualTo(403);
    assertThat(get("/conversations?mailbox=owner", own).statusCode()).isEqualTo(403);
    assertThat(get("/conversations?provider=" + providerId, anothers).statusCode()).isEqualTo(403);
    assertThat(get("/conversations/" + id, own).statusCode()).isEqualTo(200);
    assertThat(get("/conversations/" + id, anothers).statusCode()).isEqualTo(404);
    assertThat(get("/conversations/" + id + "/messages", owners).statusCode()).isEqualTo(404);
  }

  private void speaks(String person, String text) {
    int before = routing.interpretations(person).size();
    routing.writes(person, PROXY, text);
    await().until(() -> routing.interpretations(person).size() == before + 1);
  }

  private void offers() {
    offers(lead, provider, providerId);
  }

  private void offers(LeadId lead, String provider, UUID providerId) {
    var now = RunningRouting.CLOCK.instant();
    routing.publish(
        Topics.LEADS,
        UUID.randomUUID(),
        lead.toString(),
        new OfferMade(
            lead,
            TENANT,
            new OfferId(UUID.randomUUID()),
            new ProviderId(providerId),
            routing.address(Channel.WHATSAPP, provider),
            now.plusSeconds(900),
            now));
  }

  private void links() {
    links(lead, customer, provider);
  }

  private void links(LeadId lead, String customer, String provider) {
    var now = RunningRouting.CLOCK.instant();
    var link = new LinkId(UUID.randomUUID());
    routing.publish(
        Topics.LINKS,
        UUID.randomUUID(),
        link.toString(),
        new LinkOpened(
            link,
            TENANT,
            lead,
            PROXY,
            routing.address(Channel.WHATSAPP, customer),
            routing.address(Channel.WHATSAPP, provider),
            now,
            now.plusSeconds(7200)));
  }

  private String path(String person) {
    return "/conversations/" + routing.interpretations(person).getFirst().conversation();
  }

  private String mailbox(String person) {
    return routing.value(
        "SELECT mailbox FROM conversations WHERE person_ref = '%s'".formatted(ref(person)));
  }

  private int count(String table, String person) {
    return Integer.parseInt(
        routing.value("SELECT count(*) FROM %s WHERE person_ref = '%s'".formatted(table, person)));
  }

  private String ref(String person) {
    return routing.address(Channel.WHATSAPP, person).ref();
  }

  private static String supervisor() {
    return RunningRouting.token("aliado", READ + " conversations:supervise");
  }

  private HttpResponse<String> get(String path, String token)
      throws IOException, InterruptedException {
    try (var client = HttpClient.newHttpClient()) {
      return client.send(
          HttpRequest.newBuilder(URI.create("http://localhost:" + routing.port() + path))
              .header("Authorization", "Bearer " + token)
              .build(),
          BodyHandlers.ofString());
    }
  }
}
