package io.centralita.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.centralita.contracts.Topics;
import io.centralita.contracts.gateway.InboundMessage.MessageReceived;
import io.centralita.contracts.gateway.MessageContent;
import io.centralita.contracts.gateway.MessageContent.Author;
import io.centralita.contracts.gateway.MessageContent.Button;
import io.centralita.contracts.gateway.MessageContent.Forwarding;
import io.centralita.contracts.routing.SendCommand;
import io.centralita.gateway.twilio.Forms;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/// What a person can do on a phone, and what becomes of it: the same whichever carrier brings it.
/// The payloads are in `receive/<carrier>/`.
@ExtendWith(OutputCaptureExtension.class)
class ReceiveCasesIT extends RunningGateway {

  /// Each with what must be true of the event.
  @SuppressWarnings("ImmutableEnumChecker")
  enum Case {
    TEXT(message ->
        assertThat(message.content()).isEqualTo(MessageContent.text("Se rompió mi caño"))),
    MEDIA(message -> {
      assertThat(message.content().text()).isEqualTo("La fuga");
      assertThat(message.content().media()).hasSize(1);
      assertThat(message.content().media().getFirst().contentType()).isEqualTo("image/jpeg");
      assertThat(message.content().media().getFirst().url()).hasScheme("https");
    }),
    LOCATION(message -> {
      assertThat(message.content().location().latitude()).isEqualTo(-12.1211);
      assertThat(message.content().location().longitude()).isEqualTo(-77.0297);
    }),
    BUTTON(message ->
        assertThat(message.content().button()).isEqualTo(new Button("accept:1", "Acepto"))),
    LIST(message -> {
      assertThat(message.content().button()).isEqualTo(new Button("choose:2", "El Faro"));
      assertThat(message.content().text()).isEqualTo("El Faro");
    }),
    QUOTED(message -> {
      assertThat(message.repliedTo())
          .isEqualTo(InboundCarrier.valueOf(message.carrier().name()).published("quotedQUOTED"));
      assertThat(message.content().quoted()).isNotEqualTo(Author.PERSON);
    }),
    FORWARDED(message -> assertThat(message.content().forwarded()).isEqualTo(Forwarding.ONCE)),
    REFERRAL(message -> {
      assertThat(message.content().referral().source()).isEqualTo("ad");
      assertThat(message.content().referral().headline()).isEqualTo("Gasfitería en Lima");
      assertThat(message.content().referral().clickId()).isEqualTo("ARAk");
    }),
    NO_NUMBER(message -> {
      var person = TestGateway.sealer().open(message.from());
      assertThat(person.isPhoneNumber()).isFalse();
      assertThat(person.reveal()).containsAnyOf("US.13491208655302741918", "kommo:8e4d4baa-");
    }),
    UNKNOWN_TYPE(message -> assertThat(message.content().unsupported()).isEqualTo("hologram"));

    private final Consumer<MessageReceived> check;

    Case(Consumer<MessageReceived> check) {
      this.check = check;
    }

    String file() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  /// What a carrier has no way to say.
  private static final Map<InboundCarrier, Set<Case>> UNSAID =
      Map.of(
          InboundCarrier.TWILIO, Set.of(),
          InboundCarrier.META, Set.of(),
          InboundCarrier.KOMMO, Set.of(Case.BUTTON, Case.REFERRAL));

