package io.centralita.proxy.contact;

import static org.assertj.core.api.Assertions.assertThat;

import io.centralita.contracts.gateway.MessageContent.Location;
import io.centralita.contracts.gateway.MessageContent.Media;
import io.centralita.contracts.routing.SendCommand.Body.Words;
import io.centralita.proxy.contact.Screening.Blocked;
import io.centralita.proxy.contact.Screening.Clear;
import io.centralita.proxy.contact.Screening.Masked;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ScreeningTest {
  private static final ContactSettings USUAL = new ContactSettings(Map.of());
  private static final Media CARD =
      new Media(URI.create("https://media.example/1"), "text/x-vCard");
  private static final Media PICTURE =
      new Media(URI.create("https://media.example/2"), "image/jpeg");

  @Test
  void wordsWithoutContactsCrossAsTheyAre() {
    var words = new Words("Son S/ 150, llego a las 9:30", List.of(PICTURE), null);

    assertThat(Screening.of(words, USUAL)).isEqualTo(new Clear(words));
  }

  @Test
  void contactsAreMaskedUnlessTheirPolicySaysOtherwise() {
    var both = words("987654321 o a@example.com");

    assertThat(Screening.of(both, USUAL)).isEqualTo(new Masked(words("••• o •••")));
    assertThat(Screening.of(both, policy(ContactKind.EMAIL, ContactPolicy.ALLOW)))
        .isEqualTo(new Masked(words("••• o a@example.com")));
    assertThat(Screening.of(both, policy(ContactKind.EMAIL, ContactPolicy.BLOCK)))
        .isEqualTo(new Blocked());
  }

  @Test
  void whatIsAllowedCrosses() {
    var link = words("mira https://example.com/fotos");

    assertThat(Screening.of(link, policy(ContactKind.LINK, ContactPolicy.ALLOW)))
        .isEqualTo(new Clear(link));
  }

  @Test
  void theNameOfAPlaceMayHideANumberToo() {
    var place = new Location(-12.1, -77.0, "Taller 987 654 321");

    assertThat(Screening.of(new Words("", List.of(), place), USUAL))
        .isEqualTo(new Masked(new Words("", List.of(), new Location(-12.1, -77.0, "Taller •••"))));
  }

  @Test
  void theAddressOfAPlaceMayHideANumberToo() {
    var place = new Location(-12.1, -77.0, "Taller", "Calle Uno 123, cel 987654321");

    assertThat(Screening.of(new Words("", List.of(), place), USUAL))
        .isEqualTo(
            new Masked(
                new Words(
                    "",
                    List.of(),
                    new Location(-12.1, -77.0, "Taller", "Calle Uno 123, cel •••"))));
    assertThat(
            Screening.of(
                new Words("", List.of(), place), policy(ContactKind.PHONE, ContactPolicy.BLOCK)))
        .isEqualTo(new Blocked());
  }

  @Test
  void whatIsMaskedStillQuotes() {
    assertThat(Screening.of(words("987654321 ok").quoting("SM1"), USUAL))
        .isEqualTo(new Masked(words("••• ok").quoting("SM1")));
  }

  @Test
  void aCardOfAnAddressBookIsANumber() {
    assertThat(Screening.of(new Words("", List.of(CARD), null), USUAL)).isEqualTo(new Blocked());
    assertThat(Screening.of(new Words("mira", List.of(CARD, PICTURE), null), USUAL))
        .isEqualTo(new Masked(new Words("mira", List.of(PICTURE), null)));
    var allowed = new Words("", List.of(CARD), null);
    assertThat(Screening.of(allowed, policy(ContactKind.PHONE, ContactPolicy.ALLOW)))
        .isEqualTo(new Clear(allowed));
  }

  private static Words words(String text) {
    return new Words(text, List.of(), null);
  }

  private static ContactSettings policy(ContactKind kind, ContactPolicy policy) {
    return new ContactSettings(Map.of(kind, policy));
  }
}
