package io.centralita.matching.lead;

import static java.util.stream.Collectors.toMap;

import io.centralita.contracts.values.ProviderId;
import io.centralita.contracts.values.TenantId;
import io.centralita.matching.lead.Happening.Chosen;
import io.centralita.matching.lead.Happening.Declined;
import io.centralita.matching.lead.Happening.GivenBack;
import io.centralita.matching.lead.Happening.NotDelivered;
import io.centralita.matching.lead.Happening.TimePassed;
import io.centralita.matching.lead.LeadState.Offering;
import io.centralita.matching.provider.Hindrance;
import io.centralita.matching.provider.Hindrances;
import io.centralita.matching.provider.ReadinessStore;
import io.centralita.matching.provider.ReadinessStore.Asked;
import io.centralita.matching.settings.Terms;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/// Looks, before anybody is offered a job, whether those who are left on its list can still take
/// one: the list may be old.
@Component
final class Fallbacks {
  private final ReadinessStore readiness;
  private final InstantSource clock;

  Fallbacks(ReadinessStore readiness, InstantSource clock) {
    this.readiness = readiness;
    this.clock = clock;
  }

  /// For one lead. Waits for whoever is about to offer one of its candidates another job.
  Hindrances hindrances(Lead lead, Happening happening, Terms terms) {
    if (!mayMakeAnOffer(happening)) {
      return Hindrances.none();
    }
    readiness.hold(mayGetIt(lead, happening).map(Candidate::provider).toList());
    return look(List.of(lead), Lead::unasked, Map.of(lead.tenant(), terms));
  }

  private static Stream<Candidate> mayGetIt(Lead lead, Happening happening) {
    return happening instanceof Chosen(int position, _)
        ? lead.unasked().filter(candidate -> candidate.position() == position)
        : lead.unasked();
  }

  /// Those of them whose next offer depends on nobody who is about to be offered another job: the
  /// others have to wait, and the sweep does not.
  List<Lead> unhindered(List<Lead> due) {
    var held =
        readiness.holdIfFree(
            due.stream().flatMap(Fallbacks::inTurn).map(Candidate::provider).toList());
    return due.stream()
        .filter(lead -> inTurn(lead).map(Candidate::provider).allMatch(held::contains))
        .toList();
  }

  /// Once for all of them whose time is over.
  ///
  /// @param terms of each one's tenant
  Hindrances hindrances(List<Lead> due, Map<TenantId, Terms> terms) {
    return look(due, Fallbacks::inTurn, terms);
  }

  private Hindrances look(
      List<Lead> leads, Function<Lead, Stream<Candidate>> who, Map<TenantId, Terms> terms) {
    var asked =
        leads.stream()
            .flatMap(lead -> {
              var theirs = Objects.requireNonNull(terms.get(lead.tenant()));
              return who.apply(lead).map(each -> new Asked(lead.tenant(), each.provider(), theirs));
            })
            .collect(toMap(Asked::provider, each -> each, (first, _) -> first))
            .values();
    return readiness.hindrances(List.copyOf(asked), clock.instant());
  }

  /// Who may be next when the time of an offer is over.
  private static Stream<Candidate> inTurn(Lead lead) {
    return lead.state() instanceof Offering ? lead.unasked() : Stream.empty();
  }

  private static boolean mayMakeAnOffer(Happening happening) {
    return switch (happening) {
      case Chosen _, Declined _, NotDelivered _, GivenBack _, TimePassed _ -> true;
      case Happening _ -> false;
    };
  }

  static Map<ProviderId, Hindrance> hindered(Lead lead, Hindrances among) {
    return among.among(lead.candidates().stream().map(Candidate::provider).toList());
  }

  /// Whoever has just got an offer has one more.
  static void count(Lead before, Lead after, Hindrances hindrances) {
    newOffers(before, after).map(Offer::provider).forEach(hindrances::offered);
  }

  private static Stream<Offer> newOffers(Lead before, Lead after) {
    return after.offers().stream().skip(before.offers().size());
  }
}
