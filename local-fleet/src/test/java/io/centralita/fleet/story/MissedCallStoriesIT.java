package io.centralita.fleet.story;

import static io.centralita.fleet.demo.DemoMarketplace.PRICES_NUMBER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Who calls the number of the prices is not answered, at no cost, and gets an SMS (L8).
class MissedCallStoriesIT {
  private final StoryFleet fleet = StoryFleet.running();

  /// Crops of these stories' own: of the demo's there are prices of the day on which it opened.
  @BeforeEach
  void pricesOfToday() {
    fleet.imports(
        "/crops/import",
        "prices:write",
        """
        code,spanishName,englishName
        story-white-potato,Papa blanca,White potato
        story-coffee,Café,Coffee
        story-cocoa,Cacao,Cocoa
        story-corn,Maíz,Corn
        story-quinoa,Quinua,Quinoa
        """);
    fleet.imports(
        "/prices/import",
        "prices:write",
        """
        crop,market,day,price,kilograms
        story-white-potato,Huancayo,%1$s,90.00,50
        story-white-potato,Huancayo,%2$s,1.50,
        story-coffee,La Merced,%1$s,12.35,
        story-cocoa,La Merced,%2$s,31.90,
        story-corn,Huancayo,%1$s,1.45,
        story-quinoa,Huancayo,%1$s,6.20,
        """
            .formatted(today(), today().minusDays(1)));
  }

  private LocalDate today() {
    return LocalDate.ofInstant(fleet.clock().instant(), ZoneId.of("America/Lima"));
  }

  @Test
  void theCallCostsNothingAndThePricesComeOncePerTenMinutes() {
    var caller = fleet.newCaller();
    grows(caller, "es", "Huancayo", "story-white-potato;story-coffee", "");

    missedCall(caller);
    assertThat(caller.reads("kg").body())
        .isEqualTo(
            """
            Precios de hoy por kg:
            Papa blanca S/1.80 +20%
            Café S/12.35 La Merced
            Solo informativo.\
            """);

    missedCall(caller);
    fleet.clock().advance(Duration.ofMinutes(9));
    missedCall(caller);
    fleet.clock().advance(Duration.ofMinutes(1));
    missedCall(caller);
    caller.reads("Papa blanca S/1.80");
    caller.hasReadEverything();
  }

  @Test
  void aFarmerWhoReadsEnglishGetsItInEnglishAndYesterdaysPriceSaysSo() {
    var caller = fleet.newCaller();
    grows(caller, "en", "La Merced", "story-cocoa;story-coffee", "");

    missedCall(caller);

    assertThat(caller.reads("kg").body())
        .isEqualTo(
            """
            Today's prices per kg:
            Coffee S/12.35
            Cocoa S/31.90 (yesterday)
            For information only.\
            """);
    caller.hasReadEverything();
  }

  @Test
  void onAMorningWithoutPricesTheLastOnesAreNotSentAsTodays() {
    var caller = fleet.newCaller();
    var english = fleet.newCaller();
    grows(caller, "es", "La Merced", "story-cocoa", "");
    grows(english, "en", "La Merced", "story-cocoa", "");

    missedCall(caller);
    missedCall(english);

    caller.reads("Hoy aun no hay precios", "Cacao S/31.90 (ayer)");
    english.reads("No prices yet today", "Cocoa S/31.90 (yesterday)");
  }

  @Test
  void whoIsNotRegisteredIsInvitedOnce() {
    var stranger = fleet.newCaller();

    missedCall(stranger);
    stranger.reads("pide a tu cooperativa que te registre");
    missedCall(stranger);

    var other = fleet.newCaller();
    missedCall(other);
    other.reads("cooperativa");
    stranger.hasReadEverything();
  }

  @Test
  void whoHasOptedOutGetsNothingUntilTheyComeBack() {
    var caller = fleet.newCaller();
    grows(caller, "es", "Huancayo", "story-corn", "");
    caller.writes("BAJA");
    caller.reads("ya no te escribiremos");

    missedCall(caller);
    fleet.awaitOptedOut("crop-prices", 1);
    caller.hasReadEverything();

    caller.writes("ALTA");
    caller.reads("de vuelta");
    fleet.clock().advance(Duration.ofMinutes(10));
    missedCall(caller);
    caller.reads("Maiz S/1.45");
    caller.hasReadEverything();
  }

  @Test
  void whoIsNotToBeDisturbedGetsNothing() {
    var caller = fleet.newCaller();
    grows(caller, "es", "Huancayo", "story-quinoa", "true");

    double before = fleet.missedCalls("do-not-disturb");
    missedCall(caller);
    await().until(() -> fleet.missedCalls("do-not-disturb") > before);
    grows(caller, "es", "Huancayo", "story-quinoa", "false");
    fleet.clock().advance(Duration.ofMinutes(10));
    missedCall(caller);

    caller.reads("Quinua S/6.20");
    caller.hasReadEverything();
  }

  private void missedCall(VirtualPhone caller) {
    var phone = fleet.telephoneOf(caller);
    assertThat(phone.ends(phone.calls(PRICES_NUMBER)).status()).isEqualTo("busy");
  }

  private void grows(
      VirtualPhone farmer, String language, String market, String crops, String doNotDisturb) {
    fleet.imports(
        "/farmers/import",
        "farmers:write",
        """
        externalId,phone,language,market,crops,doNotDisturb
        %s,%s,%s,%s,%s,%s
        """
            .formatted(
                "story-" + Integer.toHexString(farmer.number().hashCode()),
                farmer.number(),
                language,
                market,
                crops,
                doNotDisturb));
  }
}
