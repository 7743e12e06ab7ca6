package io.centralita.gateway.twilio;

import static org.assertj.core.api.Assertions.assertThat;

import io.centralita.contracts.address.Channel;
import io.centralita.contracts.gateway.InboundMessage.OptOut;
import io.centralita.contracts.gateway.MessageContent;
import io.centralita.contracts.gateway.MessageContent.Author;
import io.centralita.contracts.gateway.MessageContent.Button;
import io.centralita.contracts.gateway.MessageContent.Forwarding;
import io.centralita.contracts.gateway.MessageContent.Location;
import io.centralita.contracts.gateway.MessageContent.Media;
import io.centralita.contracts.gateway.MessageContent.Referral;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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
        .isEqualTo(new Location(-12.12, -77.03, "Casa", "Calle 1"));
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
    var strange = read(Forms.with(TEXT, "MessageType", "+51987654321"));

    assertThat(message.content().unsupported()).isEqualTo("hologram");
    assertThat(strange.content().unsupported()).isEqualTo("unknown");
    assertThat(strange.content().text()).isEqualTo("Hola");
  }

  @Test
  void whoseMessageIsQuotedIsSaidWithoutTheAddress() throws Form.Malformed {
    var quoting = Forms.with(TEXT, "OriginalRepliedMessageSid", "SM0");

    var ours = read(Forms.with(quoting, "OriginalRepliedMessageSender", "whatsapp:" + TO));
    var own = read(Forms.with(quoting, "OriginalRepliedMessageSender", "whatsapp:" + Forms.PERSON));

    assertThat(ours.repliedTo()).isEqualTo("SM0");
    assertThat(ours.content().quoted()).isEqualTo(Author.US);
    assertThat(own.content().quoted()).isEqualTo(Author.PERSON);
    assertThat(own.toString()).doesNotContain(Forms.DIGITS);
  }

  @Test
  void whatLedToTheMessageIsKept() throws Form.Malformed {
    var message =
        read(
            Forms.with(
                TEXT,
                "ReferralSourceType",
                "ad",
                "ReferralSourceId",
                "120208",
                "ReferralHeadline",
                "Gasfitería en Lima",
                "ReferralBody",
                "Llegamos en una hora",
                "ReferralSourceUrl",
                "https://fb.me/2ZuRxLFy0",
                "ReferralCtwaClid",
                "ARAk"));

    assertThat(message.content().referral())
        .isEqualTo(
            new Referral(
                "ad",
                "120208",
                "Gasfitería en Lima",
                "Llegamos en una hora",
                URI.create("https://fb.me/2ZuRxLFy0"),
                "ARAk"));
    assertThat(
            read(Forms.with(TEXT, "ReferralSourceId", "1", "ReferralSourceUrl", "not an address"))
                .content()
                .referral())
        .isEqualTo(new Referral("unknown", "1", null, null, null, null));
    assertThat(read(TEXT).content().referral()).isNull();
  }

  @Test
  void whatIsPassedOnIsMarked() throws Form.Malformed {
    var once = Forms.with(TEXT, "Forwarded", "true");

    assertThat(read(once).content().forwarded()).isEqualTo(Forwarding.ONCE);
    assertThat(read(Forms.with(once, "FrequentlyForwarded", "true")).content().forwarded())
        .isEqualTo(Forwarding.OFTEN);
    assertThat(read(Forms.with(TEXT, "Forwarded", "false")).content().forwarded()).isNull();
  }

  @ParameterizedTest
  @CsvSource({"STOP, OUT", "START, IN", "HELP, HELP"})
  void whatTwiliosOptOutListDidIsAMarkOfTheMessage(String type, OptOut optOut)
      throws Form.Malformed {
    assertThat(read(Forms.with(TEXT, "OptOutType", type)).optOut()).isEqualTo(optOut);
    assertThat(read(Forms.with(TEXT, "OptOutType", "LATER")).optOut()).isNull();
  }

  @Test
  void aMessageHasTenMediaAtMost() throws Form.Malformed {
    var form = TEXT;
    for (int i = 0; i < 20; i++) {
      form = Forms.with(form, "MediaUrl" + i, "https://api.example.com/Media/ME" + i);
    }

    assertThat(read(form).content().media()).hasSize(10);
  }

  @ParameterizedTest
  @CsvSource({
    "MediaUrl0, not an address, media",
    "Latitude, north, location",
    "Latitude, 91, location",
    "Longitude, NaN, location"
  })
  void aPartThatMakesNoSenseIsMarkedAndTheMessageKept(String field, String value, String kind)
      throws Form.Malformed {
    var place = Forms.with(TEXT, "Latitude", "-12.12", "Longitude", "-77.03");

    var content = read(Forms.with(place, field, value)).content();

    assertThat(content.text()).isEqualTo("Hola");
    assertThat(content.unsupported()).isEqualTo(kind);
    assertThat(content.media()).isEmpty();
    assertThat(content.location() == null).isEqualTo(kind.equals("location"));
  }

  @Test
  void aMediumThatMakesNoSenseDoesNotHideTheNextOne() throws Form.Malformed {
    var good = "https://api.example.com/Media/ME1";
    var form =
        Forms.with(TEXT, "MessageType", "image", "MediaUrl0", "not an address", "MediaUrl1", good);

    var content = read(form).content();

    assertThat(content.media())
        .containsExactly(new Media(URI.create(good), "application/octet-stream"));
    assertThat(content.unsupported()).isEqualTo("image");
  }

  @Test
  void whatIsQuotedByNoIdIsNotQuoted() throws Form.Malformed {
    var message =
        read(
            Forms.with(TEXT, "OriginalRepliedMessageSid", "no id", "MessagingServiceSid", "no id"));

    assertThat(message.repliedTo()).isNull();
    assertThat(message.messagingService()).isNull();
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
