package io.centralita.routing.conversation;

import static io.centralita.routing.RunningRouting.PROXY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.centralita.contracts.event.EventCodec;
import io.centralita.contracts.routing.ConversationChange;
import io.centralita.contracts.routing.ConversationChange.StatusChanged;
import io.centralita.routing.RunningRouting;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataIntegrityViolationException;

class ConversationsIT {
  private static final String SCOPE = "conversations:read";

  private final RunningRouting routing = RunningRouting.shared();

  @Test
  void aTenantSeesItsConversationsByHint() throws Exception {
    var person = routing.somebodyWhoWrote(PROXY);
    var id = routing.interpretations(person).getFirst().conversation();

    var list = get("/conversations", RunningRouting.token("aliado", SCOPE));
    var messages = get("/conversations/" + id + "/messages", RunningRouting.token("aliado", SCOPE));

    assertThat(list.statusCode()).isEqualTo(200);
    assertThat(list.body())
        .contains(id.toString(), "+51 9•• ••• " + person.substring(9))
        .doesNotContain(person);
    assertThat(messages.body()).contains("\"role\":\"user\"", "\"text\":\"hola\"");
  }

  @Test
  void othersSeeNothing() throws Exception {
    var person = routing.somebodyWhoWrote(PROXY);
    var path =
        "/conversations/" + routing.interpretations(person).getFirst().conversation() + "/messages";

    var stranger = get(path, RunningRouting.token("otro", SCOPE));

    assertThat(stranger.statusCode()).isEqualTo(404);
    assertThat(stranger.body()).contains("conversation-unknown");
    assertThat(get(path, RunningRouting.token("aliado", "leads:read")).statusCode()).isEqualTo(403);
    assertThat(get(path, "nonsense").statusCode()).isEqualTo(401);
  }

  @Test
  void theSchemaRefusesWhatCannotBe() {
    var person = routing.somebodyWhoWrote(PROXY);
    var id = routing.interpretations(person).getFirst().conversation();

    assertRefused("UPDATE conversations SET carrier = 'kommo' WHERE id = '%s'", id);
    assertRefused("UPDATE conversations SET carrier = 'signal' WHERE id = '%s'", id);
    assertRefused("UPDATE conversations SET language = 'fr' WHERE id = '%s'", id);
    assertRefused("UPDATE conversations SET status = 'lost' WHERE id = '%s'", id);
    assertRefused("UPDATE conversations SET scope = 'lost' WHERE id = '%s'", id);
    assertRefused("UPDATE conversations SET provider_id = id WHERE id = '%s'", id);
    assertRefused("UPDATE messages SET role = 'bot' WHERE conversation_id = '%s'", id);
    assertRefused("UPDATE messages SET role = 'system' WHERE conversation_id = '%s'", id);
    assertRefused("UPDATE messages SET type = 'video' WHERE conversation_id = '%s'", id);
  }

  @Test
  void aPageEndsWhereTheNextBeginsThoughMoreIsSaidMeanwhile() throws Exception {
    for (int i = 1; i <= 5; i++) {
      conversation("pages", "twilio", "p" + i, "active", "2026-11-20T10:00:0" + i + "Z");
    }
    conversation("pages", "twilio", "twin", "active", "2026-11-20T10:00:03Z");
    var token = RunningRouting.token("pages", SCOPE);

    var first = page("/conversations?limit=2", token);
    conversation("pages", "twilio", "new", "active", "2026-11-20T11:00:00Z");
    var second = page("/conversations?limit=2&cursor=" + first.next(), token);
    var third = page("/conversations?limit=2&cursor=" + second.next(), token);

    assertThat(hints(first)).containsExactly("p5", "p4");
    assertThat(hints(second)).containsExactlyInAnyOrder("p3", "twin");
    assertThat(hints(third)).containsExactly("p2", "p1");
    assertThat(third.next()).isNull();
    for (var wrong : List.of("x", "AAAA", "!!", first.next() + "AA")) {
      var refused = get("/conversations?cursor=" + wrong.replace("!", "%21"), token);
      assertThat(refused.statusCode()).isEqualTo(400);
      assertThat(refused.body()).contains("cursor-malformed");
    }
  }

  @Test
  void messagesArePagedToo() throws Exception {
    var person = routing.somebodyWhoWrote(PROXY);
    routing.writes(person, PROXY, "segundo");
    routing.writes(person, PROXY, "tercero");
    await().until(() -> routing.interpretations(person).size() == 3);
    var id = routing.interpretations(person).getFirst().conversation();
    var token = RunningRouting.token("aliado", SCOPE);

    var first = page("/conversations/" + id + "/messages?limit=2", token);
    var second = page("/conversations/" + id + "/messages?limit=2&cursor=" + first.next(), token);

    assertThat(Stream.of(first, second).flatMap(page -> page.items().stream()))
        .extracting(line -> line.get("text").toString())
        .containsExactlyInAnyOrder("hola", "segundo", "tercero");
    assertThat(second.next()).isNull();
  }

