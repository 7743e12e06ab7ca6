package io.centralita.proxy.link;

import io.centralita.contracts.address.AddressSealer;
import io.centralita.contracts.event.EventIds;
import io.centralita.contracts.values.LeadId;
import io.centralita.contracts.values.LinkId;
import io.centralita.kit.security.Caller;
import io.centralita.proxy.link.Linking.Exhausted;
import io.centralita.proxy.link.Linking.Known;
import io.centralita.proxy.link.Linking.NameTaken;
import io.centralita.proxy.link.Linking.OnePerson;
import io.centralita.proxy.link.Linking.Opened;
import io.centralita.proxy.pool.NumberDirectory;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Links over HTTP, for the marketplace that they belong to: scopes `sessions:read` and
/// `sessions:write`.
@RestController
@RequestMapping("/links")
class LinkController {
  private static final String READ = "sessions:read";
  private static final String WRITE = "sessions:write";

  private final Links links;
  private final Openings openings;
  private final AddressSealer sealer;
  private final NumberDirectory numbers;
  private final TransactionTemplate transaction;
  private final InstantSource clock;

  LinkController(
      Links links,
      Openings openings,
      AddressSealer sealer,
      NumberDirectory numbers,
      TransactionTemplate transaction,
      InstantSource clock) {
    this.links = links;
    this.openings = openings;
    this.sealer = sealer;
    this.numbers = numbers;
    this.transaction = transaction;
    this.clock = clock;
  }

  /// All links of a lead, the oldest first.
  @GetMapping
  List<LinkView> of(@AuthenticationPrincipal Jwt token, @RequestParam UUID lead) {
    var caller = Caller.of(token, READ);
    return links.of(caller.tenant(), new LeadId(lead)).stream().map(LinkView::of).toList();
  }

  /// Links two people without introducing them. Asked again while the link is open, it answers the
  /// same link, as it is: 201 the first time, 200 later.
  @PostMapping
  ResponseEntity<LinkView> open(@AuthenticationPrincipal Jwt token, @RequestBody OpenLink body) {
    var caller = Caller.of(token, WRITE);
    var lead = body.requiredLead();
    int earlier = links.countOf(caller.tenant(), lead);
    var request =
        new LinkRequest(
            new LinkId(
                EventIds.derived(
                    "link", caller.tenant().value(), lead.toString(), Integer.toString(earlier))),
            caller.tenant(),
            lead,
            body.sealedCustomer(sealer, numbers::isOurs),
            body.sealedProvider(sealer, numbers::isOurs),
            body.wishes(clock.instant()));
    return switch (openings.open(request)) {
      case Opened(Link link) -> ResponseEntity.status(HttpStatus.CREATED).body(LinkView.of(link));
      case Known(Link link) when link.isBetween(request.customer(), request.provider()) ->
          ResponseEntity.ok(LinkView.of(link));
      case Known _ -> throw LinkRefused.leadLinked();
      case NameTaken() -> throw LinkRefused.nameTaken();
      case Exhausted() -> throw LinkRefused.poolExhausted();
      case OnePerson() -> throw LinkRefused.onePerson();
    };
  }

  /// Ends a link; both people are told. What is closed stays as it is.
  @PostMapping("/{id}/close")
  LinkView close(@AuthenticationPrincipal Jwt token, @PathVariable UUID id) {
    var caller = Caller.of(token, WRITE);
    var link =
        links
            .findWithTheLast(new LinkId(id))
            .filter(found -> found.tenant().equals(caller.tenant()))
            .orElseThrow(LinkRefused::unknown);
    transaction.executeWithoutResult(_ -> links.close(link, CloseReason.ENDED));
    return links.findWithTheLast(link.id()).map(LinkView::of).orElseThrow(LinkRefused::unknown);
  }

  /// The same by another verb, for who thinks of a session as something to delete.
  @DeleteMapping("/{id}")
  LinkView end(@AuthenticationPrincipal Jwt token, @PathVariable UUID id) {
    return close(token, id);
  }
}
