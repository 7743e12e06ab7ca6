package io.centralita.matching.message;

import io.centralita.contracts.values.LeadId;
import io.centralita.contracts.values.OfferId;
import io.centralita.matching.lead.Offer;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/// What a person has going on with us, as provider and as customer: what is open, and what ended a
/// short while ago.
///
/// @param offers what they were offered, latest first
/// @param leads what they asked for, latest first
record Standing(List<Offered> offers, List<Asked> leads) {

  Standing {
    offers = List.copyOf(offers);
    leads = List.copyOf(leads);
  }

  record Offered(OfferId offer, LeadId lead, String code, Offer.Status status, Instant offeredAt) {
    boolean isOpen() {
      return status == Offer.Status.OPEN;
    }
  }

  record Asked(LeadId lead, String code, Phase phase, int candidates) {
    boolean isOpen() {
      return phase != Phase.ENDED;
    }
  }

  /// Whom a lead waits for.
  enum Phase {
    /// The customer, to say which job or where.
    ASKING,
    /// The customer, to pick somebody.
    CHOOSING,
    /// A provider, to answer.
    OFFERING,
    ENDED
  }

  Stream<Offered> openOffers() {
    return offers.stream().filter(Offered::isOpen);
  }

  Stream<Asked> openLeads() {
    return leads.stream().filter(Asked::isOpen);
  }
}
