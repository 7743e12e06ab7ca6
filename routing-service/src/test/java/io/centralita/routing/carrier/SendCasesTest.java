package io.centralita.routing.carrier;

import static io.centralita.routing.carrier.CarrierServer.answering;
import static io.centralita.routing.carrier.CarrierServer.hangingUp;
import static org.assertj.core.api.Assertions.assertThat;

import io.centralita.contracts.address.Channel;
import io.centralita.contracts.address.Identity;
import io.centralita.contracts.gateway.MessageContent.Location;
import io.centralita.contracts.gateway.MessageContent.Media;
import io.centralita.contracts.values.BusinessNumber;
import io.centralita.contracts.values.ConversationId;
import io.centralita.contracts.values.Language;
import io.centralita.contracts.values.SendId;
import io.centralita.routing.carrier.CarrierServer.Reply;
import io.centralita.routing.carrier.Dialect.Said;
import io.centralita.routing.carrier.kommo.KommoDialect;
import io.centralita.routing.carrier.meta.MetaDialect;
import io.centralita.routing.carrier.twilio.TwilioDialect;
import io.centralita.routing.template.Message;
import io.centralita.routing.template.Wording;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// What every carrier must do with a message, whatever it calls things: one table for all.
class SendCasesTest {
  private static final SendId SEND = new SendId(UUID.randomUUID());
  private static final String PERSON = "+51987654321";
  private static final Media PICTURE =
      new Media(URI.create("https://media.example/tap.jpg"), "image/jpeg");
  private static final Location PLACE =
      new Location(-12.12, -77.03, "Parque Kennedy", "Av. Larco 100");
  private static final Message OFFER =
      new Message(
          new Wording(
              "offer",
              Language.SPANISH,
              "Trabajo en {district}. ¿Lo tomas?",
              List.of(new Wording.Button("Sí", "accept:{offer}")),
              "Responde SÍ.",
              List.of("district", "offer")),
          "Trabajo en Miraflores. ¿Lo tomas?",
          Map.of("1", "Miraflores", "2", "o-1"));

  private final CarrierServer server = new CarrierServer();

  @AfterEach
  void close() {
    server.close();
  }

  static List<Dialect> carriers() {
    return List.of(new TwilioDialect(), new MetaDialect(), new KommoDialect());
  }

  private static Parcel parcel(String person, Parcel.Content content) {
    var route =
        new Route(
            new ConversationId(UUID.randomUUID()),
            null,
            Channel.WHATSAPP,
            Identity.of(person),
            new BusinessNumber("+5117000001"),
            "sender-1");
    return new Parcel(SEND, route, content);
  }

  private Said sent(Dialect carrier, String person, Parcel.Content content) {
    server.does(answering(carrier.taken("M1")));

    var outcome = carrier.line(server.url()).handOver(parcel(person, content));

    assertThat(outcome)
        .isInstanceOfSatisfying(
            HandOver.Taken.class,
            taken -> assertThat(taken.carrierMessageId()).isEqualTo(carrier.known("M1")));
    assertThat(server.requests()).hasSize(1);
    return carrier.read(server.requests().getFirst());
  }

  @ParameterizedTest
  @MethodSource("carriers")
  void textGoesToThePersonUnderOurId(Dialect carrier) {
    var said = sent(carrier, PERSON, Parcel.Text.of("Se rompió mi caño 🔧\n¿Vienes?"));

    assertThat(said.text()).isEqualTo("Se rompió mi caño 🔧\n¿Vienes?");
    assertThat(said.to()).isEqualTo(PERSON);
    assertThat(said.send()).isEqualTo(SEND.toString());
  }

  @ParameterizedTest
  @MethodSource("carriers")
  void theLongestTextGoesInOnePiece(Dialect carrier) {
    var longest = "ñ".repeat(1_500);

    assertThat(sent(carrier, PERSON, Parcel.Text.of(longest)).text()).isEqualTo(longest);
  }

  @ParameterizedTest
  @MethodSource("carriers")
  void peopleWithoutANumberAreWrittenTo(Dialect carrier) {
    assertThat(sent(carrier, "US.13491208655302741918", Parcel.Text.of("Hola")).to())
        .isEqualTo("US.13491208655302741918");
  }

