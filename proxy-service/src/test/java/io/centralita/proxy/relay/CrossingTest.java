package io.centralita.proxy.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.centralita.contracts.address.Address;
import io.centralita.contracts.address.Channel;
import io.centralita.contracts.event.EventIds;
import io.centralita.contracts.gateway.InboundMessage.MessageReceived;
import io.centralita.contracts.gateway.MessageContent;
import io.centralita.contracts.gateway.MessageContent.Location;
import io.centralita.contracts.gateway.MessageContent.Media;
import io.centralita.contracts.provisioning.NumberPurpose;
import io.centralita.contracts.proxy.CallTerms;
import io.centralita.contracts.proxy.SessionChange.Side;
import io.centralita.contracts.routing.SendCommand.Body.Words;
import io.centralita.contracts.values.BusinessNumber;
import io.centralita.contracts.values.Carrier;
import io.centralita.contracts.values.LeadId;
import io.centralita.contracts.values.LinkId;
import io.centralita.contracts.values.TenantId;
import io.centralita.proxy.link.CloseReason;
import io.centralita.proxy.link.Link;
import io.centralita.proxy.link.Link.Closing;
import io.centralita.proxy.link.Link.End;
import io.centralita.proxy.link.Mode;
import io.centralita.proxy.link.Terms;
import io.centralita.proxy.relay.Crossing.Earlier;
import io.centralita.proxy.relay.Crossing.Empty;
import io.centralita.proxy.relay.Crossing.NoCounterpart;
import io.centralita.proxy.relay.Crossing.Passes;
import io.centralita.proxy.relay.Crossing.TooLate;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CrossingTest {
  private static final Instant OPENED = Instant.parse("2026-11-20T15:00:00Z");
  private static final Instant EXPIRES = Instant.parse("2026-11-20T17:00:00Z");
  private static final BusinessNumber NUMBER = new BusinessNumber("+5117000101");
  private static final MessageContent HELLO = MessageContent.text("hola");

  private final Address customer = address("customer");
  private final Address provider = address("provider");
  private final Link link = link("link", provider, OPENED, null);

  @Test
  void theCustomersWordsGoToTheProvider() {
    assertThat(Crossing.of(message(customer, HELLO, OPENED), link, null))
        .isEqualTo(new Passes(link, Side.CUSTOMER, provider, new Words("hola", List.of(), null)));
  }

  @Test
  void theProvidersWordsGoToTheCustomer() {
    assertThat(Crossing.of(message(provider, HELLO, OPENED), link, null))
        .isEqualTo(new Passes(link, Side.PROVIDER, customer, new Words("hola", List.of(), null)));
  }

  @Test
  void aPersonIsTheSameOnAnyChannel() {
    assertThat(Crossing.of(message(provider.on(Channel.SMS), HELLO, OPENED), link, null))
        .isEqualTo(new Passes(link, Side.PROVIDER, customer, new Words("hola", List.of(), null)));
  }

  @Test
  void withoutALinkThereIsNoCounterpart() {
    assertThat(Crossing.of(message(customer, HELLO, OPENED), null, null))
        .isEqualTo(new NoCounterpart());
  }

  @Test
  void theLastMomentPassesAndTheEndDoesNot() {
    assertThat(Crossing.of(message(customer, HELLO, EXPIRES.minusNanos(1)), link, null))
        .isInstanceOf(Passes.class);
    assertThat(Crossing.of(message(customer, HELLO, EXPIRES), link, null))
        .isEqualTo(new TooLate(link));
  }

  @Test
  void aPictureOrAPlaceAloneIsSomething() {
    var picture = new Media(URI.create("https://media.example/1"), "image/jpeg");
    var place = new Location(-12.1, -77.0, null);

    assertThat(
            Crossing.of(
                message(customer, new MessageContent("", List.of(picture), null, null), OPENED),
                link,
                null))
        .isInstanceOf(Passes.class);
    assertThat(
            Crossing.of(
                message(customer, new MessageContent("", List.of(), place, null), OPENED),
                link,
                null))
        .isInstanceOf(Passes.class);
  }

  @Test
  void nothingIsNotPassedOn() {
    assertThat(Crossing.of(message(customer, MessageContent.text(" \n"), OPENED), link, null))
        .isEqualTo(new Empty(link, true));
  }

  @Test
  void aReactionIsNoMessage() {
    var thumb = new MessageContent("", List.of(), null, null, null, null, null, "👍", null);

    assertThat(Crossing.of(message(customer, thumb, OPENED), link, null))
        .isEqualTo(new Empty(link, false));
  }

  @Test
  void whatCameBeforeTheEndCrossesAfterIt() {
    for (var reason : CloseReason.values()) {
      var closed = closed(reason, OPENED.plusSeconds(600));
      var earlier = new Earlier(closed, false);

      assertThat(Crossing.of(message(provider, HELLO, OPENED.plusSeconds(599)), null, earlier))
          .isEqualTo(
              new Passes(closed, Side.PROVIDER, customer, new Words("hola", List.of(), null)));
      assertThat(Crossing.of(message(provider, HELLO, OPENED.plusSeconds(600)), null, earlier))
          .isEqualTo(new NoCounterpart());
    }
  }

  @Test
  void aSweepThatIsLateGivesNobodyMoreTime() {
    var earlier = new Earlier(closed(CloseReason.EXPIRED, EXPIRES.plusSeconds(60)), false);

    assertThat(Crossing.of(message(customer, HELLO, EXPIRES), null, earlier))
        .isEqualTo(new NoCounterpart());
  }

  @Test
  void whoHasANewCounterpartIsNotGivenOldWords() {
    var earlier = new Earlier(closed(CloseReason.EXPIRED, EXPIRES), true);

    assertThat(Crossing.of(message(customer, HELLO, OPENED), null, earlier))
        .isEqualTo(new NoCounterpart());
  }

  @Test
  void oldWordsGoToTheOldCounterpartAndNotToTheNewOne() {
    var closed = closed(CloseReason.ENDED, EXPIRES);
    var open = reopened(address("another"));

    assertThat(Crossing.of(message(customer, HELLO, OPENED), open, new Earlier(closed, false)))
        .isEqualTo(new Passes(closed, Side.CUSTOMER, provider, new Words("hola", List.of(), null)));
    assertThat(Crossing.of(message(customer, HELLO, OPENED), open, new Earlier(closed, true)))
        .isEqualTo(new NoCounterpart());
  }

  @Test
  void theSameTwoWhoMeetAgainGoOnWhereTheyAre() {
    var open = reopened(provider);
    var earlier = new Earlier(closed(CloseReason.ENDED, EXPIRES), true);

    assertThat(Crossing.of(message(customer, HELLO, OPENED), open, earlier))
        .isEqualTo(new Passes(open, Side.CUSTOMER, provider, new Words("hola", List.of(), null)));
  }

  @Test
  void whatCameBetweenTwoLinksIsForNeither() {
    var earlier = new Earlier(closed(CloseReason.ENDED, OPENED.plusSeconds(1)), false);
    var open = reopened(address("another"));
    var between = message(customer, HELLO, OPENED.plusSeconds(2));

    assertThat(Crossing.of(between, open, earlier)).isEqualTo(new NoCounterpart());
    assertThat(Crossing.of(between, open, null)).isEqualTo(new NoCounterpart());
    assertThat(Crossing.of(between, reopened(provider), earlier))
        .as("the same two")
        .isInstanceOf(Passes.class);
    assertThat(Crossing.of(message(customer, HELLO, open.joinedAt()), open, earlier))
        .isInstanceOfSatisfying(Passes.class, passes -> assertThat(passes.link()).isEqualTo(open));
  }

  @Test
  void whatBroughtALinkAboutCrossesIt() {
    var open = reopened(address("another"));

    assertThat(Crossing.of(message(customer, HELLO, OPENED), open, null, true))
        .isInstanceOfSatisfying(Passes.class, passes -> assertThat(passes.link()).isEqualTo(open));
  }

  @Test
  void whatCameBeforeSomebodyWasReplacedIsForThem() {
    var replaced = stay(provider, OPENED, OPENED.plusSeconds(600));
    var open = stay(address("another"), OPENED.plusSeconds(600), null);
    var earlier = new Earlier(replaced, false);

    assertThat(Crossing.of(message(customer, HELLO, OPENED.plusSeconds(599)), open, earlier))
        .isInstanceOfSatisfying(
            Passes.class, passes -> assertThat(passes.to()).isEqualTo(provider));
    assertThat(Crossing.of(message(provider, HELLO, OPENED.plusSeconds(600)), null, earlier))
        .isEqualTo(new NoCounterpart());
  }

  @Test
  void aSessionThatWasEmptyIsOpenForNobody() {
    var joined = stay(provider, OPENED.plusSeconds(600), null);

    assertThat(joined.wasOpen(OPENED.plusSeconds(599))).isFalse();
    assertThat(joined.wasOpen(OPENED.plusSeconds(600))).isTrue();
  }

  @Test
  void whoIsInNoLinkIsOnNoSideOfIt() {
    assertThatThrownBy(() -> link.sideOf(address("another")))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private Link closed(CloseReason reason, Instant at) {
    return link("link", provider, OPENED, new Closing(reason, at));
  }

  private Link reopened(Address with) {
    return link("open", with, EXPIRES.plusSeconds(1), null);
  }

  private Link link(String id, Address with, Instant opened, Closing closing) {
    return new Link(
        new LinkId(EventIds.derived(id)),
        new TenantId("aliado"),
        new LeadId(EventIds.derived("lead", id)),
        new Terms(new UUID(0, 1), Mode.VOICE_AND_MESSAGE, Duration.ofHours(2), null),
        new End(new UUID(0, 2), customer, NUMBER),
        new End(new UUID(0, 3), with, NUMBER),
        opened,
        opened.plus(Duration.ofHours(2)),
        opened.plus(Duration.ofHours(2)),
        true,
        CallTerms.USUAL,
        closing);
  }

  /// The customer's session, with whoever was the other in it for a time.
  private Link stay(Address with, Instant joined, @Nullable Instant left) {
    return new Link(
        link.id(),
        link.tenant(),
        link.lead(),
        link.terms(),
        link.customerEnd(),
        new End(new UUID(1, with.ref().hashCode()), with, NUMBER, left),
        OPENED,
        joined,
        EXPIRES,
        EXPIRES,
        true,
        CallTerms.USUAL,
        null);
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
