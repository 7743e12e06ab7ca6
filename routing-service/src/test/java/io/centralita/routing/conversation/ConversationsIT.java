package io.centralita.routing.conversation;

import static io.centralita.routing.RunningRouting.PROXY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.centralita.routing.RunningRouting;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
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
    assertRefused("UPDATE messages SET role = 'bot' WHERE conversation_id = '%s'", id);
    assertRefused("UPDATE messages SET role = 'system' WHERE conversation_id = '%s'", id);
    assertRefused("UPDATE messages SET type = 'video' WHERE conversation_id = '%s'", id);
  }

  private void assertRefused(String sql, Object id) {
    assertThatThrownBy(() -> routing.execute(sql.formatted(id)))
        .isInstanceOf(DataIntegrityViolationException.class);
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
