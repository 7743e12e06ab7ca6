package io.centralita.matching.lead;

import io.centralita.contracts.matching.LeadChange.CalledOff;
import io.centralita.contracts.values.DisplayName;
import io.centralita.contracts.values.LeadId;
import io.centralita.contracts.values.OfferId;
import io.centralita.contracts.values.ProviderId;
import io.centralita.matching.lead.LeadState.Cancelled;
import io.centralita.matching.lead.LeadState.Ended;
import io.centralita.matching.lead.LeadState.Open;
import io.centralita.matching.lead.LeadState.Taken;
import io.centralita.matching.lead.Offer.Status;
import io.centralita.matching.provider.Hindrance;
import io.centralita.matching.provider.Rule;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A lead as other systems see it: hints instead of addresses.
///
/// @param until how long the lead waits for the next answer; absent once it has ended
/// @param endedAt when somebody got the job, or nobody
/// @param job how it goes on; absent as long as it is nobody's
/// @param calledOff why whoever runs the marketplace took it back; absent when they did not
public record LeadAnswer(
    LeadId id,
    String code,
    LeadStatus status,
    @Nullable String category,
    @Nullable String district,
    String customer,
    @Nullable DisplayName customerName,
    Instant openedAt,
    @Nullable Instant until,
    @Nullable Instant endedAt,
    @Nullable JobAnswer job,
    @Nullable CalledOff calledOff,
    List<CandidateAnswer> candidates,
    List<OfferAnswer> offers) {

  /// @param reason in English
  /// @param reasonInSpanish absent in leads from before the pieces of the reason were kept
  /// @param passedOver why they did not get the offer when it was their turn; absent when they did,
  ///   or it was not
  public record CandidateAnswer(
      int position,
      ProviderId provider,
      String name,
      BigDecimal rating,
      int votes,
      String reason,
      @Nullable String reasonInSpanish,
      @Nullable Why why,
      @Nullable Hindrance passedOver) {}

  /// The reason piece by piece.
  ///
  /// @param distance 0 for the customer's own district, then 1, 2, … by distance
  /// @param decidedBy what put them ahead of the next
  public record Why(
      double score,
      int tier,
      String district,
      int distance,
      @Nullable Instant lastOffer,
      Rule decidedBy) {
    static @Nullable Why of(@Nullable Reason reason) {
      return reason == null
          ? null
          : new Why(
              reason.rank().score(),
              reason.rank().tier(),
              reason.rank().district(),
              reason.rank().distance(),
              reason.rank().lastOffer(),
              reason.decidedBy());
    }
  }

  /// @param offer of whom the job is
  public record JobAnswer(
      OfferId offer,
      @Nullable Instant startedAt,
      @Nullable Instant finishedAt,
      @Nullable Integer stars,
      @Nullable Instant ratedAt) {}

  /// L7's fields.
  ///
  /// @param undelivered why the offer's message never reached the provider, such as `opted-out`
  public record OfferAnswer(
      OfferId id,
      ProviderId provider,
      Status status,
      Instant offeredAt,
      Instant expiresAt,
      @Nullable Instant acceptedAt,
      @Nullable Instant declinedAt,
      @Nullable String undelivered) {

    public static OfferAnswer of(Offer offer) {
      return new OfferAnswer(
          offer.id(),
          offer.provider(),
          offer.status(),
          offer.offeredAt(),
          offer.expiresAt(),
          offer.status() == Status.ACCEPTED ? offer.closedAt() : null,
          offer.status() == Status.DECLINED ? offer.closedAt() : null,
          offer.undelivered());
    }
  }

  public static LeadAnswer of(Lead lead) {
    return new LeadAnswer(
        lead.id(),
        lead.code(),
        LeadStatus.of(lead.state()),
        lead.category(),
        lead.district(),
        lead.customer().address().hint(),
        lead.customer().name(),
        lead.openedAt(),
        lead.state() instanceof Open open ? open.until() : null,
        lead.state() instanceof Ended ended ? ended.at() : null,
        lead.state() instanceof Taken job ? job(job, lead.progress()) : null,
        lead.state() instanceof Cancelled cancelled ? cancelled.calledOff() : null,
        lead.candidates().stream().map(LeadAnswer::answer).toList(),
        lead.offers().stream().map(OfferAnswer::of).toList());
  }

  private static JobAnswer job(Taken job, Progress progress) {
    var rating = progress.rating();
    return new JobAnswer(
        job.offer(),
        progress.startedAt(),
        progress.finishedAt(),
        rating == null ? null : rating.stars(),
        rating == null ? null : rating.at());
  }

  private static CandidateAnswer answer(Candidate candidate) {
    return new CandidateAnswer(
        candidate.position(),
        candidate.provider(),
        candidate.name(),
        candidate.rating().stars(),
        candidate.rating().votes(),
        candidate.reason(),
        candidate.why() == null ? null : SpanishReason.of(candidate.why(), candidate.rating()),
        Why.of(candidate.why()),
        candidate.passedOver());
  }
}
