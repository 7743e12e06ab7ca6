package io.centralita.simulator.content;

import static org.assertj.core.api.Assertions.assertThat;

import io.centralita.simulator.message.Button;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class RenderingTest {
  @Test
  void fillsVariablesAndFallsBackToDefaults() {
    var content = content("twilio/text", "{\"body\":\"Hola {{1}}, {{ 2 }} y {{3}}\"}");

    var rendering = Rendering.of(content, Map.of("1", "Cliente 1"));

    assertThat(rendering.body()).isEqualTo("Hola Cliente 1, dos y {{3}}");
    assertThat(rendering.buttons()).isEmpty();
  }

  @Test
  void valuesAreTakenAsTheyAre() {
    var content = content("twilio/text", "{\"body\":\"{{1}}\"}");

    assertThat(Rendering.of(content, Map.of("1", "$1 \\ {{2}}")).body()).isEqualTo("$1 \\ {{2}}");
  }

  @Test
  void showsQuickRepliesAsButtons() {
    var content =
        content(
            "twilio/quick-reply",
            """
            {"body":"¿Lo tomas?","actions":[
              {"type":"QUICK_REPLY","title":"Sí, {{1}}","id":"accept:{{1}}"},
              {"type":"QUICK_REPLY","title":"No","id":"decline"}]}
            """);

    assertThat(Rendering.of(content, Map.of("1", "L7")).buttons())
        .containsExactly(new Button("Sí, L7", "accept:L7"), new Button("No", "decline"));
  }

  private static Content content(String type, String form) {
    Map<String, JsonNode> types = Map.of(type, JsonMapper.shared().readTree(form));
    return new Content("HX1", "name", "es", Map.of("2", "dos"), types, Instant.EPOCH);
  }
}