  @ParameterizedTest
  @MethodSource("carriers")
  void aPictureKeepsItsCaption(Dialect carrier) {
    var content = new Parcel.Text("Mira", List.of(PICTURE), null, "Mira");

    var said = sent(carrier, PERSON, content);

    assertThat(said.media()).isEqualTo("https://media.example/tap.jpg");
    assertThat(said.text()).isEqualTo("Mira");
  }

  @ParameterizedTest
  @MethodSource("carriers")
  void aPlaceIsAPlaceOrALink(Dialect carrier) {
    var link = "Parque Kennedy https://maps.google.com/?q=-12.12,-77.03";

    var said = sent(carrier, PERSON, new Parcel.Text("", List.of(), PLACE, link));

    if (carrier.knowsPlaces()) {
      assertThat(said.place()).isEqualTo("-12.12,-77.03");
    } else {
      assertThat(said.text()).isEqualTo(link);
    }
  }

  @ParameterizedTest
  @MethodSource("carriers")
  void aPlaceBesideWordsIsALink(Dialect carrier) {
    var words = "Aquí\nhttps://maps.google.com/?q=-12.12,-77.03";

    var said = sent(carrier, PERSON, new Parcel.Text("Aquí", List.of(), PLACE, words));

    assertThat(said.text()).isEqualTo(words);
    assertThat(said.place()).isNull();
  }

  @ParameterizedTest
  @MethodSource("carriers")
  void aTemplateIsNamedAndFilledIn(Dialect carrier) {
    var said = sent(carrier, PERSON, new Parcel.FromTemplate(OFFER));

    if (carrier.knowsTemplates()) {
      assertThat(said.template()).isIn(TwilioDialect.CONTENT, OFFER.wording().contentName());
      assertThat(said.values()).hasSize(2).first().isEqualTo("Miraflores");
      assertThat(said.values().getLast()).endsWith("o-1");
    } else {
      assertThat(said.text()).isEqualTo("Trabajo en Miraflores. ¿Lo tomas?\nResponde SÍ.");
    }
  }

  @ParameterizedTest
  @MethodSource("carriers")
  void buttonsAreShownOrSaid(Dialect carrier) {
    var said = sent(carrier, PERSON, new Parcel.Buttons(OFFER));

    if (carrier.showsButtons()) {
      assertThat(said.buttons()).containsExactly("Sí=accept:o-1");
    } else {
      assertThat(said.template() == null ? said.text() : said.template())
          .isIn(TwilioDialect.CONTENT, "Trabajo en Miraflores. ¿Lo tomas?\nResponde SÍ.");
    }
  }

  @ParameterizedTest
  @MethodSource("carriers")
  void anAnswerShowsWhatItAnswersWhereTheCarrierCan(Dialect carrier) {
    server.does(answering(carrier.taken("M1")));
    var line = carrier.line(server.url());
    var first = (HandOver.Taken) line.handOver(parcel(PERSON, Parcel.Text.of("¿Vienes?")));
    var answer = parcel(PERSON, Parcel.Text.of("Ya salgo"));

    line.handOver(
        new Parcel(
            answer.id(),
            answer.route(),
            answer.content(),
            new Parcel.Quoted(first.carrierMessageId(), first.sealedId())));

    assertThat(carrier.read(server.requests().getLast()).quotes())
        .isEqualTo(carrier.showsQuotes() ? "M1" : null);
  }

  @ParameterizedTest
  @MethodSource("carriers")
  void anAnswerToWhatNobodyCanNameGoesWithout(Dialect carrier) {
    server.does(answering(carrier.taken("M1")));
    var answer = parcel(PERSON, Parcel.Text.of("Ya salgo"));

    for (var sealed : new String[] {null, "AVx3k9Qm7YtR2pLw0ZsN5bGc1HdJ4fKe8UaVoXi6MnBqTzPy"}) {
      var quoted = new Parcel.Quoted("M0", sealed);
      var outcome =
          carrier
              .line(server.url())
              .handOver(new Parcel(answer.id(), answer.route(), answer.content(), quoted));
      assertThat(outcome).isInstanceOf(HandOver.Taken.class);
    }

    assertThat(server.requests())
        .hasSize(2)
        .allSatisfy(request -> assertThat(carrier.read(request).quotes()).isNull());
  }

