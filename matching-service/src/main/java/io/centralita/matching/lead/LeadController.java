package io.centralita.matching.lead;

import io.centralita.contracts.event.EventIds;
import io.centralita.contracts.matching.LeadChange.CalledOff;
import io.centralita.contracts.values.LeadId;
import io.centralita.kit.security.Caller;
import io.centralita.matching.idempotency.IdempotentAnswers;
import io.centralita.matching.lead.Happening.Cancelled;
import io.centralita.matching.lead.LeadPageStore.Position;
import io.centralita.matching.lead.Outcome.Refused;
import io.centralita.matching.page.PageSize;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Leads over HTTP.
@RestController
@RequestMapping("/leads")
final class LeadController {
  private final Leads leads;
  private final LeadPageStore pages;
  private final IdempotentAnswers answers;

  LeadController(Leads leads, LeadPageStore pages, IdempotentAnswers answers) {
    this.leads = leads;
    this.answers = answers;
    this.pages = pages;
  }

  /// @param next the cursor of the page after this one; absent on the last
  record Page(List<LeadAnswer> items, @Nullable String next) {}

  @GetMapping("/{id}")
  LeadAnswer one(@AuthenticationPrincipal Jwt token, @PathVariable UUID id) {
    return LeadAnswer.of(find(Caller.of(token, "leads:read"), id));
  }

  /// Latest first.
  @GetMapping
  Page list(
      @AuthenticationPrincipal Jwt token,
      @RequestParam(required = false) @Nullable LeadStatus status,
      @RequestParam(required = false) @Nullable String cursor,
      @RequestParam(defaultValue = "50") int limit) {
    var caller = Caller.of(token, "leads:read");
    int size = PageSize.of(limit);
    var after = cursor == null ? null : position(cursor);
    var found = pages.page(caller.tenant(), status, after, size);
    return new Page(
        found.stream().map(LeadAnswer::of).toList(),
        found.size() < size ? null : cursor(found.getLast()));
  }

  /// @param reason why a job is called off, begun or not
  record WhyCancelled(@Nullable CalledOff reason) {}

  /// Doing it again changes nothing and says the same. Without a reason it is the customer who no
  /// longer wants it, which they cannot say once the work has begun.
  @PostMapping("/{id}/cancel")
  ResponseEntity<String> cancel(
      @AuthenticationPrincipal Jwt token,
      @RequestHeader(name = IdempotentAnswers.HEADER, required = false) @Nullable String key,
      @PathVariable UUID id,
      @RequestBody(required = false) @Nullable WhyCancelled why) {
    var caller = Caller.of(token, "leads:write");
    var reason = why == null ? null : why.reason();
    return answers.once(
        caller.tenant(),
        key,
        reason == null ? "cancel " + id : "cancel " + id + " " + reason,
        () -> cancel(caller, id, reason));
  }

  private LeadAnswer cancel(Caller caller, UUID id, @Nullable CalledOff reason) {
    var lead = find(caller, id);
    var cause = EventIds.derived("http", "cancel", id.toString());
    var happening = reason == null ? new Cancelled() : new Happening.CalledOff(reason);
    var outcome = leads.command(lead.id(), happening, cause);
    if (outcome instanceof Refused refused) {
      throw LeadProblem.of(refused.reason());
    }
    return LeadAnswer.of(outcome.lead());
  }

  private Lead find(Caller caller, UUID id) {
    return leads
        .find(caller.tenant(), new LeadId(id))
        .orElseThrow(() -> LeadProblem.notFound("unknown-lead", "There is no such lead"));
  }

  private static String cursor(Lead last) {
    var text = last.openedAt() + " " + last.id();
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  private static Position position(String cursor) {
    try {
      var parts =
          new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8).split(" ", 2);
      if (parts.length == 2) {
        return new Position(Instant.parse(parts[0]), LeadId.of(parts[1]));
      }
    } catch (IllegalArgumentException | DateTimeException notOurs) {
      // Said below, once for all ways to be wrong.
    }
    throw LeadProblem.badRequest("wrong-cursor", "The cursor is not one that a page ended with");
  }
}
