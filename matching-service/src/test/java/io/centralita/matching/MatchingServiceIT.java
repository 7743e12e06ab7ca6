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
import io.centralita.contracts.routing.Meaning.ServiceRequest;
import io.centralita.contracts.values.LeadId;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The whole service: events in, events out.
class MatchingServiceIT {
  private static final String MIRAFLORES = "150122";
  private static final String EL_FARO = "+51911000001";
  private static final String DON_PEPE = "+51911000002";
  private static final String LA_PERLA = "+51911000003";

  private static RunningMatching service;
  private static People people;

  @BeforeAll
  static void start(@TempDir Path folder) {
    service = new RunningMatching(folder);
    people = new People(service, "whole");
    var answer =
        service.post(
            "/providers/import",
            "whole",
            "providers:write",
            """
            [{"externalId": "p1", "name": "Gasfitería El Faro", "phone": "+51911000001", "channel": "WHATSAPP",
              "language": "es", "categories": ["plumbing", "painting"], "districts": ["150122"], "rating": 4.9, "votes": 120},
             {"externalId": "p2", "name": "Servicios Don Pepe", "phone": "+51911000002", "channel": "WHATSAPP",
              "language": "es", "categories": ["plumbing", "painting"], "districts": ["150122"], "rating": 4.6, "votes": 80},
             {"externalId": "p3", "name": "Reparaciones La Perla", "phone": "+51911000003", "channel": "WHATSAPP",
              "language": "es", "categories": ["plumbing", "painting"], "districts": ["150122"], "rating": 4.1, "votes": 300}]
            """);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
  }

  @AfterAll
  static void stop() {
    service.close();
  }

  private static LeadId request(String customer, String category) {
    people.say(customer, new ServiceRequest(category, MIRAFLORES));
    return LeadId.of(people.hears(customer, "candidates-3").get("lead"));
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
  void nothingThatLeavesNamesANumber() {
    var customer = "+51922000006";
    request(customer, "plumbing");
    await().until(() -> !people.read(Topics.LEADS).isEmpty());

    var everything = people.read(Topics.LEADS).toString() + people.read(Topics.SENDS);

    assertThat(everything).doesNotContain("922000006").doesNotContain("911000001");
  }
}
