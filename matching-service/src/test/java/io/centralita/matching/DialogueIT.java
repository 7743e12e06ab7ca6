package io.centralita.matching;

import static org.assertj.core.api.Assertions.assertThat;

import io.centralita.contracts.gateway.MessageContent;
import io.centralita.contracts.gateway.MessageContent.Button;
import io.centralita.contracts.matching.LeadChange.JobGivenBack;
import io.centralita.contracts.matching.LeadChange.LeadCancelled;
import io.centralita.contracts.routing.Meaning.Accept;
import io.centralita.contracts.routing.Meaning.Cancel;
import io.centralita.contracts.routing.Meaning.Choice;
import io.centralita.contracts.routing.Meaning.Decline;
import io.centralita.contracts.routing.Meaning.FinishJob;
import io.centralita.contracts.routing.Meaning.OptOut;
import io.centralita.contracts.routing.Meaning.Pause;
import io.centralita.contracts.routing.Meaning.Resume;
import io.centralita.contracts.routing.Meaning.ServiceRequest;
import io.centralita.contracts.routing.Meaning.Unclear;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// What people answer is about what they were asked.
class DialogueIT extends Marketplace {
  private static final String PROVIDER = "+51911000501";
  private static final String BARRANCO = "150104";

  @BeforeAll
  static void start() {
    open(
        "dialogue",
        """
        [{"externalId": "p1", "name": "Gasfitería El Faro", "phone": "+51911000501", "channel": "WHATSAPP",
          "language": "es", "categories": ["plumbing", "painting"], "districts": ["150122", "150104"]},
         {"externalId": "p2", "name": "Jardines Sur", "phone": "+51911000502", "channel": "WHATSAPP",
          "language": "es", "categories": ["gardening"], "districts": ["150122"]},
         {"externalId": "p3", "name": "Llaves del Centro", "phone": "+51911000503", "channel": "WHATSAPP",
          "language": "es", "categories": ["locksmith"], "districts": ["150122"]}]
        """);
  }

  @Test
  void theNumberThatAnswersWhichToCancelCancelsIt() {
    var customer = "+51922000501";
    var plumbing = request(customer, "plumbing", 1);
    service.clock.advance(Duration.ofSeconds(1)); // the later request is asked about first
    var painting = request(customer, "painting", 1, 2);

    people.say(customer, new Cancel(null));
    people.hears(customer, "which-request-2");
    people.say(customer, new Choice(2));

    people.untilLast(plumbing, LeadCancelled.class);
    assertThat(people.hears(customer, "lead-cancelled")).containsKey("code");
    assertThat(people.facts(painting)).noneMatch(LeadCancelled.class::isInstance);
    assertThat(people.heard(PROVIDER)).doesNotContain("offer");
  }

  @Test
  void aPlaceInAnUnclearSentenceAnswersWhere() {
    var customer = "+51922000502";

    people.say(customer, new ServiceRequest("plumbing", null));
    people.hears(customer, "ask-district");
    people.say(customer, new Unclear(null, MIRAFLORES));

    assertThat(people.hears(customer, "candidates-1")).containsEntry("district", MIRAFLORES);
  }

  @Test
  void whoWantsItElsewhereDecidesSo() {
    var customer = "+51922000503";
    var lead = request(customer, "plumbing", 1);
    people.say(customer, new Choice(1));
    people.hears(customer, "offer-sent");

    people.say(customer, new ServiceRequest(null, BARRANCO));
    assertThat(people.hears(customer, "asked-elsewhere"))
        .containsEntry("district", MIRAFLORES)
        .containsEntry("district2", BARRANCO)
        .containsEntry("provider", "Gasfitería El Faro");
    people.say(customer, new Choice(2));
    people.hears(customer, "waiting-for-provider");
    var tap =
        new MessageContent(
            "Cancelar y buscar",
            List.of(),
            null,
            new Button("move:" + lead + ":" + BARRANCO, "Cancelar y buscar"));
    people.publish(people.saying(customer, new ServiceRequest(null, BARRANCO), lead, tap));

    people.untilLast(lead, LeadCancelled.class);
    assertThat(people.hears(customer, "candidates-1", 2)).containsEntry("district", BARRANCO);
  }

  @Test
  void whoOptsOutIsNotServedBehindTheirBack() {
    var customer = "+51922000504";
    var lead = request(customer, "painting", 1);
    people.say(customer, new Choice(1));
    people.hears(customer, "offer-sent");

    people.say(customer, new OptOut());

    people.untilLast(lead, LeadCancelled.class);
    people.hears(PROVIDER, "offer-withdrawn");
    assertThat(people.heard(customer)).containsExactly("candidates-1", "offer-sent");
  }

  @Test
  void whoIsAskedHowItWasGivesStarsWhateverTheyWereAskedBefore() {
    var customer = "+51922000505";
    var lead = request(customer, "plumbing", 1);
    people.say(customer, new Choice(1));
    people.say(PROVIDER, new Accept(people.hears(PROVIDER, "offer").get("code")));
    people.hears(customer, "lead-assigned");
    people.say(customer, new ServiceRequest("painting", null));
    people.hears(customer, "ask-district");

    people.say(customer, new FinishJob(lead.toString()));
    people.hears(customer, "rate-job");
    people.say(customer, new Choice(2));

    assertThat(people.hears(customer, "job-rated")).containsEntry("stars", "2");
  }

