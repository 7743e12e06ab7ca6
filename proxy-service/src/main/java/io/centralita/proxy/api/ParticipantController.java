package io.centralita.proxy.api;

import io.centralita.proxy.account.Account;
import io.centralita.proxy.pool.NumberDirectory;
import io.centralita.proxy.session.Participant;
import io.centralita.proxy.session.Sessions;
import io.centralita.proxy.sid.Cursor;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
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

/// Participants: <https://www.twilio.com/docs/proxy/api/participant>.
@RestController
@RequestMapping("/v1/Services/{service}/Sessions/{session}/Participants")
class ParticipantController {
  private final Owned owned;
  private final Sessions sessions;
  private final Participation participation;
  private final Identifiers identifiers;
  private final NumberDirectory numbers;
  private final TransactionTemplate transaction;
  private final Addresses addresses;

  ParticipantController(
      Owned owned,
      Sessions sessions,
      Participation participation,
      Identifiers identifiers,
      NumberDirectory numbers,
      TransactionTemplate transaction,
      Addresses addresses) {
    this.owned = owned;
    this.sessions = sessions;
    this.participation = participation;
    this.identifiers = identifiers;
    this.numbers = numbers;
    this.transaction = transaction;
    this.addresses = addresses;
  }

  /// A session never had many; they make one page however long it is.
  @GetMapping
  Map<String, Object> list(
      @AuthenticationPrincipal Account account,
      @PathVariable String service,
      @PathVariable String session,
      ServerHttpRequest request) {
    var owner = owned.service(account, service);
    var found = owned.session(owner, session);
    var place = Place.of(account, owner, found, addresses.services(request));
    var listing = Listing.of(place.session() + "/Participants", request);
    return listing.answer(
        "participants",
        page(sessions.participants(found), listing),
        participant -> new Cursor(participant.createdAt(), participant.id()),
        participant -> shown(account, participant, place));
  }

  private static List<Participant> page(List<Participant> all, Listing listing) {
    var newestFirst =
        Comparator.comparing(Participant::createdAt).thenComparing(Participant::id).reversed();
    var after = listing.after();
    return all.stream()
        .sorted(newestFirst)
        .filter(participant -> after == null || isAfter(after, participant))
        .limit(listing.limit())
        .toList();
  }

  private static boolean isAfter(Cursor after, Participant participant) {
    int order = participant.createdAt().compareTo(after.createdAt());
    return order < 0 || (order == 0 && participant.id().compareTo(after.id()) < 0);
  }

  @GetMapping("/{sid}")
  ParticipantView fetch(
      @AuthenticationPrincipal Account account,
      @PathVariable String service,
      @PathVariable String session,
      @PathVariable String sid,
      ServerHttpRequest request) {
    var owner = owned.service(account, service);
    var found = owned.session(owner, session);
    return shown(
        account,
        owned.participant(found, sid),
        Place.of(account, owner, found, addresses.services(request)));
  }

  @PostMapping
  @ResponseStatus(HttpStatus.CREATED)
  ParticipantView add(
      @AuthenticationPrincipal Account account,
      @PathVariable String service,
      @PathVariable String session,
      Form form,
      ServerHttpRequest request) {
    var owner = owned.service(account, service);
    var found = owned.session(owner, session);
    var asked = participation.one(form, owner, found.terms().mode());
    var joined = participation.inTransaction(owner, () -> participation.join(owner, found, asked));
    return shown(account, joined, Place.of(account, owner, found, addresses.services(request)));
  }

  @DeleteMapping("/{sid}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void remove(
      @AuthenticationPrincipal Account account,
      @PathVariable String service,
      @PathVariable String session,
      @PathVariable String sid) {
    var found = owned.session(owned.service(account, service), session);
    var participant = owned.participant(found, sid);
    transaction.executeWithoutResult(_ -> {
      if (!sessions.leave(found, participant)) {
        throw Refusal.notFound();
      }
    });
  }

  private ParticipantView shown(Account account, Participant participant, Place place) {
    var number =
        numbers
            .find(account.tenant(), participant.number())
            .map(known -> known.sid().toString())
            .orElse(null);
    return ParticipantView.of(participant, identifiers.shown(participant.address()), number, place);
  }
}
