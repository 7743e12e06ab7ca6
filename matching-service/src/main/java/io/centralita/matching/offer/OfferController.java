package io.centralita.matching.offer;

import io.centralita.contracts.event.EventIds;
import io.centralita.contracts.values.OfferId;
import io.centralita.contracts.values.TenantId;
import io.centralita.kit.security.Caller;
import io.centralita.matching.idempotency.IdempotentAnswers;
import io.centralita.matching.lead.Happening;
import io.centralita.matching.lead.Happening.Accepted;
import io.centralita.matching.lead.Happening.Declined;
import io.centralita.matching.lead.LeadAnswer.OfferAnswer;
import io.centralita.matching.lead.LeadProblem;
import io.centralita.matching.lead.Leads;
import io.centralita.matching.lead.Outcome.Refused;
import java.time.InstantSource;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// A provider's answer by way of another system: the same operation as their text (L7), told to the
/// same people. Answering again the same way changes nothing, tells nobody and returns the same, so
/// a call that was cut off can simply be repeated.
@RestController
@RequestMapping("/offers/{id}")
final class OfferController {
  private final Leads leads;
  private final IdempotentAnswers answers;
  private final InstantSource clock;

  OfferController(Leads leads, IdempotentAnswers answers, InstantSource clock) {
    this.leads = leads;
    this.answers = answers;
    this.clock = clock;
  }

  @PostMapping("/accept")
  ResponseEntity<String> accept(
      @AuthenticationPrincipal Jwt token,
      @RequestHeader(name = IdempotentAnswers.HEADER, required = false) @Nullable String key,
      @PathVariable UUID id) {
    var offer = new OfferId(id);
    return answer(token, key, "accept " + id, offer, new Accepted(offer, clock.instant()));
  }

  @PostMapping("/decline")
  ResponseEntity<String> decline(
      @AuthenticationPrincipal Jwt token,
      @RequestHeader(name = IdempotentAnswers.HEADER, required = false) @Nullable String key,
      @PathVariable UUID id) {
    var offer = new OfferId(id);
    return answer(token, key, "decline " + id, offer, new Declined(offer, clock.instant()));
  }

  private ResponseEntity<String> answer(
      Jwt token, @Nullable String key, String request, OfferId offer, Happening happening) {
    var tenant = Caller.of(token, "leads:write").tenant();
    return answers.once(tenant, key, request, () -> answer(tenant, offer, happening));
  }

  private OfferAnswer answer(TenantId tenant, OfferId offer, Happening happening) {
    var lead =
        leads
            .leadOf(tenant, offer)
            .orElseThrow(() -> LeadProblem.notFound("unknown-offer", "There is no such offer"));
    var cause = EventIds.derived("http", happening.getClass().getSimpleName(), offer.toString());
    var outcome = leads.command(lead, happening, cause);
    if (outcome instanceof Refused refused) {
      throw LeadProblem.of(refused.reason());
    }
    return OfferAnswer.of(outcome.lead().offer(offer).orElseThrow());
  }
}