  @Test
  void whatIsWantedIsShownAndNothingElse() throws Exception {
    var now = RunningRouting.CLOCK.instant();
    conversation("filters", "twilio", "a", "active", now.minusSeconds(3).toString());
    conversation("filters", "meta", "b", "active", now.minusSeconds(2).toString());
    conversation("filters", "kommo", "c", "escalated", now.minusSeconds(1).toString());
    conversation("filters", "twilio", "d", "closed", now.minus(Duration.ofDays(365)).toString());
    var token = RunningRouting.token("filters", SCOPE);

    assertThat(hints(page("/conversations", token))).containsExactly("c", "b", "a", "d");
    assertThat(hints(page("/conversations?status=escalated", token))).containsExactly("c");
    assertThat(hints(page("/conversations?status=active", token))).containsExactly("b", "a");
    assertThat(hints(page("/conversations?carrier=twilio", token))).containsExactly("a", "d");
    assertThat(hints(page("/conversations?within_24h=true", token))).containsExactly("c", "b", "a");
    assertThat(hints(page("/conversations?within_24h=true&carrier=meta", token)))
        .containsExactly("b");
    assertThat(get("/conversations?status=lost", token).statusCode()).isEqualTo(400);
    assertThat(get("/conversations/by-carrier", token).body())
        .contains(
            "{\"provider\":\"kommo\",\"total\":1,\"active\":0,\"escalated\":1,\"within24h\":1}",
            "{\"provider\":\"twilio\",\"total\":2,\"active\":1,\"escalated\":0,\"within24h\":1}");
  }

  @Test
  void aConversationIsEscalatedClosedAndReopenedByWhoMay() throws Exception {
    var person = routing.somebodyWhoWrote(PROXY);
    var path = "/conversations/" + routing.interpretations(person).getFirst().conversation();
    var token = RunningRouting.token("aliado", SCOPE + " conversations:write");

    assertThat(post(path + "/escalate", RunningRouting.token("aliado", SCOPE)).statusCode())
        .isEqualTo(403);
    assertThat(
            post(path + "/escalate", RunningRouting.token("otro", "conversations:write"))
                .statusCode())
        .isEqualTo(404);
    assertThat(post(path + "/escalate", token).body()).contains("\"status\":\"escalated\"");
    assertThat(post(path + "/escalate", token).statusCode()).isEqualTo(200);
    assertThat(post(path + "/close", token).body()).contains("\"status\":\"closed\"");
    var refused = post(path + "/escalate", token);
    assertThat(refused.statusCode()).isEqualTo(409);
    assertThat(refused.body()).contains("conversation-closed");
    assertThat(post(path + "/reopen", token).body()).contains("\"status\":\"active\"");
    assertThat(
            routing.value(
                "SELECT string_agg(after || ' by ' || by, ', ' ORDER BY at, before) FROM status_changes WHERE conversation_id = '%s'"
                    .formatted(path.substring(15))))
        .contains("escalated by test", "closed by test", "active by test");
    var changes = routing.changes(routing.interpretations(person).getFirst().conversation(), 3);
    assertThat(changes)
        .extracting(change -> ((StatusChanged) change).after() + " by " + change.by())
        .containsExactlyInAnyOrder("escalated by test", "closed by test", "active by test");
    assertThat(changes.toString()).doesNotContain(person);
  }

  @Test
  void whoWritesToAClosedConversationOpensIt() throws Exception {
    var person = routing.somebodyWhoWrote(PROXY);
    var path = "/conversations/" + routing.interpretations(person).getFirst().conversation();
    var token = RunningRouting.token("aliado", SCOPE + " conversations:write");
    post(path + "/close", token);

    routing.writes(person, PROXY, "otra cosa");
    await().until(() -> routing.interpretations(person).size() == 2);

    assertThat(get(path, token).body()).contains("\"status\":\"active\"");
    assertThat(routing.changes(routing.interpretations(person).getFirst().conversation(), 2))
        .extracting(ConversationChange::by)
        .containsExactlyInAnyOrder("test", "person");
  }

  private void conversation(
      String tenant, String carrier, String hint, String status, String lastMessage) {
    routing.execute(
        """
        INSERT INTO conversations (id, tenant, carrier, carrier_chat_id, channel, person_ref, person_sealed, person_hint,
          business_number, language, status, created_at, last_message_at, last_user_message_at)
        VALUES (gen_random_uuid(), '%s', '%s', %s, 'WHATSAPP', '%s', 'sealed', '%s', '+5117000001', 'es', '%s',
          '%s', '%s', '%s')
        """
            .formatted(
                tenant,
                carrier,
                carrier.equals("kommo") ? "'chat'" : "NULL",
                hint,
                hint,
                status,
                lastMessage,
                lastMessage,
                lastMessage));
  }

  private record Page(List<Map<String, Object>> items, @Nullable String next) {}

  private Page page(String path, String token) throws Exception {
    var answer = get(path, token);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return EventCodec.jsonMapper().readValue(answer.body(), Page.class);
  }

  private static List<String> hints(Page page) {
    return page.items().stream().map(item -> item.get("person").toString()).toList();
  }

  private HttpResponse<String> post(String path, String token)
      throws IOException, InterruptedException {
    return call("POST", path, token);
  }

  private void assertRefused(String sql, Object id) {
    assertThatThrownBy(() -> routing.execute(sql.formatted(id)))
        .isInstanceOf(DataIntegrityViolationException.class);
  }

  private HttpResponse<String> get(String path, String token)
      throws IOException, InterruptedException {
    return call("GET", path, token);
  }

  private HttpResponse<String> call(String method, String path, String token)
      throws IOException, InterruptedException {
    try (var client = HttpClient.newHttpClient()) {
      return client.send(
          HttpRequest.newBuilder(URI.create("http://localhost:" + routing.port() + path))
              .header("Authorization", "Bearer " + token)
              .method(method, BodyPublishers.noBody())
              .build(),
          BodyHandlers.ofString());
    }
  }
}
