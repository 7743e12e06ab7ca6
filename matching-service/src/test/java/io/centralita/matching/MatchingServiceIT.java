package io.centralita.matching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.centralita.contracts.Topics;
import io.centralita.contracts.matching.LeadChange;
import io.centralita.contracts.matching.LeadChange.CandidatesProposed;
import io.centralita.contracts.matching.LeadChange.LeadAbandoned;
import io.centralita.contracts.matching.LeadChange.LeadAssigned;
import io.centralita.contracts.matching.LeadChange.LeadExhausted;
import io.centralita.contracts.matching.LeadChange.LeadOpened;
import io.centralita.contracts.matching.LeadChange.OfferAccepted;
import io.centralita.contracts.matching.LeadChange.OfferDeclined;
import io.centralita.contracts.matching.LeadChange.OfferExpired;
import io.centralita.contracts.matching.LeadChange.OfferMade;
import io.centralita.contracts.routing.Meaning.Accept;
import io.centralita.contracts.routing.Meaning.Choice;
import io.centralita.contracts.routing.Meaning.Decline;
import io.centralita.contracts.routing.Meaning.FinishJob;
import io.centralita.contracts.routing.Meaning.Rate;
import io.centralita.contracts.routing.Meaning.ServiceRequest;
import io.centralita.contracts.values.LeadId;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The whole service: events in, events out.
class MatchingServiceIT extends Marketplace {
  private static final String EL_FARO = "+51911000001";
  private static final String DON_PEPE = "+51911000002";
  private static final String LA_PERLA = "+51911000003";

  @BeforeAll
  static void start(@TempDir Path folder) {
    open(
        folder,
        "whole",
        """
        [{"externalId": "p1", "name": "Gasfitería El Faro", "phone": "+51911000001", "channel": "WHATSAPP",
          "language": "es", "categories": ["plumbing", "painting"], "districts": ["150122"], "rating": 4.9, "votes": 120},
         {"externalId": "p2", "name": "Servicios Don Pepe", "phone": "+51911000002", "channel": "WHATSAPP",
          "language": "es", "categories": ["plumbing", "painting"], "districts": ["150122"], "rating": 4.6, "votes": 80},
         {"externalId": "p3", "name": "Reparaciones La Perla", "phone": "+51911000003", "channel": "WHATSAPP",
          "language": "es", "categories": ["plumbing", "painting"], "districts": ["150122"], "rating": 4.1, "votes": 300}]
        """);
  }

  private static LeadId request(String customer, String category) {
    return request(customer, category, 3);
  }

  @Test
  void requestIsProposedOfferedAndAssigned() {
    var customer = "+51922000001";
    var lead = request(customer, "plumbing");

    people.say(customer, new Choice(2));
    var offer = people.hears(DON_PEPE, "offer");
    people.hears(customer, "offer-sent");
    people.say(DON_PEPE, new Accept(offer.get("offer")));

    assertThat(people.untilLast(lead, LeadAssigned.class))
        .<Class<?>>extracting(LeadChange::getClass)
        .containsExactly(
            LeadOpened.class,
            CandidatesProposed.class,
            OfferMade.class,
            OfferAccepted.class,
            LeadAssigned.class);
    assertThat(people.hears(customer, "lead-assigned"))
        .containsEntry("provider", "Servicios Don Pepe")
        .containsEntry("code", offer.get("code"));
    people.hears(DON_PEPE, "offer-accepted");
    assertThat(people.heard(customer))
        .containsExactly("candidates-3", "offer-sent", "lead-assigned");
  }

  @Test
  void declinedLeadGoesToTheNextAndAnEventHeardTwiceHappensOnce() {
    var customer = "+51922000002";
    var lead = request(customer, "plumbing");
    var choice = people.saying(customer, new Choice(1));
    people.publish(choice);
    people.publish(choice);
    var code = people.hears(customer, "candidates-3").get("code");
    people.hears(customer, "offer-sent");

    people.say(EL_FARO, new Decline(code));
    people.hears(customer, "next-offer");
    people.say(DON_PEPE, new Accept(code));

    assertThat(people.untilLast(lead, LeadAssigned.class))
        .<Class<?>>extracting(LeadChange::getClass)
        .containsExactly(
            LeadOpened.class,
            CandidatesProposed.class,
            OfferMade.class,
            OfferDeclined.class,
            OfferMade.class,
            OfferAccepted.class,
            LeadAssigned.class);
    assertThat(people.heard(customer))
        .containsExactly("candidates-3", "offer-sent", "next-offer", "lead-assigned");
  }

