package io.centralita.routing.sending;

import static org.assertj.core.api.Assertions.assertThat;

import io.centralita.contracts.address.Address;
import io.centralita.contracts.address.Channel;
import io.centralita.contracts.catalogue.ServiceCatalogue;
import io.centralita.contracts.gateway.MessageContent.Location;
import io.centralita.contracts.routing.SendCommand.Body;
import io.centralita.contracts.routing.SendCommand.Body.Words;
import io.centralita.contracts.values.BusinessNumber;
import io.centralita.contracts.values.Carrier;
import io.centralita.contracts.values.ConversationId;
import io.centralita.contracts.values.Language;
import io.centralita.contracts.values.SendId;
import io.centralita.contracts.values.TenantId;
import io.centralita.routing.carrier.Parcel;
import io.centralita.routing.carrier.Refusal;
import io.centralita.routing.conversation.Conversation;
import io.centralita.routing.conversation.Status;
import io.centralita.routing.sending.Preparation.Held;
import io.centralita.routing.sending.Preparation.NotNow;
import io.centralita.routing.sending.Preparation.Prepared;
import io.centralita.routing.sending.Preparation.Ready;
import io.centralita.routing.template.RealTemplates;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class PreparationTest {
  private static final Instant NOW = Instant.parse("2026-11-20T15:00:00Z");
  private static final Body HOLA = new Words("Hola", List.of(), null);
  private static final Body TEMPLATE = new Body.Template("reopen", Map.of());

  private final Preparation preparation =
      new Preparation(RealTemplates.inLima(), _ -> ServiceCatalogue.lima());

  static List<Arguments> windows() {
    var open = NOW.plus(Duration.ofHours(1));
    var shut = NOW.minusSeconds(1);
    var closing = NOW.plusSeconds(30);
    return List.of(
        Arguments.of(HOLA, Channel.WHATSAPP, open, "Text"),
        Arguments.of(HOLA, Channel.WHATSAPP, NOW.plusSeconds(31), "Text"),
        Arguments.of(HOLA, Channel.WHATSAPP, closing, "Held"),
        Arguments.of(HOLA, Channel.WHATSAPP, shut, "Held"),
        Arguments.of(HOLA, Channel.WHATSAPP, null, "Held"),
        Arguments.of(TEMPLATE, Channel.WHATSAPP, open, "Buttons"),
        Arguments.of(TEMPLATE, Channel.WHATSAPP, shut, "FromTemplate"),
        Arguments.of(TEMPLATE, Channel.WHATSAPP, null, "FromTemplate"),
        Arguments.of(HOLA, Channel.SMS, null, "Text"),
        Arguments.of(TEMPLATE, Channel.SMS, shut, "Text"),
        Arguments.of(HOLA, Channel.VOICE, open, "unsupported-channel"));
  }

  @ParameterizedTest
  @MethodSource("windows")
  void theWindowDecidesWhatMayLeave(Body body, Channel channel, Instant until, String expected) {
    assertThat(name(prepared(body, channel, until, true, false, false))).isEqualTo(expected);
  }

  @Test
  void whoeverKeepsTheWindowItselfGetsTheWords() {
    assertThat(name(prepared(HOLA, Channel.WHATSAPP, null, false, false, false))).isEqualTo("Text");
  }

  @ParameterizedTest
  @MethodSource("everything")
  void whoOptedOutGetsNothingButTheConfirmationOfIt(Body body, Channel channel) {
    var open = NOW.plus(Duration.ofHours(1));

    assertThat(prepared(body, channel, open, true, true, false))
        .isEqualTo(new NotNow(Refusal.OPTED_OUT));
    assertThat(prepared(body, channel, open, true, true, true)).isInstanceOf(Ready.class);
  }

  static Stream<Arguments> everything() {
    return Stream.of(HOLA, TEMPLATE)
        .flatMap(body ->
            Stream.of(Channel.WHATSAPP, Channel.SMS).map(channel -> Arguments.of(body, channel)));
  }

  @Test
  void nothingAtAllIsRefused() {
    var nothing = new Words(" ", List.of(), null);

    assertThat(prepared(nothing, Channel.SMS, null, true, false, false))
        .isEqualTo(new NotNow(Refusal.INVALID_CONTENT));
  }

  @Test
  void aPlaceCanBeReadWhereItCannotBeShown() {
    var place = new Words("Aquí", List.of(), new Location(-12.12, -77.03, null));

    assertThat(((Ready) prepared(place, Channel.SMS, null, true, false, false)).said())
        .isEqualTo("Aquí\nhttps://maps.google.com/?q=-12.12,-77.03");
  }

  @Test
  void aPlaceIsCalledByItsNameAndItsAddress() {
    var place = new Words("", List.of(), new Location(-12.12, -77.03, "Taller", "Av. Ejemplo 100"));

    assertThat(((Ready) prepared(place, Channel.SMS, null, true, false, false)).said())
        .isEqualTo("Taller, Av. Ejemplo 100 https://maps.google.com/?q=-12.12,-77.03");
  }

  private Prepared prepared(
      Body body,
      Channel channel,
      Instant until,
      boolean keepsWindow,
      boolean optedOut,
      boolean despite) {
    var person = new Address(channel, "ref", "sealed", "+51 9•• ••• 421");
    var conversation =
        new Conversation(
            new ConversationId(UUID.randomUUID()),
            new TenantId("aliado"),
            Carrier.TWILIO,
            null,
            person,
            new BusinessNumber("+5117000001"),
            Language.SPANISH,
            Status.ACTIVE,
            null,
            until,
            null,
            null);
    var asked =
        new Asked(
            new SendId(UUID.randomUUID()),
            null,
            conversation.id(),
            "twilio/sms/+5117000001",
            "lane",
            body,
            null,
            "test",
            despite,
            "trace",
            NOW);
    var progress =
        new Progress(SendState.WAITING, NOW, 0, null, null, null, null, null, null, null);
    return preparation.prepare(new Send(asked, progress), conversation, keepsWindow, optedOut, NOW);
  }

  private static String name(Prepared prepared) {
    return switch (prepared) {
      case Ready(Parcel.Content content, var _, var _) -> content.getClass().getSimpleName();
      case Held _ -> "Held";
      case NotNow(Refusal refusal) -> refusal.code();
    };
  }
}
