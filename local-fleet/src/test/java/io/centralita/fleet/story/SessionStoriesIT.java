package io.centralita.fleet.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What happens in sessions that an account opens over Twilio's Proxy API (P1–P6).
class SessionStoriesIT {
  private static final byte[] PICTURE = {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10, 9};
  private static final int AN_HOUR = 3_600;
  private static final int ALL_NUMBERS = 6;

  private final StoryFleet fleet = StoryFleet.running();
  private final ProxyAccount account = fleet.proxyAccount();

  @Test
  void oneOnWhatsAppAndOneWithAPlainPhoneWriteAndCall() {
    var talk = talk(fleet.newCustomer(), fleet.newTexter(), AN_HOUR);
    var customer = talk.one();
    var provider = talk.other();

    customer.writesTo(talk.onesNumber(), "¿Puede venir a las 5?");
    provider.readsFrom(talk.othersNumber(), "¿Puede venir a las 5?");
    provider.writesTo(talk.othersNumber(), "Sí, llego a las 5 y cuarto");
    customer.readsFrom(talk.onesNumber(), "Sí, llego a las 5 y cuarto");
    customer.sendsAPicture(talk.onesNumber(), PICTURE, "Así está la puerta");
    var shown = provider.readsFrom(talk.othersNumber(), "Así está la puerta");
    assertThat(fleet.phones().picture(shown)).isEqualTo(PICTURE);
    customer.sendsALocationTo(talk.onesNumber(), -12.1203, -77.0297);
    provider.readsFrom(talk.othersNumber(), "https://maps.google.com/?q=-12.1203,-77.0297");

    var outgoing = fleet.telephoneOf(customer).calls(talk.onesNumber());
    var ringing = fleet.telephoneOf(provider).rings();
    assertThat(ringing.from()).isEqualTo(talk.othersNumber());
    fleet.telephoneOf(provider).answers(ringing);
    fleet.telephoneOf(customer).hangsUp(outgoing);
    assertThat(fleet.telephoneOf(provider).ends(ringing).status()).isEqualTo("completed");
    talk.isAllRead();
  }