  static Stream<Arguments> cases() {
    return Arrays.stream(InboundCarrier.values())
        .flatMap(carrier ->
            Arrays.stream(Case.values())
                .filter(each -> !UNSAID.get(carrier).contains(each))
                .map(each -> Arguments.of(carrier, each)));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void everyCaseIsTheSameEventFromEveryCarrier(InboundCarrier carrier, Case one) {
    var name = one.name().replace("_", "");
    var answer = carrier.post(port, carrier.payload(one.file(), name));

    assertThat(answer.statusCode()).isEqualTo(200);
    var record = only(Topics.MESSAGES, carrier.published(name));
    var event = decoded(Topics.MESSAGES, record);
    var message = (MessageReceived) event.data();
    one.check.accept(message);
    assertThat(event.id()).isEqualTo(carrier.eventId(name));
    assertThat(record.key()).isEqualTo(SendCommand.orderKey(message.from(), carrier.number));
    assertThat(message.to()).isEqualTo(carrier.number);
    assertThat(message.carrier()).isEqualTo(carrier.carrier);
    assertThat(message.senderName()).isEqualTo("Cliente 1");
    assertThat(message.content().unsupported() == null).isEqualTo(one != Case.UNKNOWN_TYPE);
    assertThat(text(record)).doesNotContain(Forms.DIGITS, "wamid.", "13491208655302741918");
    if (one != Case.NO_NUMBER) {
      assertThat(TestGateway.sealer().open(message.from()).reveal()).isEqualTo(Forms.PERSON);
    }
    if (carrier != InboundCarrier.TWILIO) {
      assertThat(message.sentAt()).isEqualTo(Instant.ofEpochSecond(1763650798));
    }
    assertThat(message.carrierChatId() != null).isEqualTo(carrier == InboundCarrier.KOMMO);
  }

  @Test
  void whatACarrierCannotSayHasNoFile() {
    for (var carrier : InboundCarrier.values()) {
      assertThat(
              Arrays.stream(Case.values())
                  .filter(each -> carrier.payload(each.file(), "x") == null)
                  .collect(Collectors.toSet()))
          .isEqualTo(UNSAID.get(carrier));
    }
  }

  @ParameterizedTest
  @EnumSource
  void aSecondDeliveryIsTheSameEvent(InboundCarrier carrier) {
    var payload = carrier.payload("text", "twice");

    assertThat(carrier.post(port, payload).statusCode()).isEqualTo(200);
    assertThat(carrier.post(port, payload).statusCode()).isEqualTo(200);

    assertThat(of(Topics.MESSAGES, carrier.published("twice")))
        .hasSize(2)
        .extracting(record -> decoded(Topics.MESSAGES, record).id())
        .containsOnly(carrier.eventId("twice"));
  }

  @ParameterizedTest
  @EnumSource
  void aForgedRequestIsRefused(InboundCarrier carrier) {
    var answer = carrier.forge(port, carrier.payload("text", "forged"));

    assertThat(answer.statusCode()).isEqualTo(403);
    assertThat(answer.body()).contains("signature-invalid");
    assertThat(of(Topics.MESSAGES, carrier.published("forged"))).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void whatLacksItsEssentialsIsNoMessage(InboundCarrier carrier) {
    var payload = carrier.payload("text", "less").replace(carrier.id("less"), "");

    var answer = carrier.post(port, payload);

    // A batch goes on without what cannot be read: it would only come again.
    assertThat(answer.statusCode()).isEqualTo(carrier == InboundCarrier.META ? 200 : 400);
  }

  @ParameterizedTest
  @EnumSource
  void aNumberOfNobodyIsNotFoundSoThatTheMessageComesAgain(InboundCarrier carrier) {
    var payload =
        carrier
            .payload("text", "nobody")
            .replace(carrier.number.e164(), "+5117999999")
            .replace(Numbers.META_ID, "999999999999")
            .replace(Numbers.KOMMO_ACCOUNT, "00000000-0000-4000-8000-000000000000");

    var answer = carrier.post(port, payload);

    assertThat(answer.statusCode()).isEqualTo(404);
    assertThat(answer.body()).contains("number-unknown");
  }

  @ParameterizedTest
  @EnumSource
  void aBodyBeyondTheLimitIsRefused(InboundCarrier carrier) {
    var text = "x".repeat(carrier.limit);
    var payload = carrier.payload("text", "large").replace("Se rompió mi caño", text);

    var answer = carrier.post(port, payload);

    assertThat(answer.statusCode()).isEqualTo(413);
    assertThat(answer.body()).contains("body-too-large");
  }

  @ParameterizedTest
  @EnumSource
  void noLineTellsANumberOrAText(InboundCarrier carrier, CapturedOutput output) {
    var payload = carrier.payload("text", "quiet");
    carrier.post(port, payload);
    carrier.forge(port, payload);
    carrier.post(port, payload.replace(carrier.number.e164(), "+5117999999"));

    assertThat(output.getAll()).contains("signature-invalid");
    assertThat(output.getAll()).doesNotContain(Forms.DIGITS, "rompió", "wamid.");
  }

  @ParameterizedTest
  @EnumSource(names = "TWILIO", mode = EnumSource.Mode.EXCLUDE)
  void whatIsNoJsonIsMalformed(InboundCarrier carrier) {
    var deep = "[".repeat(1000);
    for (var body :
        List.of(
            "",
            "[]",
            "7",
            "{",
            "{\"a\":1}{}",
            "{\"a\":" + deep,
            "{\"a\":1" + "0".repeat(100) + "}")) {
      var answer = carrier.post(port, body);

      assertThat(answer.statusCode()).as(body).isEqualTo(400);
      assertThat(answer.body()).contains("request-malformed");
    }
  }
}
