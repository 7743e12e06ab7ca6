package io.centralita.matching.offer;

import io.centralita.contracts.event.EventIds;
import io.centralita.contracts.values.OfferId;
import io.centralita.kit.security.Caller;
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
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// A provider's answer by way of another system: the same operation as their text (L7). Answering
/// again the same way changes nothing and says the same; the `Idempotency-Key` tells two such calls
/// apart from one that was repeated, and only the first of a key is confirmed to the provider.
@RestController
@RequestMapping("/offers/{id}")
final class OfferController {
  private static final String IDEMPOTENCY_KEY = "Idempotency-Key";

  private final Leads leads;
  private final InstantSource clock;

  OfferController(Leads leads, InstantSource clock) {
    this.leads = leads;
    this.clock = clock;
  }

  @PostMapping("/accept")
  OfferAnswer accept(
      @AuthenticationPrincipal Jwt token,
      @PathVariable UUID id,
      @RequestHeader(name = IDEMPOTENCY_KEY, required = false) @Nullable String key) {
    var offer = new OfferId(id);
    return answer(token, offer, new Accepted(offer, clock.instant()), "accept", key);
  }

  @PostMapping("/decline")
  OfferAnswer decline(
      @AuthenticationPrincipal Jwt token,
      @PathVariable UUID id,
      @RequestHeader(name = IDEMPOTENCY_KEY, required = false) @Nullable String key) {
    var offer = new OfferId(id);
    return answer(token, offer, new Declined(offer, clock.instant()), "decline", key);
  }

  private OfferAnswer answer(
      Jwt token, OfferId offer, Happening happening, String how, @Nullable String key) {
    var caller = Caller.of(token, "leads:write");
    var lead =
        leads
            .leadOf(caller.tenant(), offer)
            .orElseThrow(() -> LeadProblem.notFound("unknown-offer", "There is no such offer"));
    var cause = EventIds.derived("http", how, offer.toString(), key == null ? "" : key);
    var outcome = leads.happen(lead, happening, cause);
    if (outcome instanceof Refused refused) {
      throw LeadProblem.of(refused.reason());
    }
    return OfferAnswer.of(outcome.lead().offer(offer).orElseThrow());
  }
}