  @Test
  void silenceGoesFromOneToTheNextUntilNobodyIsLeft() {
    var customer = "+51922000003";
    var lead = request(customer, "painting");
    people.say(customer, new Choice(3));
    assertThat(people.hears(LA_PERLA, "offer")).containsEntry("category", "painting");
    assertThat(Instant.parse(people.hears(customer, "offer-sent").get("expiresAt")))
        .isEqualTo(service.clock.instant().plus(Duration.ofMinutes(15)));

    service.clock.advance(Duration.ofMinutes(15));
    people.hears(customer, "next-offer");
    service.clock.advance(Duration.ofMinutes(15));
    people.hears(customer, "next-offer", 2);
    service.clock.advance(Duration.ofMinutes(15));

    assertThat(people.untilLast(lead, LeadExhausted.class))
        .filteredOn(OfferExpired.class::isInstance)
        .hasSize(3);
    assertThat(people.heard(customer))
        .containsExactly(
            "candidates-3", "offer-sent", "next-offer", "next-offer", "lead-exhausted");
  }

  @Test
  void customerWhoNeverChoosesIsToldAfterAnHour() {
    var customer = "+51922000004";
    var lead = request(customer, "plumbing");

    service.clock.advance(Duration.ofHours(1));

    people.untilLast(lead, LeadAbandoned.class);
    assertThat(people.hears(customer, "lead-abandoned")).containsEntry("category", "plumbing");
  }

  @Test
  void whatIsMissingIsAskedForAndCompletesTheSameLead() {
    var customer = "+51922000005";
    people.say(customer, new ServiceRequest("plumbing", null));
    assertThat(people.hears(customer, "ask-district")).containsEntry("category", "plumbing");

    people.say(customer, new ServiceRequest(null, MIRAFLORES));

    var lead = LeadId.of(people.hears(customer, "candidates-3").get("lead"));
    assertThat(people.facts(lead))
        .<Class<?>>extracting(LeadChange::getClass)
        .containsExactly(LeadOpened.class, CandidatesProposed.class);
  }

  @Test
  void bareNumberWithTwoListsOpenHiresNobodyUntilTheCustomerSaysFromWhich() {
    var customer = "+51922000007";
    var plumbing = request(customer, "plumbing");
    service.clock.advance(Duration.ofSeconds(1));
    var painting = request(customer, "painting", 3, 2);

    people.say(customer, new Choice(3));
    assertThat(people.hears(customer, "which-list-2"))
        .containsEntry("position", "3")
        .containsEntry("category1", "painting")
        .containsEntry("lead2", plumbing.toString());
    people.say(customer, new Choice(2));

    assertThat(people.untilLast(plumbing, OfferMade.class)).isNotEmpty();
    assertThat(people.hears(customer, "offer-sent"))
        .containsEntry("provider", "Reparaciones La Perla");
    assertThat(people.facts(painting)).noneMatch(OfferMade.class::isInstance);
    people.say(customer, new Choice(1));
    people.untilLast(painting, OfferMade.class);
  }

  @Test
  void whoSaysOkManyTimesIsToldTheStateOnceMore() {
    var lead = request("+51922000008", "plumbing");
    people.say("+51922000008", new Choice(1));
    var code = people.hears("+51922000008", "candidates-3").get("code");
    people.hears("+51922000008", "offer-sent");

    for (int i = 0; i < 4; i++) {
      people.say(EL_FARO, new Accept(code));
    }
    people.say(EL_FARO, new Decline(code));
    people.hears(EL_FARO, "cannot-decline");
    assertThat(told(EL_FARO, "offer-accepted", lead)).isEqualTo(2);

    service.clock.advance(Duration.ofMinutes(1));
    people.say(EL_FARO, new Accept(code));
    await().until(() -> told(EL_FARO, "offer-accepted", lead) == 3);
  }

  private static long told(String phone, String template, LeadId lead) {
    return people.receives(phone, template, 1).stream()
        .filter(send -> lead.equals(send.lead()))
        .count();
  }

  @Test
  void whoHasNoJobHearsSo() {
    people.say("+51922000009", new FinishJob(null));
    people.say("+51922000010", new Rate(5, null));

    people.hears("+51922000009", "no-job");
    people.hears("+51922000010", "no-job");
  }

  @Test
  void nothingThatLeavesNamesANumber() {
    var customer = "+51922000006";
    request(customer, "plumbing");
    await().until(() -> !people.read(Topics.LEADS).isEmpty());

    var everything = people.read(Topics.LEADS).toString() + people.read(Topics.SENDS);

    assertThat(everything).doesNotContain("922000006").doesNotContain("911000001");
  }
}
