package io.centralita.routing.sending;

import static org.assertj.core.api.Assertions.assertThat;

import io.centralita.contracts.address.Address;
import io.centralita.contracts.address.Channel;
import io.centralita.contracts.gateway.MessageContent.Location;
import io.centralita.contracts.gateway.MessageContent.Media;
import io.centralita.contracts.routing.SendCommand.Body.Words;
import io.centralita.contracts.routing.SendCommand.SendMessage;
import io.centralita.contracts.values.BusinessNumber;
import io.centralita.contracts.values.SendId;
import io.centralita.contracts.values.TenantId;
import java.net.URI;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PartsTest {
  private static final SendId ID = SendId.of("7772ed86-1014-8ae2-b645-0c98a22af42f");
  private static final List<Media> SEVERAL =
      Stream.of("one", "two", "three")
          .map(name -> new Media(URI.create("https://api.twilio.com/" + name), "image/png"))
          .toList();
  private static final List<Media> PICTURE = SEVERAL.subList(0, 1);
  private static final Location PLACE = new Location(-12.1, -77.0, null);

  @Test
  void whatFitsLeavesAsItIs() {
    var text = command("a".repeat(Parts.LONGEST), List.of());
    var captioned = command("a".repeat(Parts.LONGEST_CAPTION), PICTURE);
    var mms = onSms("a".repeat(Parts.LONGEST), SEVERAL);

    assertThat(Parts.of(text)).containsExactly(text);
    assertThat(Parts.of(captioned)).containsExactly(captioned);
    assertThat(Parts.of(mms)).containsExactly(mms);
  }

  @Test
  void aTextThatIsNoCaptionFollowsThePicture() {
    var parts = Parts.of(command("palabra ".repeat(120), PICTURE));

    assertThat(parts).extracting(part -> words(part).media()).containsExactly(PICTURE, List.of());
    assertThat(words(parts.getFirst()).text()).isEmpty();
    assertThat(words(parts.getLast()).text()).isEqualTo("palabra ".repeat(120));
    assertThat(words(parts.getLast()).location()).isEqualTo(PLACE);
  }

  @Test
  void theFirstPartQuotes() {
    var whole = command("Mira", SEVERAL);
    var quoting =
        new SendMessage(
            whole.id(),
            whole.tenant(),
            whole.to(),
            whole.from(),
            words(whole).quoting("wamid:1"),
            null,
            whole.cause());

    assertThat(Parts.of(quoting))
        .extracting(part -> words(part).quotes())
        .containsExactly("wamid:1", null, null);
  }

  @Test
  void onWhatsAppEachPictureIsAMessageAndTheFirstHasTheCaption() {
    var parts = Parts.of(command("Mira", SEVERAL));

    assertThat(parts)
        .flatExtracting(part -> words(part).media())
        .containsExactlyElementsOf(SEVERAL);
    assertThat(parts).extracting(part -> words(part).text()).containsExactly("Mira", "", "");
    assertThat(parts.getFirst().id()).isEqualTo(ID);
    assertThat(parts).extracting(SendMessage::id).doesNotHaveDuplicates();
  }

  @Test
  void whatIsTooLongLeavesInPartsBetweenWordsAndNothingIsMissing() {
    var text = "palabra ".repeat(500).strip();

    var parts = Parts.of(command(text, List.of()));

    assertThat(parts).hasSize(3);
    assertThat(parts).allMatch(part -> words(part).text().length() <= Parts.LONGEST);
    assertThat(parts.stream().map(part -> words(part).text()).collect(Collectors.joining(" ")))
        .isEqualTo(text);
  }

  @Test
  void theFirstPartKeepsTheIdAndTheMediaTheLastTheLocation() {
    var parts = Parts.of(command("palabra ".repeat(500), PICTURE));

    assertThat(parts.getFirst().id()).isEqualTo(ID);
    assertThat(parts).extracting(SendMessage::id).doesNotHaveDuplicates();
    assertThat(parts).isEqualTo(Parts.of(command("palabra ".repeat(500), PICTURE)));
    assertThat(words(parts.getFirst()).media()).isEqualTo(PICTURE);
    assertThat(words(parts.getLast()).media()).isEmpty();
    assertThat(words(parts.getFirst()).location()).isNull();
    assertThat(words(parts.getLast()).location()).isEqualTo(PLACE);
  }

  @Test
  void aTextWithoutBlanksIsNotCutInsideACharacter() {
    var text = "x" + "😟".repeat(2_000);

    var parts = Parts.of(command(text, List.of()));

    assertThat(parts.stream().map(part -> words(part).text()).collect(Collectors.joining()))
        .isEqualTo(text);
    assertThat(parts)
        .noneMatch(part ->
            Character.isHighSurrogate(words(part).text().charAt(words(part).text().length() - 1)));
  }

  private static Words words(SendMessage part) {
    return (Words) part.body();
  }

  private static SendMessage command(String text, List<Media> media) {
    return command(Channel.WHATSAPP, text, media);
  }

  private static SendMessage onSms(String text, List<Media> media) {
    return command(Channel.SMS, text, media);
  }

  private static SendMessage command(Channel channel, String text, List<Media> media) {
    return new SendMessage(
        ID,
        new TenantId("aliado"),
        new Address(channel, "ref", "sealed", "+51 9•• ••• 421"),
        new BusinessNumber("+5117000101"),
        new Words(text, media, PLACE),
        null,
        "relay");
  }
}
