package io.centralita.matching;

import static org.assertj.core.api.Assertions.assertThat;

import io.centralita.contracts.matching.LeadChange;
import io.centralita.contracts.matching.LeadChange.LeadAbandoned;
import io.centralita.contracts.matching.LeadChange.LeadAssigned;
import io.centralita.contracts.matching.LeadChange.LeadCancelled;
import io.centralita.contracts.matching.LeadChange.LeadExhausted;
import io.centralita.contracts.matching.LeadChange.OfferAccepted;
import io.centralita.contracts.matching.LeadChange.OfferExpired;
import io.centralita.contracts.matching.LeadChange.OfferMade;
import io.centralita.contracts.routing.Meaning.Accept;
import io.centralita.contracts.routing.Meaning.Cancel;
import io.centralita.contracts.routing.Meaning.Choice;
import io.centralita.contracts.routing.Meaning.ServiceRequest;
import java.time.Duration;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.cloud.stream.binding.BindingsLifecycleController;
import org.springframework.cloud.stream.binding.BindingsLifecycleController.State;

/// What was said in time and waits in Kafka while the deadline passes: an outage is not the fault
/// of who answered.
class TimelyAnswerIT extends Marketplace {
  private static final String EL_FARO = "+51911000031";
  private static final String DON_PEPE = "+51911000032";
  private static final Duration PAST_THE_DEADLINE = Duration.ofMinutes(16);

  @BeforeAll
  static void start() {
    open(
        "timely",
        """
        [{"externalId": "p1", "name": "Gasfitería El Faro", "phone": "+51911000031", "categories": ["plumbing", "painting"],
          "districts": ["150122"], "rating": 4.9, "votes": 120},
         {"externalId": "p2", "name": "Servicios Don Pepe", "phone": "+51911000032", "categories": ["plumbing"],
          "districts": ["150122"], "rating": 4.6, "votes": 80}]
        """);
  }

  private static void hearing(State state) {
    service.bean(BindingsLifecycleController.class).changeState("interpretations-in-0", state);
  }

  @Test
  void acceptanceThatWaitedPastTheDeadlineWinsOverTheNextWhoHasNotAnswered() {
    var customer = "+51922000301";
    var lead = request(customer, "plumbing", 2);
    people.say(customer, new Choice(1));
    people.offers(lead, 1);

    hearing(State.STOPPED);
    people.say(EL_FARO, new Accept(null));
    service.clock.advance(PAST_THE_DEADLINE);
    people.offers(lead, 2);
    hearing(State.STARTED);

    assertThat(people.untilLast(lead, LeadAssigned.class))
        .<Class<?>>extracting(LeadChange::getClass)
        .endsWith(
            OfferMade.class,
            OfferExpired.class,
            OfferMade.class,
            OfferAccepted.class,
            LeadAssigned.class);
    assertThat(people.hears(customer, "lead-assigned"))
        .containsEntry("provider", "Gasfitería El Faro");
    people.hears(EL_FARO, "offer-accepted");
    people.hears(DON_PEPE, "offer-taken");
    people.say(DON_PEPE, new Accept(null));
    people.hears(DON_PEPE, "offer-taken", 2);
  }

  @Test
  void acceptanceThatWaitedUntilNobodyWasLeftStillWins() {
    var customer = "+51922000302";
    var lead = request(customer, "painting", 1);
    people.say(customer, new Choice(1));
    people.offers(lead, 1);

    hearing(State.STOPPED);
    people.say(EL_FARO, new Accept(null));
    service.clock.advance(PAST_THE_DEADLINE);
    people.untilLast(lead, LeadExhausted.class);
    hearing(State.STARTED);

    people.untilLast(lead, LeadAssigned.class);
    assertThat(people.heard(customer))
        .containsExactly("candidates-1", "offer-sent", "lead-exhausted", "lead-assigned");
  }

  @Test
  void choiceThatWaitedUntilTheLeadWasClosedOpensItAgain() {
    var customer = "+51922000303";
    var lead = request(customer, "plumbing", 2);

    hearing(State.STOPPED);
    people.say(customer, new Choice(2));
    service.clock.advance(Duration.ofHours(2));
    people.untilLast(lead, LeadAbandoned.class);
    hearing(State.STARTED);

    people.untilLast(lead, OfferMade.class);
    assertThat(people.hears(customer, "offer-sent"))
        .containsEntry("provider", "Servicios Don Pepe");
    people.say(customer, new Cancel(null));
    people.untilLast(lead, LeadCancelled.class);
  }

  @Test
  void choiceForAClosedLeadIsTooLateOnceTheCustomerHasAskedAgain() {
    var customer = "+51922000304";
    var closed = request(customer, "plumbing", 2);
    var choice = people.saying(customer, new Choice(2), closed);
    service.clock.advance(Duration.ofHours(2));
    people.untilLast(closed, LeadAbandoned.class);
    people.say(customer, new ServiceRequest("plumbing", MIRAFLORES));
    people.hears(customer, "candidates-2", 2);

    people.publish(choice);

    people.hears(customer, "lead-abandoned", 2);
    people.untilLast(closed, LeadAbandoned.class);
  }
}
