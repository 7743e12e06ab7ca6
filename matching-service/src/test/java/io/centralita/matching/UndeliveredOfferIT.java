package io.centralita.matching;

import static org.assertj.core.api.Assertions.assertThat;

import io.centralita.contracts.matching.LeadChange.LeadExhausted;
import io.centralita.contracts.matching.LeadChange.OfferExpired;
import io.centralita.contracts.routing.Meaning.Accept;
import io.centralita.contracts.routing.Meaning.Choice;
import io.centralita.contracts.values.LeadId;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// An offer that cannot reach its provider keeps nobody waiting.
class UndeliveredOfferIT extends Marketplace {
  private static final String EL_FARO = "+51911000041";
  private static final String PAINTER = "+51911000043";

  @BeforeAll
  static void start() {
    open(
        "undelivered",
        """
        [{"externalId": "p1", "name": "Gasfitería El Faro", "phone": "+51911000041", "categories": ["plumbing"],
          "districts": ["150122"], "rating": 4.9, "votes": 120},
         {"externalId": "p2", "name": "Servicios Don Pepe", "phone": "+51911000042", "categories": ["plumbing"],
          "districts": ["150122"], "rating": 4.6, "votes": 80},
         {"externalId": "p3", "name": "Pinturas El Faro", "phone": "+51911000043", "categories": ["painting"],
          "districts": ["150122"], "rating": 4.9, "votes": 120},
         {"externalId": "p4", "name": "Pinturas La Punta", "phone": "+51911000044", "categories": ["painting"],
          "districts": ["150122"], "rating": 4.6, "votes": 80}]
        """);
  }

  private static LeadId offered(String customer, String category) {
    var lead = request(customer, category, 2);
    people.say(customer, new Choice(1));
    people.hears(customer, "offer-sent");
    return lead;
  }

  private static JsonNode detail(LeadId lead) {
    var answer = service.get("/leads/" + lead, "undelivered", "leads:read");
    assertThat(answer.statusCode()).isEqualTo(200);
    return new JsonMapper().readTree(answer.body());
  }

  @Test
  void theNextIsAskedAtOnceAndTheReasonIsKept() {
    var customer = "+51922000401";
    var lead = offered(customer, "plumbing");
    var offer = people.offers(lead, 1).getLast();

    people.refuse(offer, "opted-out");
    people.refuse(offer, "opted-out");
    people.hears(customer, "next-offer");
    var next = people.offers(lead, 2).getLast();

    var offers = detail(lead).path("offers");
    assertThat(offers.get(0).path("undelivered").asString()).isEqualTo("opted-out");
    assertThat(offers.get(0).path("status").asString()).isEqualTo("EXPIRED");
    assertThat(offers.get(1).path("status").asString()).isEqualTo("OPEN");
    assertThat(people.heard(EL_FARO)).doesNotContain("offer-expired");

    people.refuse(next, "invalid-recipient");
    assertThat(people.untilLast(lead, LeadExhausted.class))
        .filteredOn(OfferExpired.class::isInstance)
        .hasSize(2);
    assertThat(people.heard(customer))
        .containsExactly("candidates-2", "offer-sent", "next-offer", "lead-exhausted");
  }

  @Test
  void refusalOfAnotherMessageOrOfAnAnsweredOfferChangesNothing() {
    var customer = "+51922000402";
    var lead = offered(customer, "painting");
    var toCustomer = people.receives(customer, "offer-sent", 1).getLast();
    var offer = people.offers(lead, 1).getFirst();
    people.say(PAINTER, new Choice(1));
    var shownAgain = people.offers(lead, 2).getLast();

    people.refuse(toCustomer, "invalid-recipient");
    people.refuse(shownAgain, "invalid-recipient");
    people.say(PAINTER, new Accept(null));
    people.hears(customer, "lead-assigned");
    people.refuse(offer, "given-up");
    var other = offered("+51922000403", "painting");
    people.refuse(people.offers(other, 1).getLast(), "invalid-recipient");
    people.hears("+51922000403", "next-offer");

    assertThat(detail(lead).path("status").asString()).isEqualTo("ASSIGNED");
    assertThat(detail(lead).path("offers").size()).isEqualTo(1);
    assertThat(detail(lead).path("offers").get(0).path("undelivered").isString()).isFalse();
    assertThat(detail(other).path("offers").size()).isEqualTo(2);
  }
}
