package io.centralita.gateway.twilio;

import static org.assertj.core.api.Assertions.assertThat;

import io.centralita.contracts.address.Channel;
import io.centralita.contracts.gateway.MessageContent;
import io.centralita.contracts.gateway.MessageContent.Button;
import io.centralita.contracts.gateway.MessageContent.Location;
import io.centralita.contracts.gateway.MessageContent.Media;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TwilioMessageTest {
  private static final String TO = "+5117000001";
  private static final Map<String, String> TEXT = Forms.whatsapp("SM1", TO, "Hola");

  @Test
  void aTextIsItsBody() throws Form.Malformed {
    var message = read(TEXT);

    assertThat(message.sid()).isEqualTo("SM1");
    assertThat(message.from().channel()).isEqualTo(Channel.WHATSAPP);
    assertThat(message.from().identity().orElseThrow().reveal()).isEqualTo(Forms.PERSON);
    assertThat(message.to().e164()).isEqualTo(TO);
    assertThat(message.senderName()).isEqualTo("Cliente 1");
    assertThat(message.content()).isEqualTo(MessageContent.text("Hola"));
    assertThat(message.repliedTo()).isNull();
  }

  @Test
  void anSmsHasNoPrefixAndNoName() throws Form.Malformed {
    var message = read(Forms.sms("SM2", TO, "Hola"));

    assertThat(message.from().channel()).isEqualTo(Channel.SMS);
    assertThat(message.senderName()).isNull();
  }

  @Test
  void aPersonWithoutANumberIsSomebodyToo() throws Form.Malformed {
    var message = read(Forms.with(TEXT, "From", "whatsapp:US.13491208655302741918"));

    var identity = message.from().identity().orElseThrow();
    assertThat(identity.reveal()).isEqualTo("US.13491208655302741918");
    assertThat(identity.isPhoneNumber()).isFalse();
  }

  @Test
  void aCompanysNameIsNobody() throws Form.Malformed {
    assertThat(read(Forms.with(TEXT, "From", "EMPRESA")).from().identity()).isEmpty();
  }

  @Test
  void picturesComeWithTheirCaption() throws Form.Malformed {
    var message =
        read(
            Forms.with(
                TEXT,
                "NumMedia",
                "2",
                "MediaUrl0",
                "https://api.example.com/Media/ME1",
                "MediaContentType0",
                "image/jpeg",
                "MediaUrl1",
                "https://api.example.com/Media/ME2"));

    assertThat(message.content().text()).isEqualTo("Hola");
    assertThat(message.content().media())
        .isEqualTo(
            List.of(
                new Media(URI.create("https://api.example.com/Media/ME1"), "image/jpeg"),
                new Media(
                    URI.create("https://api.example.com/Media/ME2"), "application/octet-stream")));
  }

  @Test
  void aPlaceHasALabelOrAnAddress() throws Form.Malformed {
    var place =
        Forms.with(Forms.without(TEXT, "Body"), "Latitude", "-12.12", "Longitude", "-77.03");

    assertThat(read(place).content().location()).isEqualTo(new Location(-12.12, -77.03, null));
    assertThat(read(place).content().text()).isEmpty();
    assertThat(read(Forms.with(place, "Address", "Calle 1")).content().location())
        .isEqualTo(new Location(-12.12, -77.03, "Calle 1"));
    assertThat(read(Forms.with(place, "Address", "Calle 1", "Label", "Casa")).content().location())
        .isEqualTo(new Location(-12.12, -77.03, "Casa"));
  }

  @Test
  void aTapSaysWhatItStandsForAndWhatItAnswers() throws Form.Malformed {
    var message =
        read(
            Forms.with(
                TEXT,
                "ButtonPayload",
                "accept:1",
                "ButtonText",
                "Acepto",
                "OriginalRepliedMessageSid",
                "MM9",
                "OriginalRepliedMessageSender",
                "whatsapp:" + TO));

    assertThat(message.content().button()).isEqualTo(new Button("accept:1", "Acepto"));
    assertThat(message.repliedTo()).isEqualTo("MM9");
  }

  @Test
  void aRowOfAListCountsAsAButton() throws Form.Malformed {
    var message = read(Forms.with(TEXT, "ListId", "choose:1", "ListTitle", "El Faro"));

    assertThat(message.content().button()).isEqualTo(new Button("choose:1", "El Faro"));
  }

  @Test
  void aTypeThatNobodyKnowsIsKept() throws Form.Malformed {
    var message = read(Forms.with(Forms.without(TEXT, "Body"), "MessageType", "hologram"));

    assertThat(message.content()).isEqualTo(MessageContent.text(""));
  }

  @Test
  void whatNoDatabaseTakesIsLeftOut() throws Form.Malformed {
    assertThat(read(Forms.with(TEXT, "Body", "a\0b", "ProfileName", "\0x")).content().text())
        .isEqualTo("ab");
  }

  @Test
  void aPrintedMessageDoesNotTellItsSender() throws Form.Malformed {
    assertThat(read(TEXT).toString()).doesNotContain(Forms.DIGITS);
  }

  private static TwilioMessage read(Map<String, String> form) throws Form.Malformed {
    return TwilioMessage.of(Form.parse(TwilioClient.encode(form).getBytes(StandardCharsets.UTF_8)));
  }
}