  @Test
  void oneInEverySessionThatThereAreNumbersForHearsEachApart() {
    var agent = fleet.newTexter();
    var talks = new ArrayList<Talk>();
    for (int number = 1; number <= ALL_NUMBERS; number++) {
      talks.add(talk(agent, fleet.newTexter(), AN_HOUR));
    }
    assertThat(talks).extracting(Talk::onesNumber).doesNotHaveDuplicates();

    for (var talk : talks) {
      talk.other().writesTo(talk.othersNumber(), "Soy el cliente " + talks.indexOf(talk));
    }
    for (var talk : talks.reversed()) {
      agent.readsFrom(talk.onesNumber(), "Soy el cliente " + talks.indexOf(talk));
      agent.writesTo(talk.onesNumber(), "Hola, cliente " + talks.indexOf(talk));
    }
    for (var talk : talks) {
      talk.other().readsFrom(talk.othersNumber(), "Hola, cliente " + talks.indexOf(talk));
      talk.isAllRead();
    }

    var oneMore = account.post("/v1/Services/default/Sessions", "Mode", "message-only");
    var refused =
        account.post(
            "/v1/Services/default/Sessions/" + oneMore.text("sid") + "/Participants",
            "Identifier",
            agent.number());
    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.code()).isEqualTo(80208);
    assertThat(refused.text("message")).contains("add numbers").doesNotContain(agent.number());
  }

  @Test
  void timeThatEndsInMidChatIsToldToWhoWritesNextAndFreesTheNumber() {
    var talk = talk(fleet.newTexter(), fleet.newTexter(), 60);
    talk.one().writesTo(talk.onesNumber(), "¿Cuánto me cobra por pintar la sala?");
    talk.other().readsFrom(talk.othersNumber(), "pintar la sala");
    assertThat(another(talk).code()).isEqualTo(80604);

    fleet.clock().advance(Duration.ofSeconds(61));
    talk.other().writesTo(talk.othersNumber(), "S/ 300 con materiales");

    talk.other().readsFrom(talk.othersNumber(), "ya se cerró");
    talk.one().readsFrom(talk.onesNumber(), "ya se cerró");
    talk.one().hasReadEverything();
    var ended = account.get(talk.session().url());
    assertThat(ended.text("status")).isEqualTo("closed");
    assertThat(ended.text("closed_reason")).isEqualTo("ttl");
    assertThat(another(talk).status()).isEqualTo(201);
  }

  /// Somebody else for the same person on the same number.
  private ProxyAccount.Said another(Talk talk) {
    var session = account.post("/v1/Services/default/Sessions", "Mode", "message-only");
    return account.post(
        "/v1/Services/default/Sessions/" + session.text("sid") + "/Participants",
        "Identifier",
        talk.one().number(),
        "ProxyIdentifier",
        talk.onesNumber());
  }

  @Test
  void aReplyAfterTheAccountHasClosedReachesNobody() {
    var talk = talk(fleet.newTexter(), fleet.newTexter(), AN_HOUR);
    talk.one().writesTo(talk.onesNumber(), "Ya quedó la cerradura, gracias");
    talk.other().readsFrom(talk.othersNumber(), "gracias");

    account.closes(talk.session());
    talk.one().readsFrom(talk.onesNumber(), "ya se cerró");
    talk.other().readsFrom(talk.othersNumber(), "ya se cerró");
    talk.other().writesTo(talk.othersNumber(), "A usted, cualquier cosa me avisa");

    talk.other().readsFrom(talk.othersNumber(), "no te conecta con nadie");
    talk.isAllRead();
  }

  @Test
  void howeverANumberIsTypedItStaysBehindAndItsWriterIsTold() {
    var talk = talk(fleet.newTexter(), fleet.newTexter(), AN_HOUR);
    var typed =
        List.of(
            "Mi cel es 9️⃣8️⃣7️⃣6️⃣5️⃣4️⃣3️⃣2️⃣1️⃣, la visita son S/ 40",
            "anote: nueve ocho siete seis cinco cuatro tres dos uno, la visita son S/ 40",
            "9B7 6S4 3Z1 es mi whatsapp, la visita son S/ 40");

    for (var text : typed) {
      talk.one().writesTo(talk.onesNumber(), text);
    }

    for (int text = 0; text < typed.size(); text++) {
      assertThat(talk.other().readsFrom(talk.othersNumber(), "•••", "S/ 40").body())
          .doesNotContain("9️⃣8️⃣", "ocho siete", "6S4");
    }
    talk.one().readsFrom(talk.onesNumber(), "Ocultamos");
    talk.isAllRead();
  }

  @Test
  void whoWritesEnglishIsToldInEnglish() {
    var talk = talk(fleet.newTexter(), fleet.newTexter(), AN_HOUR);
    talk.one().writesTo(talk.onesNumber(), "Good morning, when can you come to fix the door?");
    talk.other().readsFrom(talk.othersNumber(), "fix the door");

    talk.one()
        .writesTo(
            talk.onesNumber(),
            "please call me at nine eight seven, six five four, three two one, I pay 80 soles");

    talk.other().readsFrom(talk.othersNumber(), "please call me at •••", "80 soles");
    talk.one().readsFrom(talk.onesNumber(), "We hid the contact");
    talk.isAllRead();
  }

  @Test
  void thatOneWantsNoMoreMessagesIsTheirOwnAffair() {
    var talk = talk(fleet.newTexter(), fleet.newTexter(), AN_HOUR);

    talk.other().writesTo(talk.othersNumber(), "BAJA");
    talk.other().readsFrom(talk.othersNumber(), "ALTA");
    talk.one().writesTo(talk.onesNumber(), "¿Sigue en pie lo de mañana?");

    var told = talk.one().readsFrom(talk.onesNumber(), "No pudimos entregar un mensaje tuyo");
    assertThat(told.body()).doesNotContainIgnoringCase("baja").doesNotContain("no quiere");
    talk.isAllRead();
  }

  private Talk talk(VirtualPhone one, VirtualPhone other, int ttl) {
    var session = account.opens("voice-and-message", ttl, one.identifier(), other.identifier());
    return new Talk(one, other, session);
  }

  private record Talk(VirtualPhone one, VirtualPhone other, ProxyAccount.Session session) {
    String onesNumber() {
      return session.numbers().getFirst();
    }

    String othersNumber() {
      return session.numbers().getLast();
    }

    void isAllRead() {
      // The one in many sessions reads them one after the other.
      one.hasReadEverythingFrom(onesNumber());
      other.hasReadEverything();
    }
  }
}
