package io.centralita.fleet.story;

import org.junit.jupiter.api.Test;

/// What people write that is not plain.
class UnderstandingStoriesIT {
  private final StoryFleet fleet = StoryFleet.running();

  @Test
  void whoCorrectsThePlaceGetsTheOtherList() {
    var customer = fleet.newCustomer();

    customer.writes("se rompió mi caño");
    customer.reads("distrito");
    customer.writes("en Surco");
    customer.reads("Gasfitería", "Surco");
    customer.writes("perdón, en Lince");

    customer.reads("Gasfitería", "Lince");
    customer.hasReadEverything();
  }

  @Test
  void whatItIsNotIsNotLookedFor() {
    var customer = fleet.newCustomer();

    customer.writes("no es fuga, es un enchufe que echa chispas, en Lince");

    customer.reads("Electricidad", "Lince");
    customer.hasReadEverything();
  }

  @Test
  void whoIsOfferedAJobAndIsNotUnderstoodIsShownTheOfferAgain() {
    var customer = fleet.newCustomer();
    customer.writes("vidrio roto en Breña");
    var list = customer.reads("Vidriería", "Breña");
    var provider = fleet.providerAt(list, 1);
    customer.writes("1");
    customer.reads(fleet.nameOf(provider));
    provider.reads("Vidriería", "Breña");

    provider.writes("pues fíjate que no sé");
    var again = provider.reads("Vidriería", "Breña");
    provider.taps(again, "Acepto");

    provider.reads("es tuyo");
    customer.reads(fleet.nameOf(provider), "aceptó");
  }
}
