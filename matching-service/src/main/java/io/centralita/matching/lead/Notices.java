package io.centralita.matching.lead;

import io.centralita.contracts.values.OfferId;
import io.centralita.matching.lead.LeadState.Abandoned;
import io.centralita.matching.lead.LeadState.Asking;
import io.centralita.matching.lead.LeadState.Assigned;
import io.centralita.matching.lead.LeadState.Cancelled;
import io.centralita.matching.lead.LeadState.Choosing;
import io.centralita.matching.lead.LeadState.Exhausted;
import io.centralita.matching.lead.LeadState.Finished;
import io.centralita.matching.lead.LeadState.Offering;
import io.centralita.matching.lead.LeadState.Started;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What customers and providers are told about a lead. The words are routing-service's.
final class Notices {
  private static final String CATEGORY = "category";
  private static final String CODE = "code";
  private static final String DISTRICT = "district";
  static final String EXPIRES_AT = "expiresAt";
  private static final String PROVIDER = "provider";

  private Notices() {}

  /// Where things stand, for the customer.
  static Notice standing(Lead lead) {
    return switch (lead.state()) {
      case Asking _ when lead.category() == null ->
          toCustomer(lead, "ask-category", values(DISTRICT, lead.district()));
      case Asking _ -> toCustomer(lead, "ask-district", values(CATEGORY, lead.category()));
      case Choosing _ -> candidates(lead);
      case Offering(var offer, _) -> offerSent(lead, offer);
      case Assigned(var offer, _) ->
          toCustomer(
              lead, "lead-assigned", values(PROVIDER, provider(lead, offer), CODE, lead.code()));
      case Started(var offer, _) -> JobNotices.hasStarted(lead, lead.offer(offer).orElseThrow());
      case Finished(var offer, _) when lead.progress().rating() == null ->
          JobNotices.rate(lead, lead.offer(offer).orElseThrow());
      case Finished(var offer, _) ->
          toCustomer(lead, "job-over", values(PROVIDER, provider(lead, offer), CODE, lead.code()));
      case Exhausted _ when lead.candidates().isEmpty() ->
          toCustomer(lead, "no-candidates", request(lead));
      case Exhausted _ -> toCustomer(lead, "lead-exhausted", again(lead, request(lead)));
      case Abandoned _ when lead.category() == null -> toCustomer(lead, "help", Map.of());
      case Abandoned _ ->
          toCustomer(lead, "lead-abandoned", again(lead, values(CATEGORY, lead.category())));
      case Cancelled cancelled -> cancelled(lead, cancelled);
    };
  }

  /// Who had somebody for it hears who took that back.
  private static Notice cancelled(Lead lead, Cancelled how) {
    return lead.offers().stream()
        .filter(offer -> how.calledOff() != null && offer.status() == Offer.Status.WITHDRAWN)
        .findFirst()
        .map(offer -> JobNotices.calledOffFor(lead, offer))
        .orElseGet(() -> toCustomer(lead, "lead-cancelled", values(CODE, lead.code())));
  }

  /// The same for somebody who has heard it, and says something that changes nothing.
  static Notice again(Lead lead) {
    return switch (lead.state()) {
      case Assigned(var offer, _) ->
          toCustomer(
              lead, "already-assigned", values(PROVIDER, provider(lead, offer), CODE, lead.code()));
      case Offering(var offer, _) -> toCustomer(lead, "waiting-for-provider", asked(lead, offer));
      case LeadState _ -> standing(lead);
    };
  }

  /// They want it in another place, and somebody has been asked: that is theirs to decide.
  static Notice elsewhere(Lead lead, OfferId offer, String place) {
    var variables = asked(lead, offer);
    variables.putAll(request(lead));
    variables.put("district2", place);
    variables.put("choice2", place);
    return toCustomer(lead, "asked-elsewhere", variables);
  }

  private static Map<String, String> asked(Lead lead, OfferId offer) {
    var variables = values(PROVIDER, provider(lead, offer), CODE, lead.code());
    variables.put("lead", lead.id().toString());
    variables.put(EXPIRES_AT, lead.offer(offer).orElseThrow().expiresAt().toString());
    return variables;
  }

  /// The customer takes back what cannot be taken back any more.
  static Notice cannotBeCancelled(Lead lead) {
    return lead.state() instanceof Started(var offer, _)
        ? toCustomer(
            lead, "cannot-cancel", values(PROVIDER, provider(lead, offer), CODE, lead.code()))
        : toCustomer(lead, "nothing-to-cancel", values(CODE, lead.code()));
  }

  private static Notice candidates(Lead lead) {
    var variables = request(lead);
    variables.put("lead", lead.id().toString());
    variables.put(CODE, lead.code());
    for (var candidate : lead.candidates()) {
      describe(candidate, candidate.position(), variables);
    }
    return toCustomer(lead, "candidates-" + lead.candidates().size(), variables);
  }

  /// The message has words for who is new.
  private static void describe(Candidate candidate, int number, Map<String, String> variables) {
    variables.put("name" + number, candidate.name());
    if (candidate.rating().votes() > 0) {
      variables.put("rating" + number, candidate.rating().stars().toPlainString());
      variables.put("votes" + number, Integer.toString(candidate.rating().votes()));
    }
  }

