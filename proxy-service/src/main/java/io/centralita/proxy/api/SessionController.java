package io.centralita.proxy.api;

import io.centralita.proxy.account.Account;
import io.centralita.proxy.link.CloseReason;
import io.centralita.proxy.link.Mode;
import io.centralita.proxy.service.Service;
import io.centralita.proxy.session.NewSession;
import io.centralita.proxy.session.Session;
import io.centralita.proxy.session.Sessions;
import io.centralita.proxy.sid.Cursor;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// Sessions: <https://www.twilio.com/docs/proxy/api/session>.
@RestController
@RequestMapping("/v1/Services/{service}/Sessions")
class SessionController {
  private static final List<String> STATUSES = List.of("open", "in-progress", "closed");

  private final Owned owned;
  private final Sessions sessions;
  private final Participation participation;
  private final TransactionTemplate transaction;
  private final Addresses addresses;
  private final Ids ids;
  private final InstantSource clock;

  SessionController(
      Owned owned,
      Sessions sessions,
      Participation participation,
      TransactionTemplate transaction,
      Addresses addresses,
      Ids ids,
      InstantSource clock) {
    this.owned = owned;
    this.sessions = sessions;
    this.participation = participation;
    this.transaction = transaction;
    this.addresses = addresses;
    this.ids = ids;
    this.clock = clock;
  }

  @GetMapping
  Map<String, Object> list(
      @AuthenticationPrincipal Account account,
      @PathVariable String service,
      ServerHttpRequest request) {
    var owner = owned.service(account, service);
    var base = addresses.services(request);
    var listing = Listing.of(base + "/" + owner.sid() + "/Sessions", request);
    return listing.answer(
        "sessions",
        sessions.page(owner, listing.after(), listing.limit()),
        session -> new Cursor(session.createdAt(), session.id().value()),
        session -> SessionView.of(session, Place.of(account, owner, session, base)));
  }

  @GetMapping("/{session}")
  SessionView fetch(
      @AuthenticationPrincipal Account account,
      @PathVariable String service,
      @PathVariable String session,
      ServerHttpRequest request) {
    var owner = owned.service(account, service);
    return shown(account, owner, owned.session(owner, session), request);
  }

  /// With its participants, when the request names them: all of it or nothing.
  @PostMapping
  @ResponseStatus(HttpStatus.CREATED)
  SessionView open(
      @AuthenticationPrincipal Account account,
      @PathVariable String service,
      Form form,
      ServerHttpRequest request) {
    var owner = owned.service(account, service);
    if (form.given("Status").filter(status -> !status.equals("open")).isPresent()) {
      throw Refusal.statusInvalid();
    }
    var mode =
        form.oneOf("Mode", Mode::of, "message-only, voice-only and voice-and-message")
            .orElse(Mode.VOICE_AND_MESSAGE);
    var asked =
        new NewSession(
            ids.next(),
            null,
            form.uniqueName("UniqueName").orElse(null),
            mode,
            form.seconds("Ttl").orElse(null),
            end(form));
    var people = participation.read(form, owner, mode);
    var session =
        participation.inTransaction(
            owner,
            () -> {
              var opened = sessions.open(owner, asked).orElseThrow(Refusal::sessionNameTaken);
              participation.join(owner, opened, people);
              return opened;
            });
    return shown(account, owner, session, request);
  }

  private @Nullable Instant end(Form form) {
    var end = form.instant("DateExpiry").orElse(null);
    if (end != null && !end.isAfter(clock.instant())) {
      throw Refusal.invalid("DateExpiry", "send a time to come");
    }
    return end;
  }

  /// What is closed stays closed: to go on, open another.
  @PostMapping("/{session}")
  SessionView change(
      @AuthenticationPrincipal Account account,
      @PathVariable String service,
      @PathVariable String session,
      Form form,
      ServerHttpRequest request) {
    var owner = owned.service(account, service);
    var today = owned.session(owner, session);
    var status = form.given("Status").orElse("");
    if (!status.isEmpty() && !STATUSES.contains(status)) {
      throw Refusal.invalid("Status", "send one of open, in-progress and closed");
    }
    if (today.closed() != null) {
      throw status.isEmpty() ? Refusal.sessionClosed() : Refusal.statusInvalid();
    }
    var ttl = form.seconds("Ttl").orElse(null);
    var dateExpiry = end(form);
    transaction.executeWithoutResult(_ -> {
      if ((ttl != null || dateExpiry != null)
          && sessions.change(owner, today, ttl, dateExpiry).isEmpty()) {
        throw Refusal.sessionClosed();
      }
      if (status.equals("closed")) {
        sessions.close(today, CloseReason.ENDED);
      }
    });
    return shown(account, owner, owned.session(owner, today.sid().toString()), request);
  }

  /// An open one is closed first.
  @DeleteMapping("/{session}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void remove(
      @AuthenticationPrincipal Account account,
      @PathVariable String service,
      @PathVariable String session) {
    var today = owned.session(owned.service(account, service), session);
    transaction.executeWithoutResult(_ -> sessions.remove(today));
  }

  private SessionView shown(
      Account account, Service service, Session session, ServerHttpRequest request) {
    return SessionView.of(
        session, Place.of(account, service, session, addresses.services(request)));
  }
}
