package io.centralita.proxy.relay;

import static org.assertj.core.api.Assertions.assertThat;

import io.centralita.contracts.Topics;
import io.centralita.contracts.address.Address;
import io.centralita.contracts.gateway.InboundMessage.MessageReceived;
import io.centralita.contracts.gateway.MessageContent;
import io.centralita.contracts.gateway.MessageContent.Location;
import io.centralita.contracts.gateway.MessageContent.Media;
import io.centralita.contracts.proxy.SessionChange.InteractionRelayed;
import io.centralita.contracts.proxy.SessionChange.SessionClosed;
import io.centralita.contracts.proxy.SessionChange.SessionOpened;
import io.centralita.contracts.proxy.SessionChange.Side;
import io.centralita.contracts.routing.Delivery.MessageHandedOver;
import io.centralita.contracts.routing.Meaning;
import io.centralita.contracts.routing.SendCommand.Body.Template;
import io.centralita.contracts.routing.SendCommand.Body.Words;
import io.centralita.contracts.routing.SendCommand.SendMessage;
import io.centralita.contracts.values.Carrier;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.assertj.core.groups.Tuple;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

class RelayIT extends WritingPeople {

  @Test
  void wordsCrossBothWaysFromTheSameNumber() {
    linkOverOneNumber();

    write("hola", customer, number(1), MessageContent.text("Hola, ¿a qué hora viene?"));
    write("respuesta", provider, number(1), MessageContent.text("A las tres"));

    assertThat(relayed(2))
        .extracting(SendMessage::to, SendMessage::from, send -> ((Words) send.body()).text())
        .containsExactlyInAnyOrder(
            Tuple.tuple(provider, number(1), "Hola, ¿a qué hora viene?"),
            Tuple.tuple(customer, number(1), "A las tres"));
    assertThat(awaitSessions(InteractionRelayed.class, 2))
        .extracting(InteractionRelayed::from)
        .containsExactlyInAnyOrder(Side.CUSTOMER, Side.PROVIDER);
  }

  @Test
  void picturesAndPlacesCrossWithTheirCaption() {
    linkOverOneNumber();
    var picture = new Media(URI.create("https://api.twilio.example/Media/ME1"), "image/jpeg");
    var place = new Location(-12.1211, -77.0297, "Parque Kennedy");

    write("foto", customer, number(1), new MessageContent("La fuga", List.of(picture), null, null));
    write("lugar", customer, number(1), new MessageContent("", List.of(), place, null));

    assertThat(relayed(2))
        .extracting(SendMessage::body)
        .containsExactly(
            new Words("La fuga", List.of(picture), null), new Words("", List.of(), place));
  }

  @Test
  void aQuoteIsOfTheSameMessageAsTheOtherSideHasIt() {
    linkOverOneNumber();
    write("question", customer, number(1), MessageContent.text("¿A qué hora?"));
    var question = relayed(1).getFirst();
    isHandedOver(question, "M-question");

    quote("answer", provider, "M-question", "A las tres");
    var answer = relayed(2).getLast();
    isHandedOver(answer, "M-answer");
    quote("thanks", customer, "M-answer", "Gracias");
    quote("again", customer, "SMquestion", "A las tres, decía");
    quote("strange", customer, "SM-of-another-chat", "¿Y esto?");

    assertThat(relayed(5).stream().map(send -> (Words) send.body()))
        .extracting(Words::text, Words::quotes)
        .containsExactlyInAnyOrder(
            Tuple.tuple("¿A qué hora?", null),
            Tuple.tuple("A las tres", "SMquestion"),
            Tuple.tuple("Gracias", "SManswer"),
            Tuple.tuple("A las tres, decía", "M-question"),
            Tuple.tuple("¿Y esto?", null));
  }

  private void quote(String id, Address writer, String quoted, String text) {
    var plain = message(id, writer, number(1), MessageContent.text(text), clock.instant());
    interpret(
        id,
        new MessageReceived(
            plain.tenant(),
            plain.carrier(),
            plain.carrierMessageId(),
            plain.from(),
            plain.to(),
            plain.purpose(),
            null,
            null,
            plain.content(),
            quoted,
            plain.receivedAt()),
        new Meaning.Relay());
  }

  /// Returns when that is written down.
  private void isHandedOver(SendMessage send, String carrierMessageId) {
    publish(
        Topics.DELIVERIES,
        "handed over " + send.id(),
        send.id().toString(),
        new MessageHandedOver(
            send.id(),
            tenant,
            Carrier.META,
            carrierMessageId,
            send.from(),
            send.to(),
            "",
            null,
            send.lead(),
            "relay",
            clock.instant()));
    Awaitility.await()
        .until(
            () ->
                database
                    .sql("SELECT count(*) FROM interactions WHERE outbound_sid = :sid")
                    .param("sid", carrierMessageId)
                    .query(Integer.class)
                    .single(),
            found -> found == 1);
  }

