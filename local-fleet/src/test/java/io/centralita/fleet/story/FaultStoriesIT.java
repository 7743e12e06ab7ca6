package io.centralita.fleet.story;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// What goes wrong between Twilio and us, and nobody notices.
class FaultStoriesIT {
  private static final Duration PAST_THE_GRACE = Duration.ofSeconds(40);

  private final StoryFleet fleet = StoryFleet.running();

  @Test
  void webhookDeliveredFiveTimesAtOnceHasOneEffect() {
    var customer = fleet.newCustomer();
    fleet
        .phones()
        .faultOnce("webhook-repeated", customer.number(), Map.of("times", 5, "concurrent", true));

    customer.writes("mampara rota en Magdalena");
    var list = customer.reads("Vidriería", "Magdalena");
    var provider = fleet.providerAt(list, 1);
    customer.writes("1");
    customer.reads(fleet.nameOf(provider));

    provider.reads("Vidriería");
    customer.hasReadEverything();
    provider.hasReadEverything();
  }

  @Test
  void messageThatTwilioTookBeforeTheConnectionBrokeArrivesOnce() {
    var customer = fleet.newCustomer();
    fleet.phones().faultOnce("reset-after", customer.number(), Map.of());

    customer.writes("mi laptop no prende, estoy en Rímac");
    var list = customer.reads("Computadoras", "Rímac");
    var provider = fleet.providerAt(list, 1);
    customer.writes("1");

    customer.reads(fleet.nameOf(provider));
    customer.hasReadEverything();
  }

  @Test
  void messageThatTwilioNeverGotIsSentAgain() {
    var customer = fleet.newCustomer();
    fleet.phones().faultOnce("reset-before", customer.number(), Map.of());

    customer.writes("limpieza de departamento en Ate");
    fleet.awaitUnknownSend();
    fleet.clock().advance(PAST_THE_GRACE);

    customer.reads("Limpieza", "Ate");
    customer.hasReadEverything();
  }
}
