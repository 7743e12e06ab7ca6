package io.centralita.audit.messages;

import static org.assertj.core.api.Assertions.assertThat;

import io.centralita.audit.Story;
import io.centralita.contracts.event.CloudEvent;
import io.centralita.contracts.gateway.DeliveryStatus;
import io.centralita.contracts.gateway.MessageContent;
import io.centralita.contracts.gateway.MessageContent.Button;
import io.centralita.contracts.gateway.MessageContent.Location;
import io.centralita.contracts.gateway.MessageContent.Media;
import io.centralita.contracts.matching.LeadChange;
import io.centralita.contracts.matching.LeadChange.LeadOpened;
import io.centralita.contracts.matching.LeadChange.OfferExpired;
import io.centralita.contracts.matching.LeadChange.OfferMade;
import io.centralita.contracts.routing.Delivery;
import io.centralita.contracts.routing.Delivery.DeliveryAdvanced;
import io.centralita.contracts.routing.Delivery.SendRefused;
import io.centralita.contracts.routing.Interpretation;
import io.centralita.contracts.routing.Meaning;
import io.centralita.contracts.values.Language;
import io.centralita.contracts.values.OfferId;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EntriesTest {
  private final Story story = new Story("entries");
  private final OfferId offer = new OfferId(story.send("offer").value());

  @Test
  void whatAPersonWroteNamesBothEndsAndWhatItSetOff() {
    var event =
        this.<Interpretation>event(
            story.wrote(story.provider, 4, "OK", new Meaning.Accept(offer.toString())));

    var entry = Entries.received(event);

    assertThat(entry.about().id()).isEqualTo(event.id());
    assertThat(entry.direction()).isEqualTo(Direction.INBOUND);
    assertThat(entry.type()).isEqualTo(EntryType.TEXT);
    assertThat(entry.people().from()).isEqualTo(new Party(story.provider.ref(), "+51 9•• ••• 873"));
    assertThat(entry.people().to()).isEqualTo(new Party("+5117000001", null));
    assertThat(entry.people().person()).isEqualTo(story.provider.ref());
    assertThat(entry.trigger()).isEqualTo("accept");
    assertThat(entry.at()).isEqualTo(story.at(4));
  }

  @Test
  void bothWaysOfAConversationAreTheSameConversation() {
    var in =
        Entries.received(event(story.wrote(story.customer, 1, "Hola", new Meaning.Question())));
    var out = sent(story.sent(story.customer, 2, "help", "Te ayudo"));

    assertThat(out.people().conversation()).isEqualTo(in.people().conversation());
    assertThat(sent(story.sent(story.provider, 2, "help", "")).people().conversation())
        .isNotEqualTo(in.people().conversation());
  }

  @Test
  void aSendIsOneRowWhateverIsHeardOfIt() {
    var handedOver = sent(story.sent(story.customer, 2, "offer", "Nuevo trabajo"));
    var refused =
        sent(
            new SendRefused(
                story.send("offer"),
                story.tenant,
                Story.MAIN,
                story.customer,
                "opted-out",
                story.lead,
                "offer",
                story.at(3)));

    assertThat(refused.about().id()).isEqualTo(handedOver.about().id());
    assertThat(refused.about().event()).isNotEqualTo(handedOver.about().event());
    assertThat(handedOver.type()).isEqualTo(EntryType.TEMPLATE);
    assertThat(refused.type()).isEqualTo(EntryType.REFUSED);
    assertThat(
            Entries.sent(
                event(
                    new DeliveryAdvanced(
                        story.send("offer"),
                        story.tenant,
                        DeliveryStatus.READ,
                        null,
                        null,
                        story.at(4)))))
        .isEmpty();
  }

  @Test
  void aVerificationCodeIsNotKept() {
    var entry =
        Entries.received(
            event(
                story.wrote(story.customer, 1, "123456", new Meaning.VerificationCode("123456"))));

    assertThat(entry.text()).doesNotContain("1").isNotBlank();
    assertThat(entry.trigger()).isEqualTo("verification-code");
  }

  @ParameterizedTest
  @CsvSource({
    "image/jpeg, IMAGE",
    "IMAGE/PNG, IMAGE",
    "audio/ogg, AUDIO",
    "video/mp4, VIDEO",
    "application/pdf, FILE",
    "'', FILE"
  })
  void whatIsAttachedIsTheKind(String contentType, EntryType type) {
    var media = new Media(URI.create("https://media.example.com/1"), contentType);

    assertThat(EntryType.of(new MessageContent("mira", List.of(media), null, null)))
        .isEqualTo(type);
  }

  @Test
  void aButtonIsReadByItsTitle() {
    var tapped = new MessageContent("", List.of(), null, new Button("accept:1", "Acepto"));

    var entry =
        Entries.received(event(story.wrote(story.provider, 1, tapped, new Meaning.Accept(null))));

    assertThat(entry.type()).isEqualTo(EntryType.BUTTON);
    assertThat(entry.text()).isEqualTo("Acepto");
    assertThat(EntryType.of(new MessageContent("", List.of(), new Location(1, 2, null), null)))
        .isEqualTo(EntryType.LOCATION);
  }

  @Test
  void whatHappensToALeadIsARowWithoutAMessage() {
    var opened = happened(lead());
    var made =
        happened(
            new OfferMade(
                story.lead,
                story.tenant,
                offer,
                story.providerId,
                story.provider,
                story.at(17),
                story.at(2)));
    var expired =
        happened(new OfferExpired(story.lead, story.tenant, offer, story.providerId, story.at(17)));

    assertThat(List.of(opened, made, expired))
        .allSatisfy(entry -> {
          assertThat(entry.direction()).isEqualTo(Direction.INTERNAL);
          assertThat(entry.type()).isEqualTo(EntryType.TRIGGER);
          assertThat(entry.lead()).isEqualTo(story.lead);
          assertThat(entry.text()).isEmpty();
        })
        .extracting(Entry::trigger)
        .containsExactly("lead-opened", "offer-made", "offer-expired");
    assertThat(opened.people().person()).isEqualTo(story.customer.ref());
    assertThat(made.people().person()).isEqualTo(story.provider.ref());
    assertThat(expired.people().person()).isNull();
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "null",
      value = {
        "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01, 4bf92f35-77b3-4da6-a3ce-929d0e0e4736",
        "cc-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01-later, 4bf92f35-77b3-4da6-a3ce-929d0e0e4736",
        "00-00000000000000000000000000000000-00f067aa0ba902b7-01, null",
        "00-4bf9-00f067aa0ba902b7-01, null",
        "nonsense, null",
        "null, null"
      })
  void theTraceLinksRowsWhereThereIsOne(String traceparent, UUID trace) {
    assertThat(TraceIds.of(traceparent)).isEqualTo(trace);
  }

  private LeadOpened lead() {
    return new LeadOpened(
        story.lead,
        story.tenant,
        "K7QX",
        story.customer,
        null,
        Story.MAIN,
        Language.SPANISH,
        "plumbing",
        null,
        story.at(1));
  }

  private <T> CloudEvent<T> event(T data) {
    return story.event(data);
  }

  private Entry sent(Delivery delivery) {
    return Entries.sent(event(delivery)).orElseThrow();
  }

  private Entry happened(LeadChange change) {
    return Entries.happened(event(change));
  }
}
