package io.centralita.audit;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.centralita.contracts.Topics;
import io.centralita.contracts.gateway.CallAnswer;
import io.centralita.contracts.gateway.CallChange.CallEnded;
import io.centralita.contracts.gateway.CallChange.CallReceived;
import io.centralita.contracts.gateway.CallOutcome;
import io.centralita.contracts.gateway.DeliveryStatus;
import io.centralita.contracts.matching.LeadChange;
import io.centralita.contracts.matching.LeadChange.LeadAssigned;
import io.centralita.contracts.matching.LeadChange.OfferAccepted;
import io.centralita.contracts.matching.LeadChange.OfferMade;
import io.centralita.contracts.proxy.SessionChange.SessionClosed;
import io.centralita.contracts.routing.ConversationChange.StatusChanged;
import io.centralita.contracts.routing.Delivery;
import io.centralita.contracts.routing.Delivery.DeliveryAdvanced;
import io.centralita.contracts.routing.Delivery.SendRefused;
import io.centralita.contracts.routing.Meaning;
import io.centralita.contracts.values.Carrier;
import io.centralita.contracts.values.ConversationId;
import io.centralita.contracts.values.LinkId;
import io.centralita.contracts.values.OfferId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;

class AuditServiceIT extends RunningService {
  @Autowired private JdbcClient jdbc;

  @Test
  void aLeadIsToldFromTheFirstWordToTheLastTick() {
    var story = new Story("whole-lead");
    var offer = new OfferId(story.send("offer id").value());
    var asked = story.trace("asked", 1);

    publish(
        Topics.INTERPRETATIONS,
        story.event(
            story.wrote(
                story.customer,
                0,
                "Se rompió mi caño en Miraflores",
                new Meaning.ServiceRequest("plumbing", "150122")),
            asked),
        story.event(
            story.wrote(story.provider, 3, "OK", new Meaning.Accept(null)),
            story.trace("accepted", 1)),
        story.event(story.wrote(story.customer, 9, "Gracias", new Meaning.Unclear())));
    publish(
        Topics.LEADS,
        story.event(opened(story), story.trace("asked", 2)),
        story.event(
            new OfferMade(
                story.lead,
                story.tenant,
                offer,
                story.providerId,
                story.provider,
                story.at(16),
                story.at(1))),
        story.event(
            new OfferAccepted(story.lead, story.tenant, offer, story.providerId, story.at(4)),
            story.trace("accepted", 2)),
        story.event(assigned(story, offer)));
    publish(
        Topics.DELIVERIES,
        story.event(story.sent(story.provider, 2, "offer", "Nuevo trabajo: gasfitería")),
        story.event(advanced(story, "offer", DeliveryStatus.READ)));

    var rows = awaitRows(story, "lead=" + story.lead, 7);
    assertThat(texts(rows, "trigger"))
        .containsExactly(
            "lead-assigned",
            "offer-accepted",
            "accept",
            "offer",
            "offer-made",
            "lead-opened",
            "service-request");
    assertThat(texts(rows, "lead")).containsOnly(story.lead.toString());
    assertThat(texts(rows, "text")).contains("Se rompió mi caño en Miraflores");
    await()
        .atMost(60, SECONDS)
        .untilAsserted(() ->
            assertThat(texts(rows(story, "direction=outbound"), "status")).containsExactly("read"));
  }

  @Test
  void anEventThatArrivesTwiceIsOneRowEvenWhenTheInboxHasForgottenIt() {
    var story = new Story("twice");
    var wrote = story.event(story.wrote(story.customer, 0, "Hola", new Meaning.Question()));
    var sent = story.event(story.sent(story.customer, 1, "help", "Te ayudo"));
    var opened = story.event(opened(story));

    publish(Topics.INTERPRETATIONS, wrote, wrote);
    publish(Topics.DELIVERIES, sent, sent);
    publish(Topics.LEADS, opened, opened);
    awaitRows(story, "", 3);
    jdbc.sql("DELETE FROM inbox").update();
    publish(
        Topics.INTERPRETATIONS,
        wrote,
        story.event(story.wrote(story.customer, 30, "mark", new Meaning.Unclear())));
    publish(Topics.DELIVERIES, sent, story.event(story.sent(story.customer, 5, "mark", "")));
    publish(Topics.LEADS, opened, story.event(opened(new Story("twice-mark"))));

    awaitRows(story, "", 5);
    awaitRows(new Story("twice-mark"), "", 1);
    assertThat(count("message_logs", story)).isEqualTo(5);
    assertThat(count("audit_events", story)).isEqualTo(1);
    for (var topic : List.of(Topics.INTERPRETATIONS, Topics.DELIVERIES, Topics.LEADS)) {
      assertThat(topics.records(Topics.deadLetters(topic.name(), "audit-service"))).isEmpty();
    }
  }

  @Test
  void aStatusNeverGoesBackAndMayComeBeforeItsMessage() {
    var story = new Story("statuses");
    publish(
        Topics.DELIVERIES,
        story.event(advanced(story, "early", DeliveryStatus.DELIVERED)),
        story.event(story.sent(story.customer, 1, "early", "")),
        story.event(advanced(story, "early", DeliveryStatus.SENT)),
        story.event(story.sent(story.customer, 2, "plain", "")),
        story.event(refused(story)));

    var rows = awaitRows(story, "", 3);

    assertThat(texts(rows, "status")).containsExactly("refused", "handed-over", "delivered");
    assertThat(rows.getFirst().path("reason").asString()).isEqualTo("opted-out");
    assertThat(rows.getFirst().path("type").asString()).isEqualTo("refused");
  }

