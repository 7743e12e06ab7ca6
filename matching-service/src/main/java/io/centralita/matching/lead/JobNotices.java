package io.centralita.matching.lead;

import io.centralita.contracts.matching.LeadChange.By;
import io.centralita.matching.lead.LeadState.Cancelled;
import io.centralita.matching.lead.LeadState.Finished;
import io.centralita.matching.lead.Progress.Given;
import java.util.Map;

/// What the two people of a job are told about it. The words are routing-service's.
final class JobNotices {
  private static final String CODE = "code";
  private static final String LEAD = "lead";
  private static final String PROVIDER = "provider";
  private static final String STARS = "stars";

  private JobNotices() {}

  /// For the provider, with a button to say that it is done.
  static Notice started(Lead lead, Offer offer) {
    return toProvider(lead, offer, "job-started");
  }

  static Notice startedAlready(Lead lead, Offer offer) {
    return toProvider(lead, offer, "job-started-already");
  }

  static Notice hasStarted(Lead lead, Offer offer) {
    return new Notice(
        lead.customer().address(),
        "job-under-way",
        Map.of(PROVIDER, provider(lead, offer), CODE, lead.code()));
  }

  /// For the provider who says something else about the job that is theirs.
  static Notice inHand(Lead lead, Offer offer) {
    return lead.state() instanceof Finished
        ? finishedAlready(lead, offer)
        : plain(lead, offer, "job-in-hand");
  }

  /// The provider ends what they have not begun.
  static Notice startFirst(Lead lead, Offer offer) {
    return toProvider(lead, offer, "start-first");
  }

  static Notice finished(Lead lead, Offer offer, By by) {
    return switch (by) {
      case PROVIDER, OPERATOR -> plain(lead, offer, "job-finished");
      case CUSTOMER -> plain(lead, offer, "job-finished-for-you");
    };
  }

  static Notice finishedAlready(Lead lead, Offer offer) {
    return plain(lead, offer, "job-finished-already");
  }

  /// For the provider who says something about a job that is theirs no longer, or never was.
  static Notice gone(Lead lead, Offer offer) {
    if (lead.state() instanceof Cancelled cancelled) {
      var whose =
          cancelled.calledOff() == null ? "job-cancelled-already" : "job-called-off-already";
      return plain(lead, offer, whose);
    }
    return plain(lead, offer, "job-not-yours");
  }

  /// For the customer, who has gone on to another lead for the same.
  static Notice lost(Lead lead, Offer offer) {
    return new Notice(
        lead.customer().address(),
        "job-lost",
        Map.of(PROVIDER, provider(lead, offer), CODE, lead.code()));
  }

  static Notice givenBack(Lead lead, Offer offer) {
    return plain(lead, offer, "job-given-back");
  }

  static Notice cannotBeGivenBack(Lead lead, Offer offer) {
    return toProvider(lead, offer, "cannot-give-back");
  }

  /// The customer no longer wants what the provider had accepted.
  static Notice cancelled(Lead lead, Offer offer) {
    return plain(lead, offer, "job-cancelled");
  }

  /// For the provider, and below for the customer: whoever runs the marketplace took it back.
  static Notice calledOff(Lead lead, Offer offer) {
    return plain(lead, offer, "job-called-off-provider");
  }

  static Notice calledOffFor(Lead lead, Offer offer) {
    return new Notice(
        lead.customer().address(),
        "job-called-off",
        Notices.again(lead, Map.of(PROVIDER, provider(lead, offer), CODE, lead.code())));
  }

  /// How was it?
  static Notice rate(Lead lead, Offer offer) {
    return toCustomer(lead, offer, "rate-job");
  }

  /// The customer rates what is not done.
  static Notice finishFirst(Lead lead, Offer offer) {
    return toCustomer(lead, offer, "finish-first");
  }

  static Notice rated(Lead lead, Offer offer, Given given) {
    return withStars(lead, offer, "job-rated", given);
  }

  static Notice ratingIsFinal(Lead lead, Offer offer, Given given) {
    return withStars(lead, offer, "rating-final", given);
  }

  static Notice remindOfStart(Lead lead, Offer offer) {
    return toProvider(lead, offer, "remind-start");
  }

  static Notice remindOfFinish(Lead lead, Offer offer) {
    return toProvider(lead, offer, "remind-finish");
  }

  static Notice remindOfRating(Lead lead, Offer offer) {
    return toCustomer(lead, offer, "remind-rate");
  }

  private static Notice withStars(Lead lead, Offer offer, String template, Given given) {
    return new Notice(
        lead.customer().address(),
        template,
        Map.of(
            PROVIDER,
            provider(lead, offer),
            CODE,
            lead.code(),
            STARS,
            Integer.toString(given.stars())));
  }

  private static Notice toCustomer(Lead lead, Offer offer, String template) {
    return new Notice(
        lead.customer().address(),
        template,
        Map.of(PROVIDER, provider(lead, offer), CODE, lead.code(), LEAD, lead.id().toString()));
  }

  private static Notice toProvider(Lead lead, Offer offer, String template) {
    return to(lead, offer, template, Map.of(CODE, lead.code(), LEAD, lead.id().toString()));
  }

  private static Notice plain(Lead lead, Offer offer, String template) {
    return to(lead, offer, template, Map.of(CODE, lead.code()));
  }

  private static Notice to(Lead lead, Offer offer, String template, Map<String, String> variables) {
    return new Notice(lead.candidate(offer.provider()).address(), template, variables);
  }

  private static String provider(Lead lead, Offer offer) {
    return lead.candidate(offer.provider()).name();
  }
}
