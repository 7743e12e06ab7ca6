package io.centralita.routing.sending;

import static io.centralita.routing.RunningRouting.CLOCK;
import static io.centralita.routing.RunningRouting.PROXY;
import static io.centralita.routing.RunningRouting.somebody;
import static io.centralita.routing.RunningRouting.template;
import static io.centralita.routing.RunningRouting.words;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.centralita.contracts.address.Channel;
import io.centralita.contracts.gateway.DeliveryStatus;
import io.centralita.contracts.gateway.MessageContent;
import io.centralita.contracts.gateway.MessageContent.Button;
import io.centralita.contracts.routing.Delivery.SendRefused;
import io.centralita.routing.RunningRouting;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WindowIT {
  private static final String YOU_HAVE_A_MESSAGE = "Tienes un mensaje nuevo";
  private static final Map<String, String> INTRODUCTION =
      Map.of("category", "plumbing", "district", "150122", "code", "K7QX");

  private final RunningRouting routing = RunningRouting.shared();

  @Test
  void wordsWaitUntilThePersonAnswersAndOneTemplateAsksForIt() {
    var provider = somebody();

    var first = routing.sends(provider, PROXY, words("Buenas, ¿a qué hora llega?"));
    var second = routing.sends(provider, PROXY, words("Es urgente"));
    await().until(() -> routing.state(second).equals("held"));
    await().until(() -> routing.texts(provider).size() == 1);
    routing.writes(provider, PROXY, openTap(), null);

    await().until(() -> routing.texts(provider).size() == 3);
    assertThat(routing.texts(provider).getFirst()).startsWith(YOU_HAVE_A_MESSAGE);
    assertThat(routing.texts(provider).subList(1, 3))
        .containsExactly("Buenas, ¿a qué hora llega?", "Es urgente");
    await().until(() -> routing.state(first).equals("accepted"));
  }

  @Test
  void wordsThatNobodyAskedForInTimeExpireAndAreReported() {
    var provider = somebody();
    var send = routing.sends(provider, PROXY, words("Buenas, ¿a qué hora llega?"));
    await().until(() -> routing.state(send).equals("held"));

    CLOCK.advance(Duration.ofHours(24));
    await().until(() -> routing.state(send).equals("expired"));
    await().until(() -> !routing.deliveries(send).isEmpty());
    routing.writes(provider, PROXY, openTap(), null);

    assertThat(routing.deliveries(send))
        .singleElement()
        .isInstanceOfSatisfying(
            SendRefused.class, refused -> assertThat(refused.reason()).isEqualTo("expired"));
    var next = routing.sends(provider, PROXY, words("Ya no"));
    await().until(() -> routing.state(next).equals("accepted"));
    assertThat(routing.texts(provider)).doesNotContain("Buenas, ¿a qué hora llega?");
  }

  private static MessageContent openTap() {
    return new MessageContent("Ver mensaje", List.of(), null, new Button("open", "Ver mensaje"));
  }

  @Test
  void aTemplateWithButtonsGoesThroughTheContentApi() {
    var provider = somebody();

    routing.sends(provider, PROXY, template("introduction-provider", INTRODUCTION));

    await().until(() -> routing.texts(provider).size() == 1);
    var taken = routing.twilio.to(provider).getFirst();
    assertThat(taken.form()).containsKey("ContentSid").doesNotContainKey("Body");
    assertThat(taken.body())
        .contains("*tu cliente*: Gasfitería en *Miraflores*, pedido *K7QX*")
        .doesNotContain("{");
  }

  @Test
  void aTemplateWithoutButtonsIsTextWhileTheWindowIsOpenAndContentAfterwards() {
    var customer = routing.somebodyWhoWrote(PROXY);

    routing.sends(customer, PROXY, template("chat-closed", Map.of()));
    await().until(() -> routing.texts(customer).size() == 1);
    CLOCK.advance(Duration.ofHours(24));
    routing.sends(customer, PROXY, template("chat-closed", Map.of()));
    await().until(() -> routing.texts(customer).size() == 2);

    var taken = routing.twilio.to(customer);
    assertThat(taken.getFirst().form()).containsKey("Body").doesNotContainKey("ContentSid");
    assertThat(taken.getLast().form()).containsKey("ContentSid").doesNotContainKey("Body");
    assertThat(taken.getFirst().body()).isEqualTo(taken.getLast().body());
  }

  @Test
  void theCarriersWordThatTheWindowIsShutCounts() {
    var customer = routing.somebodyWhoWrote(PROXY);
    var send = routing.sends(customer, PROXY, words("Ya llegué"));
    await().until(() -> routing.state(send).equals("accepted"));
    var sid = routing.twilio.to(customer).getFirst().sid();
    CLOCK.advance(Duration.ofSeconds(1));

    routing.reports(send, sid, DeliveryStatus.FAILED, "63016");
    routing.reports(send, sid, DeliveryStatus.FAILED, "63016");
    await().until(() -> routing.texts(customer).size() == 2);
    assertThat(routing.state(send)).isEqualTo("held");
    routing.writes(customer, PROXY, "hola");

    await().until(() -> routing.texts(customer).size() == 3);
    assertThat(routing.texts(customer).get(1)).startsWith(YOU_HAVE_A_MESSAGE);
    assertThat(routing.texts(customer)).endsWith("Ya llegué");
  }

  @Test
  void smsKnowsNoWindowNoEmphasisAndNoButtons() {
    var provider = somebody();

    routing.sends(Channel.SMS, provider, PROXY, template("introduction-provider", INTRODUCTION));
    routing.sends(Channel.SMS, provider, PROXY, words("Llego a las 3"));

    await().until(() -> routing.texts(provider).size() == 2);
    assertThat(routing.twilio.to(provider).getFirst().to()).isEqualTo(provider);
    assertThat(routing.texts(provider).getFirst())
        .doesNotContain("*")
        .endsWith("Responde a este mensaje para conversar.");
  }

  @Test
  void twilioThatForgotATemplateGetsItAgain() {
    var provider = somebody();
    routing.twilio.forgetContents();

    var send = routing.sends(provider, PROXY, template("introduction-provider", INTRODUCTION));
    await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> {
          CLOCK.advance(Duration.ofSeconds(2));
          return routing.state(send).equals("accepted");
        });

    assertThat(routing.texts(provider)).hasSize(1);
  }
}
