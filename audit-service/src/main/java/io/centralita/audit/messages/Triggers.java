package io.centralita.audit.messages;

import io.centralita.contracts.gateway.CallAnswer;
import io.centralita.contracts.gateway.CallOutcome;
import io.centralita.contracts.matching.LeadChange;
import io.centralita.contracts.routing.Meaning;
import org.jspecify.annotations.Nullable;

/// The words of the log's `trigger` column. What an offer's answer means (`accept`) is told apart
/// from what came of it (`offer-accepted`): the first may be too late.
final class Triggers {
  private Triggers() {}

  /// What a message sets off; null when it sets nothing off.
  static @Nullable String of(Meaning meaning) {
    return switch (meaning) {
      case Meaning.ServiceRequest _ -> "service-request";
      case Meaning.Choice _ -> "choice";
      case Meaning.Accept _ -> "accept";
      case Meaning.Decline _ -> "decline";
      case Meaning.StartJob _ -> "start-job";
      case Meaning.FinishJob _ -> "finish-job";
      case Meaning.Rate _ -> "rate";
      case Meaning.Cancel _ -> "cancel";
      case Meaning.Pause _ -> "pause";
      case Meaning.Resume _ -> "resume";
      case Meaning.Relay _ -> "relay";
      case Meaning.Opening _ -> "opening";
      case Meaning.VerificationCode _ -> "verification-code";
      case Meaning.OptOut _ -> "opt-out";
      case Meaning.OptIn _ -> "opt-in";
      case Meaning.Question _ -> "question";
      case Meaning.Unclear _ -> null;
    };
  }

  static String of(LeadChange change) {
    return switch (change) {
      case LeadChange.LeadOpened _ -> "lead-opened";
      case LeadChange.CandidatesProposed _ -> "candidates-proposed";
      case LeadChange.OfferMade _ -> "offer-made";
      case LeadChange.OfferAccepted _ -> "offer-accepted";
      case LeadChange.OfferDeclined _ -> "offer-declined";
      case LeadChange.OfferExpired _ -> "offer-expired";
      case LeadChange.LeadAssigned _ -> "lead-assigned";
      case LeadChange.LeadExhausted _ -> "lead-exhausted";
      case LeadChange.LeadAbandoned _ -> "lead-abandoned";
      case LeadChange.LeadCancelled _ -> "lead-cancelled";
      case LeadChange.JobStarted _ -> "job-started";
      case LeadChange.JobFinished _ -> "job-finished";
      case LeadChange.JobRated _ -> "job-rated";
      case LeadChange.JobGivenBack _ -> "job-given-back";
    };
  }

  static String of(CallAnswer answer) {
    return switch (answer) {
      case DIALED -> "call-dialed";
      case REJECTED -> "call-rejected";
      case NOT_IN_SERVICE -> "call-not-in-service";
      case NO_LINK -> "call-without-link";
      case CLOSED -> "call-after-closing";
      case UNREACHABLE -> "call-unreachable";
    };
  }

  static String of(CallOutcome outcome) {
    return switch (outcome) {
      case COMPLETED -> "call-completed";
      case BUSY -> "call-busy";
      case NO_ANSWER -> "call-not-answered";
      case FAILED -> "call-failed";
      case CANCELED -> "call-canceled";
    };
  }
}
