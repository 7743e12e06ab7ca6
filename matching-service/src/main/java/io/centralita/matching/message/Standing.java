package io.centralita.matching.message;

import io.centralita.contracts.values.LeadId;
import io.centralita.contracts.values.OfferId;
import io.centralita.matching.lead.Offer;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

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

  /// @param until when an answer would have come too late; earlier than the deadline when the offer
  ///   never reached the provider
  record Offered(
      OfferId offer,
      LeadId lead,
      String code,
      Offer.Status status,
      Instant offeredAt,
      Instant until) {
    boolean isOpen() {
      return status == Offer.Status.OPEN;
    }

    /// Whether the provider may have meant it by a word that they said then: it was there, and
    /// nobody had answered it.
    boolean waitedAt(Instant time) {
      boolean wasUnanswered = isOpen() || (status == Offer.Status.EXPIRED && time.isBefore(until));
      return wasUnanswered && !offeredAt.isAfter(time);
    }
  }

  /// @param category of the job; null while it is being asked for, like the district
  /// @param endedAt when it was closed; null while it is open
  record Asked(
      LeadId lead,
      String code,
      @Nullable String category,
      @Nullable String district,
      Phase phase,
      int candidates,
      @Nullable Instant endedAt) {
    boolean isOpen() {
      return switch (phase) {
        case ASKING, CHOOSING, OFFERING -> true;
        case ABANDONED, EXHAUSTED, TAKEN, ENDED -> false;
      };
    }

    /// Whether there is something left to call off.
    boolean isInHand() {
      return isOpen() || phase == Phase.TAKEN;
    }

    /// Whether all that was said of it is true of this one.
    boolean is(@Nullable String wantedCategory, @Nullable String wantedDistrict) {
      return (wantedCategory == null || wantedCategory.equals(category))
          && (wantedDistrict == null || wantedDistrict.equals(district));
    }

    private boolean isInVain() {
      return phase == Phase.EXHAUSTED || phase == Phase.ABANDONED;
    }

    /// Whether the customer had a list before them, and nobody chosen, when they said something.
    boolean waitedForAChoiceAt(Instant time) {
      return switch (phase) {
        case CHOOSING -> true;
        case ABANDONED -> candidates > 0 && endedAt != null && time.isBefore(endedAt);
        case ASKING, OFFERING, EXHAUSTED, TAKEN, ENDED -> false;
      };
    }

    private boolean isCorrectedBy(String place, List<String> jobs) {
      return phase == Phase.CHOOSING
          && !place.equals(district)
          && (jobs.isEmpty() || jobs.contains(category));
    }

    /// What a message needs to name it.
    ///
    /// @param number by which it is counted there
    Map<String, String> variables(int number) {
      var variables = new HashMap<String, String>();
      variables.put("lead" + number, lead.toString());
      variables.put("code" + number, code);
      if (category != null) {
        variables.put("category" + number, category);
      }
      if (district != null) {
        variables.put("district" + number, district);
      }
      return variables;
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
    /// Nobody any more: the customer did not choose.
    ABANDONED,
    /// Nobody any more: none of those who were asked wanted it.
    EXHAUSTED,
    /// Somebody has the job, and has not finished it.
    TAKEN,
    ENDED
  }

  Stream<Offered> openOffers() {
    return offers.stream().filter(Offered::isOpen);
  }

  /// Whether a place, though nothing else of what they said is understood, can only be meant for
  /// what they asked for: it was missing, or it is another than that of the list before them.
  ///
  /// @param jobs what else it may have been about
  boolean waitsForPlace(String place, List<String> jobs) {
    return openLeads().anyMatch(lead -> lead.phase() == Phase.ASKING && lead.district() == null)
        || (openOffers().findAny().isEmpty()
            && openLeads().anyMatch(lead -> lead.isCorrectedBy(place, jobs)));
  }

  Stream<Asked> openLeads() {
    return leads.stream().filter(Asked::isOpen);
  }

  /// What they asked for and could still call off.
  List<Asked> inHand() {
    return leads.stream().filter(Asked::isInHand).toList();
  }

  /// Whether they speak as a customer, if they speak of something of theirs.
  boolean isCustomers() {
    return !inHand().isEmpty();
  }

  /// What somebody does for them, last given away.
  Optional<Asked> taken() {
    return leads.stream().filter(lead -> lead.phase() == Phase.TAKEN).findFirst();
  }

  /// What they took last.
  Optional<Offered> accepted() {
    return offers.stream().filter(offer -> offer.status() == Offer.Status.ACCEPTED).findFirst();
  }

  /// What they asked for last, where nobody was found.
  Optional<Asked> inVain() {
    return leads.stream().findFirst().filter(Asked::isInVain);
  }
}