  @Test
  void whatIsOfAKindThatCannotCrossIsToldToItsWriterAndAReactionIsNot() {
    linkOverOneNumber();
    var poll = new MessageContent("", List.of(), null, null, null, null, null, null, "poll");
    var thumb = new MessageContent("", List.of(), null, null, null, null, null, "👍", null);

    write("thumb", customer, number(1), thumb);
    write("poll", provider, number(1), poll);
    write("words", customer, number(1), MessageContent.text("hola"));

    assertThat(relayed(1)).hasSize(1);
    assertThat(awaitSends(4).stream().filter(send -> send.cause().equals("not-passed-on")))
        .extracting(SendMessage::to, SendMessage::body)
        .containsExactly(Tuple.tuple(provider, new Template("not-passed-on", Map.of())));
  }

  @Test
  void whatLeadsPastUsStaysBehindAndTheWriterIsToldOnce() {
    linkOverOneNumber();

    write("number", customer, number(1), MessageContent.text("Llámame al 987 654 321 porfa"));
    write("mail", customer, number(1), MessageContent.text("o a cliente1@example.com"));

    assertThat(relayed(2))
        .extracting(send -> ((Words) send.body()).text())
        .containsExactly("Llámame al ••• porfa", "o a •••");
    assertThat(awaitSends(5))
        .filteredOn(send -> send.body().equals(new Template("contact-masked", Map.of())))
        .extracting(SendMessage::to, SendMessage::from)
        .containsExactly(Tuple.tuple(customer, number(1)));
  }

  @Test
  void aMessageThatIsSaidThreeTimesCrossesOnce() {
    linkOverOneNumber();

    for (int time = 0; time < 3; time++) {
      write("one", customer, number(1), MessageContent.text("una vez"));
    }
    write("two", customer, number(1), MessageContent.text("otra"));

    assertThat(relayed(2))
        .extracting(send -> ((Words) send.body()).text())
        .containsExactly("una vez", "otra");
  }

  @Test
  void messagesOfOnePersonKeepTheirOrder() {
    linkOverOneNumber();
    var texts = IntStream.range(0, 60).mapToObj(i -> "mensaje " + i).toList();

    texts.forEach(text -> write(text, customer, number(1), MessageContent.text(text)));

    assertThat(relayed(60))
        .extracting(send -> ((Words) send.body()).text())
        .containsExactlyElementsOf(texts);
  }

  @Test
  void theNumberDecidesWhoTheCounterpartIs() {
    pool(2);
    var another = person();
    assign(lead("first"), customer, provider);
    assign(lead("second"), customer, another);
    var second =
        awaitSessions(SessionOpened.class, 2).stream()
            .filter(opened -> opened.lead().equals(lead("second")))
            .findFirst()
            .orElseThrow();

    write("to the second", customer, second.proxyNumber(), MessageContent.text("hola"));

    assertThat(relayed(1))
        .extracting(SendMessage::to, SendMessage::from)
        .containsExactly(Tuple.tuple(another, second.proxyNumber()));
  }

  @Test
  void onlyWhatIsMeantForTheOtherSideCrosses() {
    linkOverOneNumber();

    interpret("opening", customer, number(1), MessageContent.text("Abrir"), new Meaning.Opening());
    interpret("stop", customer, number(1), MessageContent.text("BAJA"), new Meaning.OptOut());
    write("words", customer, number(1), MessageContent.text("hola"));

    assertThat(relayed(1)).extracting(send -> ((Words) send.body()).text()).containsExactly("hola");
    assertThat(sends()).hasSize(3);
  }

  @Test
  void whoWritesToNobodyIsToldSoOnceInTenMinutes() {
    pool(1);

    write("first", customer, number(1), MessageContent.text("¿hola?"));
    awaitSends(1);
    write("second", customer, number(1), MessageContent.text("¿hola?"));
    clock.advance(Duration.ofMinutes(10));
    write("third", customer, number(1), MessageContent.text("¿hola?"));

    assertThat(awaitSends(2))
        .hasSize(2)
        .extracting(SendMessage::to, SendMessage::from, SendMessage::body)
        .containsOnly(Tuple.tuple(customer, number(1), new Template("nobody-here", Map.of())));
  }

  @Test
  void aMessageAfterTheEndDoesNotCrossEvenBeforeTheSweep() {
    linkOverOneNumber();
    var late = clock.instant().plus(Duration.ofHours(2));

    interpret(
        "late",
        message("late", customer, number(1), MessageContent.text("¿sigue ahí?"), late),
        new Meaning.Relay());

    assertThat(awaitSessions(SessionClosed.class, 1))
        .extracting(SessionClosed::reason)
        .containsExactly("expired");
    assertThat(awaitSends(4))
        .filteredOn(send -> send.body().equals(new Template("chat-closed", Map.of())))
        .extracting(SendMessage::to)
        .containsExactlyInAnyOrder(customer, provider);
  }
}
