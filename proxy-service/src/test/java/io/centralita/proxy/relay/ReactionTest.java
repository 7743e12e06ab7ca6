package io.centralita.proxy.relay;

import static org.assertj.core.api.Assertions.assertThat;

import io.centralita.proxy.callback.Answer.Given;
import io.centralita.proxy.callback.Answer.Missing;
import io.centralita.proxy.relay.Reaction.None;
import io.centralita.proxy.relay.Reaction.Opens;
import io.centralita.proxy.relay.Reaction.Says;
import io.centralita.proxy.service.InterceptFailure;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReactionTest {

  @Test
  void messagesAreSaidInTheirOrder() {
    assertThat(
            xml(
                "<?xml version='1.0'?><Response><Message to='x'>uno &amp; más</Message>"
                    + "<Message><Body>dos</Body></Message><Message> </Message></Response>"))
        .isEqualTo(new Says(List.of("uno & más", "dos")));
  }

  @Test
  void anEmptyResponseIsSilence() {
    assertThat(xml("<Response/>")).isEqualTo(new Says(List.of()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "hola",
        "<Response><Message>",
        "<!DOCTYPE r [<!ENTITY e SYSTEM 'file:///etc/passwd'>]><Response><Message>&e;</Message></Response>",
      })
  void whatIsNoTwiMlIsNothing(String body) {
    assertThat(xml(body)).isEqualTo(new None());
  }

  @Test
  void aSessionIsOpenedWithWhomTheAnswerNames() {
    assertThat(
            json(
                """
                {"uniqueName": "auto", "ttl": 3360, "mode": "message-only", "participantIdentifier": "whatsapp:+51987000001"}
                """))
        .isEqualTo(new Opens("whatsapp:+51987000001", "auto", "message-only", 3_360, null));
  }

  @ParameterizedTest
  @MethodSource("namesThatNoTableTakes")
  void aSessionWithANameThatCannotBeKeptIsNone(String field, String name) {
    assertThat(
            json(
                "{\"participantIdentifier\": \"+51987000001\", \"%s\": \"%s\"}"
                    .formatted(field, name)))
        .isEqualTo(new None());
  }

  static List<Arguments> namesThatNoTableTakes() {
    return List.of(
        Arguments.of("uniqueName", "x".repeat(192)),
        Arguments.of("uniqueName", "a\\u0000b"),
        Arguments.of("participantFriendlyName", "x".repeat(256)),
        Arguments.of("participantFriendlyName", "a\\u0000b"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "[]", "{}", "{\"participantIdentifier\": 51987000001}", "{"})
  void aSessionWithNobodyIsNone(String body) {
    assertThat(json(body)).isEqualTo(new None());
  }

  @Test
  void whatFailsOrIsNeitherIsNothing() {
    assertThat(Reaction.of(new Given(500, "application/xml", "<Response/>"))).isEqualTo(new None());
    assertThat(Reaction.of(new Given(200, "text/plain", "<Response/>"))).isEqualTo(new None());
  }

  @Test
  void forbiddenMeansNoAndOnlyFailureAsksTheSetting() {
    for (var onFailure : InterceptFailure.values()) {
      var unanswered = onFailure == InterceptFailure.BLOCK ? Ruling.UNANSWERED : Ruling.PASSES;

      assertThat(Intercepting.ruling(given(403), onFailure)).isEqualTo(Ruling.FORBIDDEN);
      assertThat(Intercepting.ruling(given(204), onFailure)).isEqualTo(Ruling.PASSES);
      assertThat(Intercepting.ruling(given(500), onFailure)).isEqualTo(unanswered);
      assertThat(Intercepting.ruling(given(302), onFailure)).isEqualTo(unanswered);
      assertThat(Intercepting.ruling(new Missing("unreachable"), onFailure)).isEqualTo(unanswered);
    }
  }

  private static Given given(int status) {
    return new Given(status, "", "");
  }

  private static Reaction xml(String body) {
    return Reaction.of(new Given(200, "application/xml; charset=utf-8", body));
  }

  private static Reaction json(String body) {
    return Reaction.of(new Given(200, "application/json", body));
  }
}
