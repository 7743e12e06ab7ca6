package io.centralita.fleet.story;

import static org.assertj.core.api.Assertions.assertThat;

import io.centralita.fleet.story.PhoneApi.Bubble;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/// Jobs as providers read them whom the directory knows to read English.
class EnglishProviderStoriesIT {
  private static final String PUCUSANA = "150124";
  private static final String FIRST = "Cool Air";
  private static final String SECOND = "Fresh Breeze";

  private final StoryFleet fleet = StoryFleet.running();
  private String trade;
  private VirtualPhone first;
  private VirtualPhone second;

  /// A trade for each story, so that nobody is left out for what they did in another.
  private VirtualPhone customerOfTwo(String code, String name, int story) {
    trade = name;
    first = fleet.englishProvider(FIRST, code, PUCUSANA, 2 * story, "5");
    second = fleet.englishProvider(SECOND, code, PUCUSANA, 2 * story + 1, "4.9");
    return customerOfTheFirst();
  }

  /// A customer who has chosen the first.
  private VirtualPhone customerOfTheFirst() {
    var customer = fleet.newCustomer();
    customer.writes("I need somebody for " + trade + " in Pucusana");
    customer.reads(trade, "Pucusana", FIRST, SECOND);
    customer.writes("1");
    customer.reads("I wrote to", FIRST, "until");
    return customer;
  }

  private Bubble offered(VirtualPhone provider) {
    return provider.reads("You have a new job", trade, "Pucusana", fleet.inFifteenMinutes());
  }

  private static String codeIn(Bubble offer) {
    return offer.body().replaceAll("(?s).*\\*([2-9A-HJ-NP-Z]{4})\\*.*", "$1");
  }

  @Test
  void theJobIsTakenBegunEndedAndRated() {
    var customer = customerOfTwo("air_conditioning", "Air conditioning", 1);
    var offer = offered(first);
    var code = codeIn(offer);
    first.taps(offer, "Accept");
    first.reads(code, "is yours");
    customer.reads(FIRST, "accepted");
    var proxy = customer.proxyNumber();
    first.readsFrom(proxy, "your customer");
    customer.readsFrom(proxy, FIRST);

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
    var customer = customerOfTwo("gardening", "Gardening", 2);
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
    second.readsFrom(customer.proxyNumber(), "your customer");
    first.hasReadEverything();
    second.hasReadEverything();
  }

  @Test
  void ofTwoOffersTheProviderIsAskedWhich() {
    var one = customerOfTwo("glazing", "Glass and windows", 3);
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
    var customer = customerOfTwo("masonry", "Masonry", 4);
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
}
