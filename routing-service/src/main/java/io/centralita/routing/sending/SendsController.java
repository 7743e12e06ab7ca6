package io.centralita.routing.sending;

import io.centralita.contracts.values.SendId;
import io.centralita.contracts.values.TenantId;
import io.centralita.kit.problem.Problem;
import io.centralita.kit.security.Caller;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// What was to reach people and where it is. `?state=unknown` is what an operator looks at: nobody
/// but they can say whether the carrier has it.
@RestController
@RequestMapping("/sends")
class SendsController {
  private static final String READ = "sends:read";
  private static final String WRITE = "sends:write";
  private static final int MOST = 200;

  private final SendRecordStore records;
  private final Decisions decisions;

  SendsController(SendRecordStore records, Decisions decisions) {
    this.records = records;
    this.decisions = decisions;
  }

  /// @param decisions what operators decided about it, oldest first
  record Detail(SendRecordStore.Entry send, List<SendRecordStore.Decided> decisions) {}

  /// Twilio's are hexadecimal, Meta's Base64 after a dot, Kommo's with dashes.
  private static final Pattern CARRIER_MESSAGE_ID =
      Pattern.compile("[A-Za-z][\\w.=+/:-]{1,254}|[0-9a-f-]{36}");

  /// @param decision `taken` or `try-again`
  /// @param reason for the record, as `Reason` has it
  /// @param carrierMessageId the carrier's id of it, where the operator has found it
  record Decided(
      @Nullable String decision, @Nullable String reason, @Nullable String carrierMessageId) {}

  /// The latest first; `cursor` is the one of the last entry that the caller has.
  @GetMapping
  List<SendRecordStore.Entry> list(
      @AuthenticationPrincipal Jwt jwt,
      @RequestParam(required = false) @Nullable String state,
      @RequestParam(required = false) @Nullable Long cursor,
      @RequestParam(defaultValue = "50") int limit) {
    var tenant = Caller.of(jwt, READ).tenant();
    return records.list(tenant, stateOf(state), cursor, Math.clamp(limit, 1, MOST));
  }

  @GetMapping("/{id}")
  Detail one(@AuthenticationPrincipal Jwt jwt, @PathVariable UUID id) {
    return detail(Caller.of(jwt, READ).tenant(), id);
  }

  /// Settles a send of which nobody knows whether the carrier has it.
  @PostMapping("/{id}/decision")
  Detail decide(
      @AuthenticationPrincipal Jwt jwt, @PathVariable UUID id, @RequestBody Decided decided) {
    var caller = Caller.of(jwt, WRITE);
    detail(caller.tenant(), id);
    var reason = Reason.of(decided.reason());
    var carrierMessageId = decided.carrierMessageId();
    if (carrierMessageId != null && !CARRIER_MESSAGE_ID.matcher(carrierMessageId).matches()) {
      throw Problem.of(
          HttpStatus.BAD_REQUEST,
          "carrier-message-id-malformed",
          "Give the carrier's id of the message as its console shows it");
    }
    var decision =
        Arrays.stream(Decisions.Decision.values())
            .filter(each -> each.code().equals(decided.decision()))
            .findFirst()
            .orElseThrow(() ->
                Problem.of(
                    HttpStatus.BAD_REQUEST,
                    "decision-unknown",
                    "Decide between taken and try-again"));
    if (!decisions.decide(
        new SendId(id), decision, carrierMessageId, caller.subject(), reason.text())) {
      throw Problem.of(
          HttpStatus.CONFLICT, "send-settled", "It is known what became of this send; read it");
    }
    return detail(caller.tenant(), id);
  }

  private Detail detail(TenantId tenant, UUID id) {
    var entry =
        records
            .find(tenant, id)
            .orElseThrow(
                () -> Problem.of(HttpStatus.NOT_FOUND, "send-unknown", "There is no such send"));
    return new Detail(entry, records.decisions(id));
  }

  private static @Nullable SendState stateOf(@Nullable String state) {
    try {
      return state == null ? null : SendState.of(state);
    } catch (IllegalArgumentException unknown) {
      throw refusedState();
    }
  }

  private static ErrorResponseException refusedState() {
    var states = Arrays.stream(SendState.values()).map(SendState::code).toList();
    return Problem.of(
        HttpStatus.BAD_REQUEST, "state-unknown", "Ask for one of " + String.join(", ", states));
  }
}