  /// @param position what is not on the list; 0 where the customer said no number
  static Notice chooseAgain(Lead lead, int position) {
    var count = Integer.toString(lead.candidates().size());
    return position == 0
        ? toCustomer(lead, "which-candidate", values("count", count))
        : toCustomer(
            lead, "choose-again", values("position", Integer.toString(position), "count", count));
  }

  /// Whom they chose cannot take a job any more. Positions are those of the list that they have.
  ///
  /// @param others who still can
  static Notice notFree(Lead lead, Candidate chosen, List<Candidate> others) {
    var variables = request(lead);
    variables.put("lead", lead.id().toString());
    variables.put(CODE, lead.code());
    variables.put(PROVIDER, chosen.name());
    int count = 0;
    for (var candidate : others) {
      count++;
      variables.put("position" + count, Integer.toString(candidate.position()));
      describe(candidate, count, variables);
    }
    return toCustomer(lead, "not-free-" + count, variables);
  }

  static Notice offerSent(Lead lead, OfferId offer) {
    return offered(lead, "offer-sent", offer);
  }

  /// The one before declined, or let it pass.
  static Notice nextOffer(Lead lead, OfferId offer) {
    return offered(lead, "next-offer", offer);
  }

  /// The one before had taken it, and gave it back.
  static Notice nextAfter(Lead lead, Offer before, OfferId offer) {
    var variables = asked(lead, offer);
    variables.put("before", lead.candidate(before.provider()).name());
    return toCustomer(lead, "next-after", variables);
  }

  private static Notice offered(Lead lead, String template, OfferId offer) {
    var expiresAt = lead.offer(offer).orElseThrow().expiresAt();
    return toCustomer(
        lead, template, values(PROVIDER, provider(lead, offer), EXPIRES_AT, expiresAt.toString()));
  }

  /// The offer itself, for the provider.
  static Notice made(Lead lead, Offer offer) {
    return offer(lead, offer).as(offer.send());
  }

  private static Notice offer(Lead lead, Offer offer) {
    var variables = request(lead);
    variables.put("offer", offer.id().toString());
    variables.put(CODE, lead.code());
    variables.put(EXPIRES_AT, offer.expiresAt().toString());
    return toProvider(lead, offer, "offer", variables);
  }

  /// What became of an offer, for the provider.
  static Notice standing(Lead lead, Offer offer) {
    return switch (offer.status()) {
      case OPEN -> offer(lead, offer);
      case ACCEPTED -> toProvider(lead, offer, "offer-accepted", values(CODE, lead.code()));
      case DECLINED -> toProvider(lead, offer, "offer-declined", values(CODE, lead.code()));
      case EXPIRED -> toProvider(lead, offer, "offer-expired", values(CODE, lead.code()));
      case WITHDRAWN ->
          toProvider(
              lead,
              offer,
              lead.state() instanceof Cancelled ? "offer-withdrawn" : "offer-taken",
              values(CODE, lead.code()));
      case GIVEN_BACK -> JobNotices.givenBack(lead, offer);
    };
  }

  /// The same for who says something that changes nothing about it.
  static Notice again(Lead lead, Offer offer) {
    return offer.status() == Offer.Status.ACCEPTED
        ? JobNotices.inHand(lead, offer)
        : standing(lead, offer);
  }

  /// Who has it says yes again.
  static Notice yours(Lead lead, Offer offer) {
    return toProvider(lead, offer, "offer-yours", values(CODE, lead.code()));
  }

  /// A word does not give a job back.
  static Notice cannotBeDeclined(Lead lead, Offer offer) {
    return toProvider(lead, offer, "cannot-decline", values(CODE, lead.code()));
  }

  static Notice tooLate(Lead lead, Offer offer) {
    return toProvider(lead, offer, "offer-too-late", values(CODE, lead.code()));
  }

  private static String provider(Lead lead, OfferId offer) {
    return lead.candidate(lead.offer(offer).orElseThrow().provider()).name();
  }

  private static Map<String, String> request(Lead lead) {
    return values(CATEGORY, lead.category(), DISTRICT, lead.district());
  }

  /// With what a button needs that asks for the same once more.
  static Map<String, String> again(Lead lead, Map<String, String> told) {
    var variables = new HashMap<>(told);
    var job = String.valueOf(lead.category());
    variables.put("choice1", lead.district() == null ? job : job + ":" + lead.district());
    return variables;
  }

  private static Map<String, String> values(
      String name, @Nullable String value, String other, @Nullable String otherValue) {
    var values = values(name, value);
    if (otherValue != null) {
      values.put(other, otherValue);
    }
    return values;
  }

  private static Map<String, String> values(String name, @Nullable String value) {
    var values = new HashMap<String, String>();
    if (value != null) {
      values.put(name, value);
    }
    return values;
  }

  private static Notice toCustomer(Lead lead, String template, Map<String, String> variables) {
    return new Notice(lead.customer().address(), template, variables);
  }

  private static Notice toProvider(
      Lead lead, Offer offer, String template, Map<String, String> variables) {
    var provider = lead.candidate(offer.provider());
    return new Notice(provider.address(), template, variables)
        .at(provider.timeZone())
        .in(provider.language());
  }
}
