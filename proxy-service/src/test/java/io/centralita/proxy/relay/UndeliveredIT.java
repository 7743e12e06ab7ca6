package io.centralita.proxy.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.centralita.contracts.Topics;
import io.centralita.contracts.gateway.DeliveryStatus;
import io.centralita.contracts.gateway.MessageContent;
import io.centralita.contracts.matching.LeadChange.LeadCancelled;
import io.centralita.contracts.proxy.SessionChange.SessionClosed;
import io.centralita.contracts.proxy.SessionChange.SessionOpened;
import io.centralita.contracts.routing.Delivery;
import io.centralita.contracts.routing.Delivery.DeliveryAdvanced;
import io.centralita.contracts.routing.Delivery.SendRefused;
import io.centralita.contracts.routing.SendCommand.Body.Template;
import io.centralita.contracts.routing.SendCommand.SendMessage;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class UndeliveredIT extends WritingPeople {
  private static final Template NOT_DELIVERED = new Template("not-delivered", Map.of());

  @BeforeEach
  void link() {
    linkOverOneNumber();
  }

  @Test
  void whoWroteWhatWasRefusedIsToldWithoutAReason() {
    var send = words("uno");

    refuse(send);

    assertThat(notices(4))
        .extracting(SendMessage::to, SendMessage::from, SendMessage::body, SendMessage::lead)
        .containsExactly(Tuple.tuple(customer, number(1), NOT_DELIVERED, lead("one")));
    assertThat(failed(send)).isTrue();
  }

  @Test
  void whatTheCarrierTookAndCouldNotDeliverIsToldToo() {
    var send = words("uno");

    publish(send, "sent", advanced(send, DeliveryStatus.SENT));
    publish(send, "undelivered", advanced(send, DeliveryStatus.UNDELIVERED));

    assertThat(notices(4)).extracting(SendMessage::to).containsExactly(customer);
  }

  @Test
  void whatFailsShortlyAfterANoticeIsToldTogether() {
    var first = words("uno");
    var second = words("dos");
    var third = words("tres");

    refuse(first);
    refuse(first);
    refuse(second);
    refuse(third);
    await().until(() -> failed(second) && failed(third));
    assertThat(notices(6)).hasSize(1);
    clock.advance(Duration.ofMinutes(10));

    assertThat(awaitSends(7).getLast())
        .extracting(SendMessage::to, SendMessage::from, SendMessage::body)
        .containsExactly(
            customer, number(1), new Template("not-delivered-more", Map.of("messages", "2")));
    clock.advance(Duration.ofMinutes(10));
    refuse(words("cuatro"));
    assertThat(notices(9)).hasSize(2);
  }

  @Test
  void aNoticeThatIsRefusedCausesNoNotice() {
    refuse(words("uno"));
    var notice = notices(4).getFirst();
    clock.advance(Duration.ofMinutes(10));

    refuse(notice);
    refuse(words("dos"));

    assertThat(notices(6)).hasSize(2);
  }

  @Test
  void whoTalksWithSomebodyElseByNowIsNotToldAboutOldWords() {
    var old = words("uno");
    publish(lead("one"), "cancelled", new LeadCancelled(lead("one"), tenant, clock.instant()));
    awaitSessions(SessionClosed.class, 1);
    assign(lead("two"), customer, person());
    awaitSessions(SessionOpened.class, 2);

    refuse(old);

    await().until(() -> failed(old));
    assertThat(sends()).noneMatch(send -> send.body().equals(NOT_DELIVERED));
  }

  /// What asks for the customer's words to be passed on.
  private SendMessage words(String text) {
    var before = interactions();
    write(text, customer, number(1), MessageContent.text(text));
    return relayed(before + 1).getLast();
  }

  private int interactions() {
    return database
        .sql(
            "SELECT count(*) FROM interactions JOIN proxy_links l ON l.id = link_id WHERE tenant = ?")
        .param(tenant.value())
        .query(Integer.class)
        .single();
  }

  private boolean failed(SendMessage send) {
    return database
        .sql("SELECT failed_at IS NOT NULL FROM interactions WHERE id = ?")
        .param(send.id().value())
        .query(Boolean.class)
        .single();
  }

  private void refuse(SendMessage send) {
    publish(
        send,
        "refused",
        new SendRefused(
            send.id(),
            tenant,
            send.from(),
            send.to(),
            "opted-out",
            send.lead(),
            send.cause(),
            clock.instant()));
  }

  private DeliveryAdvanced advanced(SendMessage send, DeliveryStatus status) {
    return new DeliveryAdvanced(send.id(), tenant, status, null, send.lead(), clock.instant());
  }

  private void publish(SendMessage send, String what, Delivery delivery) {
    publish(Topics.DELIVERIES, send.id() + what, send.id().toString(), delivery);
  }

  /// The notices among the sends, as soon as there are so many sends.
  private List<SendMessage> notices(int sends) {
    return awaitSends(sends).stream().filter(send -> send.body().equals(NOT_DELIVERED)).toList();
  }
}
