package io.centralita.audit.trail;

import static org.assertj.core.api.Assertions.assertThat;

import io.centralita.audit.Story;
import io.centralita.audit.trail.AuditEvent.Actor;
import io.centralita.contracts.event.EventIds;
import io.centralita.contracts.gateway.DeliveryStatus;
import io.centralita.contracts.gateway.InboundMessage.MessageReceived;
import io.centralita.contracts.gateway.InboundMessage.OptOut;
import io.centralita.contracts.routing.ConversationChange.SendDecided;
import io.centralita.contracts.routing.ConversationChange.StatusChanged;
import io.centralita.contracts.routing.Delivery.DeliveryAdvanced;
import io.centralita.contracts.routing.Delivery.SendRefused;
import io.centralita.contracts.routing.Interpretation;
import io.centralita.contracts.routing.Interpretation.MessageInterpreted;
import io.centralita.contracts.routing.Meaning;
import io.centralita.contracts.values.Carrier;
import io.centralita.contracts.values.ConversationId;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RoutingActionsTest {
  private final Story story = new Story("conversations");
  private final ConversationId conversation =
      new ConversationId(EventIds.derived("conversations", "conversation"));

  @Test
  void whoTakesAConversationOverIsTheActor() {
    assertThat(line(changed("active", "escalated", "operator-1")))
        .isEqualTo("operator conversation-escalated escalated operator-decided");
    assertThat(line(changed("escalated", "closed", "operator-1")))
        .isEqualTo("operator conversation-closed closed operator-decided");
    assertThat(line(changed("closed", "active", "operator-1")))
        .isEqualTo("operator conversation-reopened active operator-decided");
    assertThat(line(changed("closed", "active", "person")))
        .isEqualTo("person conversation-reopened active wrote-again");
    assertThat(changed("closed", "active", "person").actor())
        .isEqualTo(Actor.person(story.customer.ref()));
    assertThat(changed("active", "closed", "operator-1").details())
        .containsEntry("conversation", conversation.toString())
        .containsEntry("before", "active");
  }

  @Test
  void anOperatorsDecisionIsKeptWithItsReason() {
    var decided =
        RoutingActions.of(
            new SendDecided(
                conversation,
                story.tenant,
                story.send("offer"),
                "taken",
                "seen on the phone",
                story.lead,
                "operator-1",
                story.at(1)));

    assertThat(line(decided)).isEqualTo("operator send-decided taken seen on the phone");
    assertThat(decided.actor()).isEqualTo(Actor.operator("operator-1"));
    assertThat(decided.details()).containsEntry("send", story.send("offer").toString());
  }

  @Test
  void whatDidNotArriveIsAnEventAndWhatDidIsNone() {
    var refused =
        new SendRefused(
            story.send("offer"),
            story.tenant,
            Story.MAIN,
            story.provider,
            "opted-out",
            story.lead,
            "offer",
            story.at(1));

    assertThat(line(RoutingActions.of(refused).orElseThrow()))
        .isEqualTo("system send-refused refused opted-out");
    assertThat(line(RoutingActions.of(advanced(DeliveryStatus.FAILED, "63024")).orElseThrow()))
        .isEqualTo("system message-not-delivered failed 63024");
    assertThat(line(RoutingActions.of(advanced(DeliveryStatus.UNDELIVERED, null)).orElseThrow()))
        .isEqualTo("system message-not-delivered undelivered not-said");
    assertThat(RoutingActions.of(advanced(DeliveryStatus.READ, null))).isEmpty();
    assertThat(RoutingActions.of(story.sent(story.provider, 1, "offer", "Hola"))).isEmpty();
  }

  @Test
  void whoWantsNothingMoreIsTheActorWhoeverHeardIt() {
    assertThat(opted(new Meaning.OptOut(), null))
        .contains("person opted-out opted-out person-asked");
    assertThat(opted(new Meaning.OptIn(), null)).contains("person opted-in opted-in person-asked");
    assertThat(opted(new Meaning.OptOut(), OptOut.OUT))
        .contains("person opted-out opted-out carrier-acted");
    assertThat(opted(new Meaning.OptIn(), OptOut.IN))
        .contains("person opted-in opted-in carrier-acted");
    assertThat(opted(new Meaning.Unclear(), OptOut.HELP)).isEmpty();
    assertThat(opted(new Meaning.Question(), null)).isEmpty();
  }

  private Optional<String> opted(Meaning meaning, OptOut byCarrier) {
    var wrote = (MessageInterpreted) story.wrote(story.customer, 1, "…", meaning);
    var message = wrote.message();
    Interpretation interpretation =
        new MessageInterpreted(
            wrote.conversation(),
            new MessageReceived(
                message.tenant(),
                message.carrier(),
                message.carrierMessageId(),
                message.from(),
                message.to(),
                message.purpose(),
                null,
                null,
                message.content(),
                null,
                message.receivedAt(),
                null,
                byCarrier,
                null,
                null,
                null),
            meaning,
            wrote.language(),
            null);
    return RoutingActions.of(interpretation).map(RoutingActionsTest::line);
  }

  private Action changed(String before, String after, String by) {
    return RoutingActions.of(
        new StatusChanged(
            conversation,
            story.tenant,
            Carrier.TWILIO,
            story.customer,
            Story.MAIN,
            before,
            after,
            by,
            story.at(1)));
  }

  private DeliveryAdvanced advanced(DeliveryStatus status, String error) {
    return new DeliveryAdvanced(
        story.send("offer"), story.tenant, status, error, story.lead, story.at(1));
  }

  private static String line(Action action) {
    return String.join(" ", action.actor().kind(), action.what(), action.status(), action.why());
  }
}
