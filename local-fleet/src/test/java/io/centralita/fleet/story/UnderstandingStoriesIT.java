package io.centralita.fleet.story;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/// What people write that is not plain, and how they are asked.
class UnderstandingStoriesIT {
  private final StoryFleet fleet = StoryFleet.running();

  @Test
  void whatMayBeMeantIsAskedAndTheTapKeepsThePlace() {
    var customer = fleet.newCustomer();

    customer.writes("hay humedad en la pared en Lince");
    var question = customer.reads("¿qué necesitas?", "Pintura");
    int position = question.body().indexOf(".* Pintura") - 1;
    customer.taps(question, "El " + question.body().charAt(position));

    customer.reads("Pintura", "Lince", "pedido");
    customer.hasReadEverything();
  }

  @Test
  void whatMayBeMeantIsAskedInEnglish() {
    var customer = fleet.newCustomer();

    customer.writes("the window frame is rotten in Lince");
    var question = customer.reads("what do you need?", "Carpentry");
    int position = question.body().indexOf(".* Carpentry") - 1;
    customer.taps(question, "Number " + question.body().charAt(position));

    customer.reads("Carpentry", "Lince");
    customer.hasReadEverything();
  }

  @Test
  void theAnswerMayComeHoursLaterInWordsAndThePlaceMayBeCorrected() {
    var customer = fleet.newCustomer();

    customer.writes("hay humedad en la pared en Surco");
    customer.reads("¿qué necesitas?", "Pintura");
    fleet.clock().advance(Duration.ofHours(5));
    customer.writes("pintor");
    customer.reads("Pintura", "Surco");
    customer.writes("perdón, en Lince");

    customer.reads("Pintura", "Lince");
    customer.hasReadEverything();
  }

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
  void thePlaceIsAskedForAndCorrectedInEnglish() {
    var customer = fleet.newCustomer();

    customer.writes("My kitchen sink is leaking");
    customer.reads("Which district");
    customer.writes("in Surco");
    customer.reads("Plumbing", "Surco");
    customer.writes("sorry, in Lince");

    customer.reads("Plumbing", "Lince");
    customer.hasReadEverything();
  }

  @Test
  void aPinIsAPlace() {
    var customer = fleet.newCustomer();

    customer.writes("se rompió mi caño");
    customer.reads("distrito");
    customer.sendsALocation(-12.0819, -77.0361);

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

  @Test
  void whoIsNotUnderstoodThreeTimesIsLeftToAPerson() {
    var customer = fleet.newCustomer();
    customer.writes("gotea mi caño, estoy en Barranco");
    customer.reads("Gasfitería", "Barranco");

    customer.writes("asdf");
    customer.reads("Gasfitería", "Barranco");
    customer.writes("qwerty uiop");
    customer.reads("Gasfitería", "Barranco");
    customer.writes("zxcv");
    customer.reads("persona");
    customer.hasReadEverything();
  }
}
