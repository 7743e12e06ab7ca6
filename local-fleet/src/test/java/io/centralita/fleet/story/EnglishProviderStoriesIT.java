package io.centralita.fleet.story;

import static org.assertj.core.api.Assertions.assertThat;

import io.centralita.fleet.story.PhoneApi.Bubble;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Jobs as providers read them whom the directory knows to read English.
class EnglishProviderStoriesIT {
  private static final String PUCUSANA = "150124";
  private static final String FIRST = "Cool Air";
  private static final String SECOND = "Fresh Breeze";

  private final StoryFleet fleet = StoryFleet.running();
  private VirtualPhone first;
  private VirtualPhone second;

  @BeforeEach
  void twoProvidersReadEnglish() {
    first = fleet.englishProvider(FIRST, "air_conditioning", PUCUSANA, 90_000);
    second = fleet.englishProvider(SECOND, "air_conditioning", PUCUSANA, 20_000);
  }

  /// A customer who has chosen the first.
  private VirtualPhone customerOfTheFirst() {
    var customer = fleet.newCustomer();
    customer.writes("I need my air conditioning repaired in Pucusana");
    customer.reads("Air conditioning", "Pucusana", FIRST, SECOND);
    customer.writes("1");
    customer.reads("I wrote to", FIRST, "until");
    return customer;
  }

  private Bubble offered(VirtualPhone provider) {
    return provider.reads(
        "You have a new job", "Air conditioning", "Pucusana", fleet.inFifteenMinutes());
  }

  private static String codeIn(Bubble offer) {
    return offer.body().replaceAll("(?s).*\\*([2-9A-HJ-NP-Z]{4})\\*.*", "$1");
  }

  @Test
  void theJobIsTakenBegunEndedAndRated() {
    var customer = customerOfTheFirst();
    var offer = offered(first);
    var code = codeIn(offer);
    first.taps(offer, "Accept");
    first.reads(code, "is yours");
    customer.reads(FIRST, "accepted");

    first.writes("finished " + code);
    first.reads("You have not started job", "started " + code);
    first.writes("I've started " + code);
    var begun = first.reads("I noted that you have started", code);
    customer.reads(FIRST, "has started the job");
    first.taps(begun, "Finished");
    first.reads("I noted that you have finished", code);
    customer.reads("How was it with", FIRST);
    customer.writes("rate 5");
    customer.reads("I noted 5 stars", FIRST);
    first.hasReadEverything();
    customer.hasReadEverything();
  }

  @Test
  void whoAnswersTooLateIsRefusedKindlyWhileTheNextOneTakesItAtTheSameInstant() {
    var customer = customerOfTheFirst();
    offered(first);
    fleet.clock().advance(Duration.ofMinutes(15).plusSeconds(1));
    first.reads("Time is up");
    customer.reads("could not make it", SECOND);
    offered(second);

    CompletableFuture.allOf(
            CompletableFuture.runAsync(() -> first.writes("OK")),
            CompletableFuture.runAsync(() -> second.writes("OK")))
        .join();

    first.reads("Thanks for answering", "no longer available");
    second.reads("is yours");
    customer.reads(SECOND, "accepted");
    first.hasReadEverything();
    second.hasReadEverything();
  }

  @Test
  void ofTwoOffersTheProviderIsAskedWhich() {
    var one = customerOfTheFirst();
    var code = codeIn(offered(first));
    var other = customerOfTheFirst();
    var otherCode = codeIn(offered(first));

    first.writes("OK");
    first.reads("more than one open offer", code, otherCode);
    first.writes("no " + code);
    first.reads(code, "goes to somebody else");
    one.reads("could not make it", SECOND);
    offered(second);
    first.writes("OK");
    first.reads(otherCode, "is yours");
    other.reads(FIRST, "accepted");
  }

  @Test
  void whatAnOperatorDeclinesForThemGoesToTheNext() {
    var customer = customerOfTheFirst();
    var code = codeIn(offered(first));

    var leads = fleet.operates("/leads?status=OFFERING&limit=200", "leads:read", null);
    var lead = leads.substring(leads.indexOf("\"code\":\"" + code));
    var offer = lead.replaceAll("(?s).*?\"offers\":\\[\\{\"id\":\"([0-9a-f-]{36})\".*", "$1");
    assertThat(fleet.operates("/offers/" + offer + "/decline", "leads:write", ""))
        .contains("DECLINED");

    first.reads(code, "goes to somebody else");
    customer.reads("could not make it", SECOND);
    offered(second);
    second.writes("no");
    second.reads("goes to somebody else");
  }

  @Test
  void aPauseUntilAnHourIsToldByTheirClockAndAnImpossibleOneIsAskedAbout() {
    first.writes("pause until 5pm");
    first.reads("on a break until", "5:00");
    first.writes("pause until 31");
    var unclear = first.reads("Until when", "pause until 5 p.m.");
    first.taps(unclear, "Until tomorrow");
    first.reads("on a break until", "8:00");
    first.writes("I'm back");
    first.reads("Good to have you back");
    first.hasReadEverything();
  }
}