  static Stream<Arguments> refusals() {
    return carriers().stream()
        .flatMap(carrier ->
            carrier.refusals().entrySet().stream()
                .map(each -> Arguments.of(carrier, each.getKey(), each.getValue())));
  }

  @ParameterizedTest
  @MethodSource("refusals")
  void refusalsAreUnderstood(Dialect carrier, Reply reply, Refusal expected) {
    server.does(answering(reply));

    var outcome = handOver(carrier, server.url());

    assertThat(outcome).isInstanceOf(HandOver.Refused.class);
    assertThat(((HandOver.Refused) outcome).refusal()).isEqualTo(expected);
    assertThat(server.requests()).hasSize(1);
  }

  @ParameterizedTest
  @MethodSource("carriers")
  void whoSaysWhenToComeBackIsHeard(Dialect carrier) {
    server.does(answering(new Reply(429, Map.of("Retry-After", "7"), "{\"code\": 20429}")));

    assertThat(handOver(carrier, server.url()))
        .extracting("refusal", "retryAfter")
        .containsExactly(Refusal.TOO_FAST, Duration.ofSeconds(7));
  }

  @ParameterizedTest
  @MethodSource("carriers")
  void aCarrierThatIsOverloadedHasTakenNothing(Dialect carrier) {
    server.does(answering(new Reply(503, "overloaded")));

    assertThat(handOver(carrier, server.url()))
        .extracting("refusal")
        .isEqualTo(Refusal.CARRIER_AWAY);
  }

  @ParameterizedTest
  @MethodSource("carriers")
  void aCarrierThatIsNotThereHasTakenNothing(Dialect carrier) throws IOException {
    URI nobody;
    try (var socket = new ServerSocket(0)) {
      nobody = URI.create("http://localhost:" + socket.getLocalPort());
    }

    assertThat(handOver(carrier, nobody)).extracting("refusal").isEqualTo(Refusal.CARRIER_AWAY);
  }

  @ParameterizedTest
  @MethodSource("carriers")
  void nobodyKnowsWhatBecameOfAMessageWithoutAnAnswer(Dialect carrier) {
    server.does(server.beingSilent());

    assertThat(handOver(carrier, server.url())).isInstanceOf(HandOver.Uncertain.class);
    assertThat(server.requests()).hasSize(1);
  }

  @ParameterizedTest
  @MethodSource("carriers")
  void nobodyKnowsAfterTheConnectionBroke(Dialect carrier) {
    server.does(hangingUp());

    assertThat(handOver(carrier, server.url())).isInstanceOf(HandOver.Uncertain.class);
    assertThat(server.requests()).hasSize(1);
  }

  @ParameterizedTest
  @MethodSource("carriers")
  void nobodyKnowsAfterAServerError(Dialect carrier) {
    server.does(answering(new Reply(502, "<html>Bad gateway</html>")));

    assertThat(handOver(carrier, server.url())).isInstanceOf(HandOver.Uncertain.class);
    assertThat(server.requests()).hasSize(1);
  }

  @ParameterizedTest
  @MethodSource("carriers")
  void nobodyKnowsWhenTheAnswerCannotBeRead(Dialect carrier) {
    server.does(answering(new Reply(200, "{\"messages\": [")));

    assertThat(handOver(carrier, server.url())).isInstanceOf(HandOver.Uncertain.class);
    assertThat(server.requests()).hasSize(1);
  }

  @ParameterizedTest
  @MethodSource("carriers")
  void aCarrierInTroubleIsSpared(Dialect carrier) {
    server.does(answering(new Reply(503, "overloaded")));
    var line = carrier.line(server.url());
    for (int i = 0; i < 200; i++) {
      line.handOver(parcel(PERSON, Parcel.Text.of("Hola")));
    }

    assertThat(server.requests()).hasSizeLessThan(200);
  }

  private static HandOver handOver(Dialect carrier, URI server) {
    return carrier.line(server).handOver(parcel(PERSON, Parcel.Text.of("Hola")));
  }
}
