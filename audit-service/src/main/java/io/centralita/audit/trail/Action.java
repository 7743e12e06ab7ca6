package io.centralita.audit.trail;

import io.centralita.audit.trail.AuditEvent.Actor;
import io.centralita.contracts.matching.LeadChange;
import io.centralita.contracts.matching.LeadChange.By;
import io.centralita.contracts.matching.LeadChange.CandidatesProposed;
import io.centralita.contracts.matching.LeadChange.JobFinished;
import io.centralita.contracts.matching.LeadChange.JobGivenBack;
import io.centralita.contracts.matching.LeadChange.JobRated;
import io.centralita.contracts.matching.LeadChange.JobStarted;
import io.centralita.contracts.matching.LeadChange.LeadAbandoned;
import io.centralita.contracts.matching.LeadChange.LeadAssigned;
import io.centralita.contracts.matching.LeadChange.LeadCancelled;
import io.centralita.contracts.matching.LeadChange.LeadExhausted;
import io.centralita.contracts.matching.LeadChange.LeadOpened;
import io.centralita.contracts.matching.LeadChange.OfferAccepted;
import io.centralita.contracts.matching.LeadChange.OfferDeclined;
import io.centralita.contracts.matching.LeadChange.OfferExpired;
import io.centralita.contracts.matching.LeadChange.OfferMade;
import io.centralita.contracts.proxy.SessionChange;
import io.centralita.contracts.proxy.SessionChange.InteractionRelayed;
import io.centralita.contracts.proxy.SessionChange.PoolExhausted;
import io.centralita.contracts.proxy.SessionChange.SessionClosed;
import io.centralita.contracts.proxy.SessionChange.SessionOpened;
import io.centralita.contracts.values.ProviderId;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Which action an event tells of.
///
/// @param details alternating names and values; what has no value is left out
record Action(Actor actor, String what, String status, String why, Map<String, String> details) {

  static Action of(LeadChange change) {
    return switch (change) {
      case LeadOpened it ->
          new Action(
              Actor.customer(it.customer().ref()),
              "lead-opened",
              "open",
              "customer-asked",
              details("code", it.code(), "category", it.category(), "district", it.district()));
      case CandidatesProposed it ->
          new Action(
              Actor.SYSTEM, "candidates-proposed", "proposed", "request-complete", candidates(it));
      case OfferMade it ->
          new Action(
              Actor.SYSTEM,
              "offer-made",
              "offered",
              "candidate-is-next",
              details("offer", it.offer(), "provider", it.provider(), "expiresAt", it.expiresAt()));
      case OfferAccepted it ->
          new Action(
              Actor.provider(it.provider()),
              "offer-accepted",
              "accepted",
              "provider-answered",
              details("offer", it.offer()));
      case OfferDeclined it ->
          new Action(
              Actor.provider(it.provider()),
              "offer-declined",
              "declined",
              "provider-answered",
              details("offer", it.offer()));
      case OfferExpired it ->
          new Action(
              Actor.SYSTEM,
              "offer-expired",
              "expired",
              "no-answer-in-time",
              details("offer", it.offer(), "provider", it.provider()));
      case LeadAssigned it ->
          new Action(
              Actor.provider(it.provider()),
              "lead-assigned",
              "assigned",
              "offer-accepted",
              details("offer", it.offer(), "customer", it.customer().ref()));
      case LeadExhausted _ ->
          new Action(Actor.SYSTEM, "lead-exhausted", "exhausted", "nobody-left", Map.of());
      case LeadAbandoned _ ->
          new Action(Actor.SYSTEM, "lead-abandoned", "abandoned", "customer-silent", Map.of());
      case LeadCancelled it when it.calledOff() != null ->
          new Action(
              Actor.AN_OPERATOR,
              "lead-cancelled",
              "cancelled",
              "called-off",
              details("reason", it.calledOff()));
      case LeadCancelled _ ->
          new Action(Actor.A_CUSTOMER, "lead-cancelled", "cancelled", "customer-asked", Map.of());
      case JobStarted it ->
          new Action(
              actor(it.by(), it.provider()),
              "job-started",
              "started",
              why(it.by()),
              details("offer", it.offer(), "provider", it.provider()));
      case JobFinished it ->
          new Action(
              actor(it.by(), it.provider()),
              "job-finished",
              "finished",
              why(it.by()),
              details("offer", it.offer(), "provider", it.provider()));
      case JobRated it ->
          new Action(
              Actor.A_CUSTOMER,
              "job-rated",
              "rated",
              it.insteadOf() == null ? "customer-rated" : "customer-thought-again",
              details(
                  "offer", it.offer(),
                  "provider", it.provider(),
                  "stars", it.stars(),
                  "insteadOf", it.insteadOf()));
      case JobGivenBack it ->
          new Action(
              Actor.provider(it.provider()),
              "job-given-back",
              "given-back",
              "provider-cannot",
              details("offer", it.offer()));
    };
  }

  private static Actor actor(By by, ProviderId provider) {
    return switch (by) {
      case PROVIDER -> Actor.provider(provider);
      case CUSTOMER -> Actor.A_CUSTOMER;
      case OPERATOR -> Actor.AN_OPERATOR;
    };
  }

  private static String why(By by) {
    return switch (by) {
      case PROVIDER -> "provider-said";
      case CUSTOMER -> "customer-said";
      case OPERATOR -> "operator-asked";
    };
  }

  static Action of(SessionChange change) {
    return switch (change) {
      case SessionOpened it ->
          new Action(
              Actor.SYSTEM,
              "session-opened",
              "open",
              "lead-assigned",
              details("link", it.link(), "number", it.proxyNumber(), "expiresAt", it.expiresAt()));
      case InteractionRelayed it ->
          new Action(
              switch (it.from()) {
                case CUSTOMER -> Actor.A_CUSTOMER;
                case PROVIDER -> Actor.A_PROVIDER;
              },
              "interaction-relayed",
              "relayed",
              "wrote-to-proxy-number",
              details("link", it.link(), "send", it.send()));
      case SessionClosed it ->
          new Action(
              Actor.SYSTEM, "session-closed", "closed", it.reason(), details("link", it.link()));
      case PoolExhausted _ ->
          new Action(Actor.SYSTEM, "pool-exhausted", "failed", "no-free-number", Map.of());
    };
  }

  private static Map<String, String> candidates(CandidatesProposed proposed) {
    var details = details("category", proposed.category(), "district", proposed.district());
    for (var candidate : proposed.candidates()) {
      details.put(
          "candidate" + candidate.position(), candidate.provider() + " " + candidate.reason());
    }
    return details;
  }

  static Map<String, String> details(@Nullable Object... namesAndValues) {
    var details = new LinkedHashMap<String, String>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      var value = namesAndValues[i + 1];
      if (value != null) {
        details.put(String.valueOf(namesAndValues[i]), value.toString());
      }
    }
    return details;
  }
}
