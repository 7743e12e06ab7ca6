package io.centralita.routing.conversation;

import io.centralita.contracts.values.ConversationId;
import io.centralita.kit.problem.Problem;
import io.centralita.routing.conversation.Status.Step;
import io.centralita.routing.conversation.TranscriptStore.Entry;
import io.centralita.routing.conversation.TranscriptStore.Line;
import io.centralita.routing.conversation.TranscriptStore.Tally;
import io.centralita.routing.conversation.Wanted.Box;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// A tenant's conversations, for people who run the marketplace and for its providers; each sees
/// their own mailbox. Persons are shown by their hints.
@RestController
@RequestMapping("/conversations")
class ConversationsController {
  private static final String READ = "conversations:read";
  private static final String WRITE = "conversations:write";
  private static final int MOST = 200;
  private static final Place START =
      new Place(Instant.parse("9999-01-01T00:00:00Z"), new UUID(-1, -1));

  private final TranscriptStore transcripts;
  private final Statuses statuses;
  private final InstantSource clock;

  ConversationsController(TranscriptStore transcripts, Statuses statuses, InstantSource clock) {
    this.transcripts = transcripts;
    this.statuses = statuses;
    this.clock = clock;
  }

  /// @param next the `cursor` of the page after this one; absent on the last
  record Page<T>(List<T> items, @Nullable String next) {
    private static <T> Page<T> of(List<T> found, int limit, Function<T, Place> place) {
      if (found.size() <= limit) {
        return new Page<>(found, null);
      }
      var shown = found.subList(0, limit);
      return new Page<>(shown, place.apply(shown.getLast()).cursor());
    }
  }

  /// The conversations in which something was said last, newest first.
  @GetMapping
  Page<Entry> list(
      @AuthenticationPrincipal Jwt token,
      @RequestParam(required = false) @Nullable String mailbox,
      @RequestParam(required = false) @Nullable UUID provider,
      @RequestParam(required = false) @Nullable String status,
      @RequestParam(required = false) @Nullable String carrier,
      @RequestParam(name = "within_24h", defaultValue = "false") boolean within24h,
      @RequestParam(required = false) @Nullable String cursor,
      @RequestParam(defaultValue = "50") int limit) {
    var reader = Reader.of(token, READ);
    var wanted = Wanted.by(reader, mailbox, provider, status, carrier, within24h);
    int size = Math.clamp(limit, 1, MOST);
    var after = cursor == null ? null : Place.of(cursor);
    return Page.of(
        transcripts.some(reader.tenant(), wanted, openSince(), after, size + 1),
        size,
        Entry::place);
  }

  /// How many there are with each carrier, how they stand, and how many may be written to freely.
  @GetMapping("/by-carrier")
  List<Tally> byCarrier(@AuthenticationPrincipal Jwt token) {
    var reader = Reader.of(token, READ);
    if (reader.provider() != null) {
      throw Problem.of(
          HttpStatus.FORBIDDEN, "mailbox-of-another", "This is for the owner of the marketplace");
    }
    return transcripts.byCarrier(reader.tenant(), openSince());
  }

  @GetMapping("/{id}")
  Entry one(@AuthenticationPrincipal Jwt token, @PathVariable UUID id) {
    return visible(Reader.of(token, READ), id);
  }

  /// What was said in one of them, newest first.
  @GetMapping("/{id}/messages")
  Page<Line> messages(
      @AuthenticationPrincipal Jwt token,
      @PathVariable UUID id,
      @RequestParam(required = false) @Nullable String cursor,
      @RequestParam(defaultValue = "50") int limit) {
    var reader = Reader.of(token, READ);
    var conversation = visible(reader, id);
    var since =
        reader.provider() == null
            ? Instant.EPOCH
            : Objects.requireNonNullElse(conversation.assignedAt(), Instant.EPOCH);
    int size = Math.clamp(limit, 1, MOST);
    var before = cursor == null ? START : Place.of(cursor);
    return Page.of(
        transcripts.messages(new ConversationId(id), since, before, size + 1), size, Line::place);
  }

  /// A person takes over: the switchboard answers nothing by itself any more.
  @PostMapping("/{id}/escalate")
  Entry escalate(@AuthenticationPrincipal Jwt token, @PathVariable UUID id) {
    return step(token, id, Step.ESCALATE);
  }

  @PostMapping("/{id}/close")
  Entry close(@AuthenticationPrincipal Jwt token, @PathVariable UUID id) {
    return step(token, id, Step.CLOSE);
  }

  /// Back to the switchboard.
  @PostMapping("/{id}/reopen")
  Entry reopen(@AuthenticationPrincipal Jwt token, @PathVariable UUID id) {
    return step(token, id, Step.REOPEN);
  }

  private Entry step(Jwt token, UUID id, Step step) {
    var reader = Reader.of(token, WRITE);
    visible(reader, id);
    if (statuses.take(new ConversationId(id), step, reader.subject()).isEmpty()) {
      throw Problem.of(
          HttpStatus.CONFLICT, "conversation-closed", "It is closed; reopen it before");
    }
    return visible(reader, id);
  }

  private Entry visible(Reader reader, UUID id) {
    return transcripts
        .find(new ConversationId(id), reader.tenant())
        .filter(entry -> isFor(reader, entry))
        .orElseThrow(() ->
            Problem.of(
                HttpStatus.NOT_FOUND,
                "conversation-unknown",
                "There is no such conversation in your mailbox"));
  }

  private static boolean isFor(Reader reader, Entry entry) {
    var isProviders = entry.mailbox().equals(Box.PROVIDER.code());
    return reader.provider() == null
        ? !isProviders || reader.supervises()
        : isProviders && reader.provider().equals(entry.provider());
  }

  private Instant openSince() {
    return clock.instant().minus(ConversationStore.WINDOW);
  }
}
