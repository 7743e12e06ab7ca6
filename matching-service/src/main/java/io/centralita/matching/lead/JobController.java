package io.centralita.matching.lead;

import io.centralita.contracts.event.EventIds;
import io.centralita.contracts.matching.LeadChange.By;
import io.centralita.contracts.values.LeadId;
import io.centralita.contracts.values.OfferId;
import io.centralita.kit.security.Caller;
import io.centralita.matching.idempotency.IdempotentAnswers;
import io.centralita.matching.lead.Happening.OfJob;
import io.centralita.matching.lead.Happening.WorkFinished;
import io.centralita.matching.lead.Happening.WorkRated;
import io.centralita.matching.lead.Happening.WorkStarted;
import io.centralita.matching.lead.LeadState.Taken;
import io.centralita.matching.lead.Outcome.Refusal;
import io.centralita.matching.lead.Outcome.Refused;
import io.centralita.matching.lead.Progress.Given;
import java.time.InstantSource;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// How a job goes on, by way of another system: the same operations as by text, told to the same
/// people. Doing one again changes nothing and returns the same.
@RestController
@RequestMapping("/leads/{id}")
final class JobController {
  private final Leads leads;
  private final IdempotentAnswers answers;
  private final InstantSource clock;

  JobController(Leads leads, IdempotentAnswers answers, InstantSource clock) {
    this.leads = leads;
    this.answers = answers;
    this.clock = clock;
  }

  /// @param stars 1 to 5
  record Stars(int stars) {}

  @PostMapping("/start")
  ResponseEntity<String> start(
      @AuthenticationPrincipal Jwt token,
      @RequestHeader(name = IdempotentAnswers.HEADER, required = false) @Nullable String key,
      @PathVariable UUID id) {
    return once(
        token, key, "start", id, offer -> new WorkStarted(offer, By.OPERATOR, clock.instant()));
  }

  @PostMapping("/finish")
  ResponseEntity<String> finish(
      @AuthenticationPrincipal Jwt token,
      @RequestHeader(name = IdempotentAnswers.HEADER, required = false) @Nullable String key,
      @PathVariable UUID id) {
    return once(
        token, key, "finish", id, offer -> new WorkFinished(offer, By.OPERATOR, clock.instant()));
  }

  /// For the customer. Other stars within a day replace the first.
  @PostMapping("/rate")
  ResponseEntity<String> rate(
      @AuthenticationPrincipal Jwt token,
      @RequestHeader(name = IdempotentAnswers.HEADER, required = false) @Nullable String key,
      @PathVariable UUID id,
      @RequestBody Stars said) {
    int stars = said.stars();
    if (stars < 1 || stars > Given.MOST_STARS) {
      throw LeadProblem.badRequest("wrong-stars", "stars are from 1 to 5");
    }
    return once(
        token,
        key,
        "rate " + stars,
        id,
        offer -> new WorkRated(offer, new Given(stars, clock.instant())));
  }

  private ResponseEntity<String> once(
      Jwt token, @Nullable String key, String what, UUID id, Function<OfferId, OfJob> happening) {
    var caller = Caller.of(token, "leads:write");
    return answers.once(caller.tenant(), key, what + " " + id, () -> happen(caller, id, happening));
  }

  private LeadAnswer happen(Caller caller, UUID id, Function<OfferId, OfJob> happening) {
    var lead =
        leads
            .find(caller.tenant(), new LeadId(id))
            .orElseThrow(() -> LeadProblem.notFound("unknown-lead", "There is no such lead"));
    if (!(lead.state() instanceof Taken job)) {
      throw LeadProblem.of(Refusal.NOT_ASSIGNED);
    }
    var wanted = happening.apply(job.offer());
    var outcome = leads.command(lead.id(), wanted, cause(lead, wanted));
    if (outcome instanceof Refused refused) {
      throw LeadProblem.of(refused.reason());
    }
    return LeadAnswer.of(outcome.lead());
  }

  /// What is asked for twice is one thing, and what is asked for anew, such as other stars, is
  /// another.
  private UUID cause(Lead lead, OfJob wanted) {
    return EventIds.derived(
        "http",
        wanted.getClass().getSimpleName(),
        lead.id().toString(),
        lead.state().toString(),
        lead.progress().toString(),
        clock.instant().toString());
  }
}
