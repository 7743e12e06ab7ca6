package io.centralita.proxy.relay;

import static org.assertj.core.api.Assertions.assertThat;

import io.centralita.contracts.address.Address;
import io.centralita.contracts.address.Channel;
import io.centralita.contracts.event.EventIds;
import io.centralita.contracts.gateway.InboundMessage.MessageReceived;
import io.centralita.contracts.gateway.MessageContent;
import io.centralita.contracts.gateway.MessageContent.Location;
import io.centralita.contracts.gateway.MessageContent.Media;
import io.centralita.contracts.provisioning.NumberPurpose;
import io.centralita.contracts.proxy.SessionChange.Side;
import io.centralita.contracts.routing.SendCommand.Body.Words;
import io.centralita.contracts.values.BusinessNumber;
import io.centralita.contracts.values.Carrier;
import io.centralita.contracts.values.LeadId;
import io.centralita.contracts.values.LinkId;
import io.centralita.contracts.values.TenantId;
import io.centralita.proxy.link.Link;
import io.centralita.proxy.relay.Crossing.Empty;
import io.centralita.proxy.relay.Crossing.NoCounterpart;
import io.centralita.proxy.relay.Crossing.Passes;
import io.centralita.proxy.relay.Crossing.TooLate;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class CrossingTest {
  private static final Instant OPENED = Instant.parse("2026-11-20T15:00:00Z");
  private static final Instant EXPIRES = Instant.parse("2026-11-20T17:00:00Z");
  private static final BusinessNumber NUMBER = new BusinessNumber("+5117000101");
  private static final MessageContent HELLO = MessageContent.text("hola");

  private final Address customer = address("customer");
  private final Address provider = address("provider");
  private final Link link =
      new Link(
          new LinkId(EventIds.derived("link")),
          new TenantId("aliado"),
          new LeadId(EventIds.derived("lead")),
          NUMBER,
          customer,
          provider,
          OPENED,
          EXPIRES,
          null);

  @Test
  void theCustomersWordsGoToTheProvider() {
    assertThat(Crossing.of(message(customer, HELLO, OPENED), link))
        .isEqualTo(new Passes(link, Side.CUSTOMER, provider, new Words("hola", List.of(), null)));
  }

  @Test
  void theProvidersWordsGoToTheCustomer() {
    assertThat(Crossing.of(message(provider, HELLO, OPENED), link))
        .isEqualTo(new Passes(link, Side.PROVIDER, customer, new Words("hola", List.of(), null)));
  }

  @Test
  void aPersonIsTheSameOnAnyChannel() {
    assertThat(Crossing.of(message(provider.on(Channel.SMS), HELLO, OPENED), link))
        .isEqualTo(new Passes(link, Side.PROVIDER, customer, new Words("hola", List.of(), null)));
  }

  @Test
  void withoutALinkThereIsNoCounterpart() {
    assertThat(Crossing.of(message(customer, HELLO, OPENED), null)).isEqualTo(new NoCounterpart());
  }

  @Test
  void theLastMomentPassesAndTheEndDoesNot() {
    assertThat(Crossing.of(message(customer, HELLO, EXPIRES.minusNanos(1)), link))
        .isInstanceOf(Passes.class);
    assertThat(Crossing.of(message(customer, HELLO, EXPIRES), link)).isEqualTo(new TooLate(link));
  }

  @Test
  void aPictureOrAPlaceAloneIsSomething() {
    var picture = new Media(URI.create("https://media.example/1"), "image/jpeg");
    var place = new Location(-12.1, -77.0, null);

    assertThat(
            Crossing.of(
                message(customer, new MessageContent("", List.of(picture), null, null), OPENED),
                link))
        .isInstanceOf(Passes.class);
    assertThat(
            Crossing.of(
                message(customer, new MessageContent("", List.of(), place, null), OPENED), link))
        .isInstanceOf(Passes.class);
  }

  @Test
  void nothingIsNotPassedOn() {
    assertThat(Crossing.of(message(customer, MessageContent.text(" \n"), OPENED), link))
        .isEqualTo(new Empty());
  }

  private static Address address(String ref) {
    return new Address(Channel.WHATSAPP, ref, "sealed", "+51 9•• ••• 421");
  }

  private static MessageReceived message(Address from, MessageContent content, Instant at) {
    return new MessageReceived(
        new TenantId("aliado"),
        Carrier.TWILIO,
        "SM1",
        from,
        NUMBER,
        NumberPurpose.PROXY,
        null,
        null,
        content,
        null,
        at);
  }
}
