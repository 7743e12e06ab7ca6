package io.centralita.fleet.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/// What happens on the proxy number, once somebody has accepted.
class MaskingStoriesIT {
  private static final byte[] PICTURE = {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10};

  private final StoryFleet fleet = StoryFleet.running();

  @Test
  void bothWriteThroughTheProxyNumber() {
    var pair = linked("el microondas está malogrado, en Pueblo Libre", "Electrodomésticos");
    var customer = pair.customer();
    var provider = pair.provider();

    customer.writesTo(pair.proxy(), "¿A qué hora puedes venir?");
    var waiting = provider.readsFrom(pair.proxy(), "mensaje");
    provider.tapsOn(pair.proxy(), waiting, "Ver mensaje");
    provider.readsFrom(pair.proxy(), "¿A qué hora puedes venir?");
    provider.writesTo(pair.proxy(), "A las 5 estoy ahí");
    customer.readsFrom(pair.proxy(), "A las 5 estoy ahí");
    provider.sendsAPicture(pair.proxy(), PICTURE, "Es esta pieza");
    var shown = customer.readsFrom(pair.proxy(), "Es esta pieza");

    assertThat(fleet.phones().picture(shown)).isEqualTo(PICTURE);
    assertThat(fleet.sendsThatSay("Es esta pieza"))
        .singleElement()
        .asString()
        .contains(fleet.fleet().url("gateway-service") + "/twilio/media/")
        .doesNotContain("/Accounts/", fleet.fleet().url("twilio-simulator") + "");
    customer.hasReadEverything();
    provider.hasReadEverything();
  }

  @Test
  void numbersStayBehindHoweverTheyAreTyped() {
    var pair = linked("cambiar la chapa de mi puerta en Barranco", "Cerrajería");
    var customer = pair.customer();
    var provider = pair.provider();

    customer.writesTo(
        pair.proxy(), "Mejor llámame al nueve ocho siete, 654 y 3 2 1. Son S/ 80, ¿no?");

    provider.tapsOn(pair.proxy(), provider.readsFrom(pair.proxy(), "mensaje"), "Ver mensaje");
    var read = provider.readsFrom(pair.proxy(), "Mejor llámame").body();
    assertThat(read).contains("•••", "S/ 80").doesNotContain("siete", "654");
    customer.readsFrom(pair.proxy(), "datos de contacto");
    customer.hasReadEverything();
    provider.hasReadEverything();
  }

  @Test
  void textThatIsLongerThanTwilioSendsArrivesWhole() {
    var pair = linked("formatear PC en Magdalena", "Computadoras");
    var text = "y la pantalla se queda negra ".repeat(100).strip();

    pair.provider().writesTo(pair.proxy(), text);
    var waiting = pair.customer().readsFrom(pair.proxy(), "mensaje nuevo");
    pair.customer().tapsOn(pair.proxy(), waiting, "Ver mensaje");

    var first = pair.customer().readsFrom(pair.proxy(), "pantalla").body();
    var second = pair.customer().readsFrom(pair.proxy(), "pantalla").body();
    assertThat(first + " " + second).isEqualTo(text);
    pair.customer().hasReadEverything();
  }

  /// Over SMS no window is ever shut.
  @Test
  void whoAskedOverSmsIsMaskedOverSms() {
    var pair =
        Pair.linked(
            fleet, fleet.newTexter(), "se fue la luz en mi casa, en Magdalena", "Electricidad");
    var customer = pair.customer();
    var provider = pair.provider();

    provider.writesTo(pair.proxy(), "Voy para allá, llego a las 5");
    customer.readsFrom(pair.proxy(), "llego a las 5");
    customer.writesTo(pair.proxy(), "Perfecto, mi correo es cliente@example.com");
    provider.readsFrom(pair.proxy(), "mi correo es •••");
    customer.readsFrom(pair.proxy(), "Ocultamos");

    var outgoing = fleet.telephoneOf(provider).calls(pair.proxy());
    var ringing = fleet.telephoneOf(customer).rings();
    assertThat(ringing.from()).isEqualTo(pair.proxy());
    fleet.telephoneOf(customer).answers(ringing);
    fleet.telephoneOf(provider).hangsUp(outgoing);
    assertThat(fleet.telephoneOf(customer).ends(ringing).status()).isEqualTo("completed");
    customer.hasReadEverything();
    provider.hasReadEverything();
  }

  @Test
  void afterTwoHoursTheNumberConnectsNobody() {
    var pair = linked("instalar aire acondicionado en San Isidro", "Aire acondicionado");

    fleet.clock().advance(Duration.ofHours(2).plusSeconds(1));
    pair.customer().readsFrom(pair.proxy(), "cerr");
    pair.customer().writesTo(pair.proxy(), "¿sigues ahí?");
    pair.customer().readsFrom(pair.proxy(), "no te conecta con nadie");
  }

  @Test
  void whoReadsEnglishIsToldInEnglishWhatCrossesAndWhenItEnds() {
    var pair =
        Pair.linkedInEnglish(
            fleet,
            "My fridge does not cool, I am in Barranco",
            "Appliance repair",
            "Electrodomésticos");
    var customer = pair.customer();

    pair.provider().writesTo(pair.proxy(), "Llego a las 5");
    var waiting = customer.readsFrom(pair.proxy(), "You have a new message");
    customer.tapsOn(pair.proxy(), waiting, "See message");
    customer.readsFrom(pair.proxy(), "Llego a las 5");
    customer.writesTo(pair.proxy(), "Great, mail me at customer@example.com, it is 80 soles");
    customer.readsFrom(pair.proxy(), "We hid the contact or payment details");

    fleet.clock().advance(Duration.ofHours(2).plusSeconds(1));
    customer.readsFrom(pair.proxy(), "This conversation is closed now");
    customer.writesTo(pair.proxy(), "are you there?");
    customer.readsFrom(pair.proxy(), "does not connect you to anybody");
    customer.hasReadEverything();
  }

  private Pair linked(String request, String category) {
    return Pair.linked(fleet, request, category);
  }
}
