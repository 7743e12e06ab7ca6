package io.centralita.matching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.centralita.contracts.Topics;
import io.centralita.contracts.matching.LeadChange;
import io.centralita.contracts.matching.LeadChange.CandidatesProposed;
import io.centralita.contracts.matching.LeadChange.JobFinished;
import io.centralita.contracts.matching.LeadChange.JobRated;
import io.centralita.contracts.matching.LeadChange.JobStarted;
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
import io.centralita.contracts.routing.Meaning.StartJob;
import io.centralita.contracts.routing.SendCommand.Body.Template;
import io.centralita.contracts.values.LeadId;
import io.centralita.matching.lead.LeadReminders;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The whole service: events in, events out.
class MatchingServiceIT extends Marketplace {
  private static final String EL_FARO = "+51911000001";
  private static final String DON_PEPE = "+51911000002";
  private static final String LA_PERLA = "+51911000003";

  @BeforeAll
  static void start() {
    open(
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
  void whoSaysOkManyTimesIsToldOnceMoreThatItIsTheirs() {
    var lead = request("+51922000008", "plumbing");
    people.say("+51922000008", new Choice(1));
    var code = people.hears("+51922000008", "candidates-3").get("code");
    people.hears("+51922000008", "offer-sent");

    for (int i = 0; i < 4; i++) {
      people.say(EL_FARO, new Accept(code));
    }
    people.say(EL_FARO, new Decline(code));
    people.hears(EL_FARO, "cannot-decline");
    assertThat(told(EL_FARO, "offer-accepted", lead)).isEqualTo(1);
    assertThat(told(EL_FARO, "offer-yours", lead)).isEqualTo(1);

    service.clock.advance(Duration.ofMinutes(1));
    people.say(EL_FARO, new Accept(code));
    await().until(() -> told(EL_FARO, "offer-yours", lead) == 2);
  }

  private static long told(String phone, String template, LeadId lead) {
    return people.receives(phone, template, 1).stream()
        .filter(send -> lead.equals(send.lead()))
        .count();
  }

  @Test
  void whoForgetsAJobIsRemindedTwiceByDayAndNeverMore() {
    var customer = "+51922000011";
    service.clock.set(Instant.parse("2026-11-25T15:00:00Z")); // 10:00 in Lima
    var lead = request(customer, "plumbing");
    people.say(customer, new Choice(2));
    people.hears(customer, "offer-sent");
    var code = ((Template) people.offers(lead, 1).getFirst().body()).variables().get("code");
    people.say(DON_PEPE, new Accept(code));
    people.untilLast(lead, LeadAssigned.class);

    at("2026-11-26T03:30:00Z"); // after twelve hours it is night
    assertThat(reminded(lead, "remind-start")).isZero();
    at("2026-11-26T14:00:00Z");
    await().until(() -> reminded(lead, "remind-start") == 1);
    at("2026-11-27T14:00:00Z");
    await().until(() -> reminded(lead, "remind-start") == 2);
    assertThat(remindsEver(lead)).isFalse();

    people.say(DON_PEPE, new StartJob(code));
    people.untilLast(lead, JobStarted.class);
    at("2026-11-29T03:00:00Z"); // nobody looked for a day, and now it is night
    assertThat(reminded(lead, "remind-finish")).isZero();
    at("2026-11-29T14:00:00Z");
    await().until(() -> reminded(lead, "remind-finish") == 1);

    people.say(DON_PEPE, new FinishJob(code));
    people.untilLast(lead, JobFinished.class);
    at("2026-11-29T17:00:00Z");
    await().until(() -> reminded(lead, "remind-rate") == 1);
    people.say(customer, new Rate(5, null));
    people.untilLast(lead, JobRated.class);
    assertThat(remindsEver(lead)).isFalse();
    assertThat(reminded(lead, "remind-start")).isEqualTo(2);
  }

  /// Everything that is due by then is done.
  private static void at(String time) {
    service.clock.set(Instant.parse(time));
    await().until(() -> service.bean(LeadReminders.class).remind(500) == 0);
  }

  private static long reminded(LeadId lead, String template) {
    return people.sends().stream()
        .filter(send -> lead.equals(send.lead()) && send.cause().equals(template))
        .count();
  }

  private static boolean remindsEver(LeadId lead) {
    return service
        .bean(JdbcClient.class)
        .sql("SELECT remind_at IS NOT NULL FROM leads WHERE id = ?")
        .param(lead.value())
        .query(Boolean.class)
        .single();
  }

  @Test
  void whoHasNoJobHearsSo() {
    people.say("+51922000009", new FinishJob(null));
    people.say("+51922000010", new Rate(5, null));

    people.hears("+51922000009", "no-job-finish");
    people.hears("+51922000010", "no-job-rate");
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