  @Test
  void aCallIsARowWhenItComesAndAnotherWhenItIsOverHoweverOftenThatIsTold() {
    var story = new Story("called");
    var call = story.call(story.customer);
    var ended = story.event(new CallEnded(call, CallOutcome.COMPLETED, 95, story.at(4)));

    publish(
        Topics.CALLS,
        story.event(new CallReceived(call, CallAnswer.DIALED, story.at(2))),
        ended,
        ended);

    var rows = awaitRows(story, "type=call", 2);
    assertThat(texts(rows, "trigger")).containsExactly("call-completed", "call-dialed");
    assertThat(texts(rows, "text")).containsExactly("95 s", "");
    assertThat(texts(rows, "direction")).containsExactly("internal", "inbound");
  }

  @Test
  void theTrailSaysWhoDidWhatAndWhy() {
    var story = new Story("trail");
    publish(Topics.LEADS, story.event(opened(story)));
    publish(
        Topics.SESSIONS,
        story.event(
            new SessionClosed(
                new LinkId(story.send("link").value()),
                story.tenant,
                story.lead,
                "expired",
                story.at(120))));

    var events =
        await()
            .atMost(60, SECONDS)
            .until(
                () -> items(api().get("trail", "/audit-events?lead=" + story.lead)),
                found -> found.size() == 2);

    assertThat(texts(events, "what")).containsExactly("session-closed", "lead-opened");
    assertThat(texts(events, "why")).containsExactly("expired", "customer-asked");
    assertThat(events.getLast().path("actor").path("id").asString())
        .isEqualTo(story.customer.ref());
    assertThat(events.getLast().path("details").path("code").asString()).isEqualTo("K7QX");
  }

  @Test
  void theTrailKnowsWhoTookOverWhoOptedOutAndWhatWasRefused() {
    var story = new Story("conversations");
    var conversation = new ConversationId(story.send("conversation").value());
    publish(
        Topics.CONVERSATIONS,
        story.event(
            new StatusChanged(
                conversation,
                story.tenant,
                Carrier.TWILIO,
                story.customer,
                Story.MAIN,
                "active",
                "escalated",
                "operator-1",
                story.at(1))));
    publish(
        Topics.INTERPRETATIONS,
        story.event(story.wrote(story.customer, 2, "BAJA", new Meaning.OptOut())));
    publish(Topics.DELIVERIES, story.event(refused(story)));

    var events =
        await()
            .atMost(60, SECONDS)
            .until(
                () -> items(api().get("conversations", "/audit-events")),
                found -> found.size() == 3);

    assertThat(texts(events, "what"))
        .containsExactly("send-refused", "opted-out", "conversation-escalated");
    assertThat(texts(events, "why"))
        .containsExactly("opted-out", "person-asked", "operator-decided");
    assertThat(events.getLast().path("actor").path("id").asString()).isEqualTo("operator-1");
  }

  @Test
  void aMessageThatNoTextColumnCanHoldIsKeptWithoutWhatItCannotHold() {
    var story = new Story("nul");
    publish(
        Topics.INTERPRETATIONS,
        story.event(story.wrote(story.customer, 0, "a\0b", new Meaning.Unclear())));

    assertThat(texts(awaitRows(story, "", 1), "text")).containsExactly("ab");
  }

  @Test
  void theLogItselfRefusesAMessageWithoutBothItsEnds() {
    var row =
        """
        INSERT INTO message_logs
          (id, "timestamp", "from", "to", direction, type, text, tenant, event_id, person, send_id, words)
        VALUES (gen_random_uuid(), now(), %s, '+5117000001', '%s', 'text', '', 'checks',
          gen_random_uuid(), %s, %s, '')
        """;

    for (var broken :
        List.of(
            row.formatted("NULL", "inbound", "'ref'", "NULL"),
            row.formatted("'ref'", "inbound", "NULL", "NULL"),
            row.formatted("'ref'", "sideways", "'ref'", "NULL"),
            row.formatted("'ref'", "outbound", "'ref'", "NULL"),
            row.formatted("'ref'", "inbound", "'ref'", "gen_random_uuid()"))) {
      assertThatThrownBy(() -> jdbc.sql(broken).update())
          .as(broken)
          .isInstanceOf(DataIntegrityViolationException.class);
    }
    assertThat(jdbc.sql(row.formatted("'ref'", "inbound", "'ref'", "NULL")).update()).isEqualTo(1);
  }

  private static LeadChange assigned(Story story, OfferId offer) {
    return new LeadAssigned(
        story.lead,
        story.tenant,
        "K7QX",
        "plumbing",
        "150122",
        offer,
        story.customer,
        null,
        story.providerId,
        "Gasfitería El Faro",
        story.provider,
        story.at(5));
  }

  private static Delivery advanced(Story story, String send, DeliveryStatus status) {
    return new DeliveryAdvanced(
        story.send(send), story.tenant, status, null, story.lead, story.at(3));
  }

  private long count(String table, Story story) {
    return jdbc.sql("SELECT count(*) FROM " + table + " WHERE tenant = :tenant")
        .param("tenant", story.tenant.value())
        .query(Long.class)
        .single();
  }

  private static SendRefused refused(Story story) {
    return new SendRefused(
        story.send("refused"),
        story.tenant,
        Story.MAIN,
        story.customer,
        "opted-out",
        null,
        "offer",
        story.at(3));
  }
}