  @Test
  void aYesTakesItElsewhere() {
    var customer = "+51922000506";
    var lead = request(customer, "plumbing", 1);
    people.say(customer, new Choice(1));
    people.hears(customer, "offer-sent");
    people.say(customer, new ServiceRequest(null, BARRANCO));
    people.hears(customer, "asked-elsewhere");

    people.say(customer, new Accept(null));

    people.untilLast(lead, LeadCancelled.class);
    assertThat(people.hears(customer, "candidates-1", 2)).containsEntry("district", BARRANCO);
  }

  @Test
  void whoWantsToHearNothingHoldsNoOffer() {
    var provider = "+51911000502";
    var customer = "+51922000507";
    request(customer, "gardening", 1);
    people.say(customer, new Choice(1));
    people.hears(provider, "offer");

    people.say(provider, new OptOut());

    people.hears(customer, "lead-exhausted");
  }

  @Test
  void eachPauseAndEachReturnIsConfirmed() {
    for (var times = 1; times <= 2; times++) {
      people.say(PROVIDER, new Pause(null, null));
      people.hears(PROVIDER, "provider-paused", times);
      people.say(PROVIDER, new Resume());
      people.hears(PROVIDER, "provider-resumed", times);
    }
  }

  @Test
  void whatElseTheyAskedForIsAskedAboutAndAYesLooksForIt() {
    var customer = "+51922000508";
    people.say(
        customer,
        new ServiceRequest("plumbing", MIRAFLORES),
        List.of(new ServiceRequest("painting", BARRANCO), new ServiceRequest("gardening", null)));
    people.hears(customer, "candidates-1");
    assertThat(people.hears(customer, "also-asked-2"))
        .containsEntry("need1", "painting:" + BARRANCO)
        .containsEntry("need2", "gardening");

    people.say(customer, new Choice(1));
    people.hears(customer, "offer-sent");
    people.say(customer, new Accept(null));

    assertThat(people.hears(customer, "candidates-1", 2))
        .containsEntry("category", "painting")
        .containsEntry("district", BARRANCO);
    assertThat(people.hears(customer, "also-asked-1")).containsEntry("need1", "gardening");
    people.say(customer, new Decline(null));
    people.hears(customer, "also-asked-left");
    assertThat(people.heard(customer)).doesNotContain("ask-district");
  }

  @Test
  void allAreCancelledOnceTheyHaveSaidSoTwice() {
    var customer = "+51922000509";
    var plumbing = request(customer, "plumbing", 1);
    var painting = request(customer, "painting", 1, 2);
    var all = new Cancel(null, null, null, null, true);

    people.say(customer, all);
    assertThat(people.hears(customer, "cancel-all")).containsEntry("count", "2");
    people.say(customer, new Decline(null));
    people.hears(customer, "not-cancelled");
    people.say(customer, all);
    people.hears(customer, "cancel-all", 2);
    assertThat(people.facts(plumbing)).noneMatch(LeadCancelled.class::isInstance);
    people.say(customer, new Accept(null));

    people.untilLast(plumbing, LeadCancelled.class);
    people.untilLast(painting, LeadCancelled.class);
  }

  @Test
  void whoCancelsAgainIsAnsweredAgain() {
    var customer = "+51922000510";
    request(customer, "plumbing", 1);
    people.say(customer, new Cancel(null));
    people.hears(customer, "lead-cancelled");

    people.say(customer, new Cancel(null));
    people.hears(customer, "nothing-to-cancel");
    people.say(customer, new Cancel(null));
    people.hears(customer, "nothing-to-cancel", 2);
  }

  @Test
  void thePlaceThatWasAskedAboutIsAsGoodAsAYes() {
    var customer = "+51922000511";
    var lead = request(customer, "plumbing", 1);
    people.say(customer, new Choice(1));
    people.hears(customer, "offer-sent");
    people.say(customer, new ServiceRequest(null, BARRANCO));
    people.hears(customer, "asked-elsewhere");

    people.say(customer, new ServiceRequest(null, BARRANCO));

    people.untilLast(lead, LeadCancelled.class);
    assertThat(people.hears(customer, "candidates-1", 2)).containsEntry("district", BARRANCO);
  }

  @Test
  void aProviderGivesBackTheJobThatTheyDescribeAndNoOther() {
    var provider = "+51911000503";
    var customer = "+51922000512";
    var lead = request(customer, "locksmith", 1);
    people.say(customer, new Choice(1));
    people.say(provider, new Accept(people.hears(provider, "offer").get("code")));
    people.hears(provider, "offer-accepted");

    people.say(provider, new Cancel(null, "painting", null, null, null));
    people.hears(provider, "job-in-hand");
    assertThat(people.facts(lead)).noneMatch(JobGivenBack.class::isInstance);
    people.say(provider, new Cancel(null, "locksmith", null, null, null));

    people.hears(provider, "job-given-back");
  }
}
