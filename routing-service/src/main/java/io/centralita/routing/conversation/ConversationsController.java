package io.centralita.routing.conversation;

import io.centralita.contracts.values.ConversationId;
import io.centralita.kit.security.Caller;
import java.util.List;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// A tenant's conversations, for people who run the marketplace. Persons are shown by their hints.
@RestController
@RequestMapping("/conversations")
class ConversationsController {
  private static final String SCOPE = "conversations:read";
  private static final int MOST = 200;

  private final TranscriptStore transcripts;

  ConversationsController(TranscriptStore transcripts) {
    this.transcripts = transcripts;
  }

  /// The conversations in which something was said last, newest first.
  @GetMapping
  List<TranscriptStore.Entry> list(
      @AuthenticationPrincipal Jwt jwt, @RequestParam(defaultValue = "50") int limit) {
    return transcripts.latest(Caller.of(jwt, SCOPE).tenant(), Math.clamp(limit, 1, MOST));
  }

  /// What was said in one of them, newest first.
  @GetMapping("/{id}/messages")
  List<TranscriptStore.Line> messages(
      @AuthenticationPrincipal Jwt jwt,
      @PathVariable UUID id,
      @RequestParam(defaultValue = "50") int limit) {
    var tenant = Caller.of(jwt, SCOPE).tenant();
    var conversation = new ConversationId(id);
    if (!transcripts.belongsTo(conversation, tenant)) {
      var problem =
          ProblemDetail.forStatusAndDetail(HttpStatus.NOT_FOUND, "There is no such conversation");
      problem.setProperty("code", "conversation-unknown");
      throw new ErrorResponseException(HttpStatus.NOT_FOUND, problem, null);
    }
    return transcripts.messages(conversation, Math.clamp(limit, 1, MOST));
  }
}
