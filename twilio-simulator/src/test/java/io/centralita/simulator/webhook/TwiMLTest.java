package io.centralita.simulator.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class TwiMLTest {
  @Test
  void emptyAnswersSayNothing() {
    assertThat(TwiML.replies("")).isEmpty();
    assertThat(TwiML.replies("<Response/>")).isEmpty();
    assertThat(TwiML.replies("OK")).isEmpty();
  }

  @Test
  void readsPlainMessagesInTheirOrder() {
    var answer = "<Response><Message>Hola &amp; chau</Message><Message>dos</Message></Response>";

    assertThat(TwiML.replies(answer))
        .containsExactly(
            new TwiML.Reply("Hola & chau", List.of()), new TwiML.Reply("dos", List.of()));
  }

  @Test
  void readsBodiesAndMedia() {
    var answer =
        "<Response><Message><Body>mira</Body><Media>https://x/y.png</Media></Message></Response>";

    assertThat(TwiML.replies(answer))
        .containsExactly(new TwiML.Reply("mira", List.of("https://x/y.png")));
  }

  @Test
  void readsNoFilesThroughEntities() {
    var answer =
        """
        <!DOCTYPE r [<!ENTITY file SYSTEM "file:///etc/hostname">]>
        <Response><Message>&file;</Message></Response>
        """;

    assertThat(TwiML.replies(answer)).isEmpty();
  }
}
