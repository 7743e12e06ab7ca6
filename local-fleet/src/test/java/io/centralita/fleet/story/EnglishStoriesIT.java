package io.centralita.fleet.story;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/// From the request to its end, as a customer reads it who writes English.
class EnglishStoriesIT {
  private static final Duration PAST_THE_DEADLINE = Duration.ofMinutes(15).plusSeconds(1);

  private final StoryFleet fleet = StoryFleet.running();

  @Test
  void oneDeclinesTheOthersDoNotAnswerAndNobodyIsLeft() {
    var customer = fleet.newCustomer();
    customer.writes("I need to paint my living room in Lince");
    var list = customer.reads("Painting", "Lince");
    var first = fleet.providerAt(list, 1);
    var others = List.of(fleet.providerAt(list, 2), fleet.providerAt(list, 3));
    customer.writes("1");
    customer.reads("I wrote to", fleet.nameOf(first), "until");

    first.reads("Pintura");
    first.writes("no");
    first.reads("pasa a otra persona");
    for (var next : others) {
      customer.reads("could not make it", fleet.nameOf(next));
      next.reads("Pintura");
      fleet.clock().advance(PAST_THE_DEADLINE);
      next.reads("Se acabó el tiempo");
    }
    customer.reads("none of the providers", "Painting");
    customer.hasReadEverything();
  }

  @Test
  void whoNeverChoosesIsLetGo() {
    var customer = fleet.newCustomer();
    customer.writes("I need someone to prune my trees in La Molina");
    customer.reads("Gardening", "La Molina");

    fleet.clock().advance(Duration.ofHours(1).plusSeconds(1));

    customer.reads("I closed your request", "Gardening");
    customer.hasReadEverything();
  }

  @Test
  void whoHasTwoRequestsIsAskedWhichToCancel() {
    var customer = fleet.newCustomer();
    customer.writes("I need a locksmith in San Borja, I lost my keys");
    customer.reads("Locksmith", "San Borja");
    customer.writes("and a plumber in Barranco, my sink is leaking");
    customer.reads("Plumbing", "Barranco");

    customer.writes("please cancel");
    var which = customer.reads("Which one shall I cancel", "Locksmith", "Plumbing");
    customer.taps(
        which, which.body().contains("*1.* Plumbing") ? "Cancel number 1" : "Cancel number 2");

    customer.reads("is cancelled");
    customer.hasReadEverything();
  }

  @Test
  void whoWantsNothingAndWritesAllTheSameIsToldTheWayBack() {
    var customer = fleet.newCustomer();
    customer.writes("Hello, what can you do for me?");
    customer.reads("switchboard");
    customer.writes("STOP");
    customer.reads("we won't write to you", "START");

    customer.writes("My kitchen sink is leaking, I am in Miraflores");
    customer.reads("asked us not to write", "START");
    customer.writes("START");
    customer.reads("Good to have you back");
    customer.hasReadEverything();
  }
}
