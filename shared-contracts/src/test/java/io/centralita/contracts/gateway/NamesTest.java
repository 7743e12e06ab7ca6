package io.centralita.contracts.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.centralita.contracts.GoldenSample;
import io.centralita.contracts.event.EventCodec;
import io.centralita.contracts.gateway.InboundMessage.MessageReceived;
import io.centralita.contracts.matching.LeadChange.LeadAssigned;
import io.centralita.contracts.matching.LeadChange.LeadOpened;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

/// Whatever people call themselves, no record takes it as it is.
class NamesTest {
  private static final Map<Class<?>, String> NAMES =
      Map.of(
          MessageReceived.class, "senderName",
          LeadOpened.class, "customerName",
          LeadAssigned.class, "customerName");

  @Test
  void noRecordTakesANameThatMayNotBeShown() {
    NAMES.forEach((record, field) -> {
      assertThat(taken(record, field, "*Cliente*\nuno \u202e+51 987 654 321"))
          .isEqualTo("Cliente uno");
      assertThat(taken(record, field, "W".repeat(5_000))).hasSize(40);
      assertThat(taken(record, field, "+51987654321")).isEmpty();
    });
  }

  private static String taken(Class<?> record, String field, String name) {
    var json = EventCodec.jsonMapper();
    var sample =
        GoldenSample.all().stream()
            .filter(one -> one.name().equals(record.getSimpleName() + ".json"))
            .findFirst()
            .orElseThrow();
    var body = ((ObjectNode) sample.body().deepCopy()).put(field, name);
    return json.valueToTree(json.treeToValue(body, record)).path(field).asString("");
  }
}
