package io.centralita.proxy.api;

import io.centralita.proxy.account.Account;
import io.centralita.proxy.callback.InteractionData;
import io.centralita.proxy.interaction.InteractionStore;
import io.centralita.proxy.sid.Cursor;
import io.centralita.proxy.sid.Sid;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// What crossed a session: <https://www.twilio.com/docs/proxy/api/interaction>.
@RestController
@RequestMapping("/v1/Services/{service}/Sessions/{session}/Interactions")
class InteractionController {
  private final Owned owned;
  private final InteractionStore interactions;
  private final InteractionData data;
  private final TransactionTemplate transaction;
  private final Addresses addresses;

  InteractionController(
      Owned owned,
      InteractionStore interactions,
      InteractionData data,
      TransactionTemplate transaction,
      Addresses addresses) {
    this.owned = owned;
    this.interactions = interactions;
    this.data = data;
    this.transaction = transaction;
    this.addresses = addresses;
  }

  @GetMapping
  Map<String, Object> list(
      @AuthenticationPrincipal Account account,
      @PathVariable String service,
      @PathVariable String session,
      ServerHttpRequest request) {
    var owner = owned.service(account, service);
    var found = owned.session(owner, session);
    var place = Place.of(account, owner, found, addresses.services(request));
    var listing = Listing.of(place.session() + "/Interactions", request);
    return listing.answer(
        "interactions",
        interactions.page(found.id(), listing.after(), listing.limit()),
        interaction -> new Cursor(interaction.at(), interaction.id()),
        interaction -> InteractionView.of(interaction, place, data.of(interaction)));
  }

  @GetMapping("/{sid}")
  Map<String, @Nullable Object> fetch(
      @AuthenticationPrincipal Account account,
      @PathVariable String service,
      @PathVariable String session,
      @PathVariable String sid,
      ServerHttpRequest request) {
    var owner = owned.service(account, service);
    var found = owned.session(owner, session);
    var interaction = interactions.find(found.id(), id(sid)).orElseThrow(Refusal::notFound);
    return InteractionView.of(
        interaction,
        Place.of(account, owner, found, addresses.services(request)),
        data.of(interaction));
  }

  @DeleteMapping("/{sid}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void remove(
      @AuthenticationPrincipal Account account,
      @PathVariable String service,
      @PathVariable String session,
      @PathVariable String sid) {
    var found = owned.session(owned.service(account, service), session);
    transaction.executeWithoutResult(_ -> {
      if (!interactions.remove(found.id(), id(sid))) {
        throw Refusal.notFound();
      }
    });
  }

  static UUID id(String sid) {
    return Sid.read(Sid.Kind.KI, sid).orElseThrow(Refusal::notFound).id();
  }
}
