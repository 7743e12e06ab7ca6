package io.centralita.routing.carrier.twilio;

import static org.assertj.core.api.Assertions.assertThat;

import io.centralita.contracts.address.Channel;
import io.centralita.contracts.address.Identity;
import io.centralita.contracts.values.BusinessNumber;
import io.centralita.contracts.values.ConversationId;
import io.centralita.contracts.values.SendId;
import io.centralita.routing.carrier.CarrierServer;
import io.centralita.routing.carrier.HandOver;
import io.centralita.routing.carrier.Parcel;
import io.centralita.routing.carrier.Refusal;
import io.centralita.routing.carrier.Route;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Who calls from a landline cannot be answered by SMS: Twilio need not be asked.
class TwilioLandlineTest {
  private static final String LANDLINE = "+5114567890";

  private final CarrierServer server = new CarrierServer();

  @AfterEach
  void close() {
    server.close();
  }

  @Test
  void anSmsToALandlineIsRefusedWithoutAskingTwilio() {
    assertThat(handOver(Channel.SMS, LANDLINE))
        .isEqualTo(new HandOver.Refused(Refusal.INVALID_RECIPIENT, "a landline takes no SMS"));
    assertThat(server.requests()).isEmpty();
  }

  @Test
  void aLandlineMayHaveWhatsApp() {
    server.does(CarrierServer.answering(new TwilioDialect().taken("M1")));

    assertThat(handOver(Channel.WHATSAPP, LANDLINE)).isEqualTo(new HandOver.Taken("M1"));
  }

  private HandOver handOver(Channel channel, String person) {
    var route =
        new Route(
            new ConversationId(UUID.randomUUID()),
            null,
            channel,
            Identity.of(person),
            new BusinessNumber("+5117000004"),
            null);
    return new TwilioDialect()
        .line(server.url())
        .handOver(new Parcel(new SendId(UUID.randomUUID()), route, Parcel.Text.of("Hola")));
  }
}
