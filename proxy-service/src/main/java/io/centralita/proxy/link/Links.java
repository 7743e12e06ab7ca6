package io.centralita.proxy.link;

import io.centralita.contracts.address.Address;
import io.centralita.contracts.values.BusinessNumber;
import io.centralita.contracts.values.LeadId;
import io.centralita.contracts.values.LinkId;
import io.centralita.contracts.values.TenantId;
import io.centralita.proxy.link.Link.Closing;
import io.centralita.proxy.link.Linking.Opened;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// The links of all pairs. Everything here happens in the caller's transaction, and is announced
/// with it.
@Component
public class Links {
  private static final int SWEEP_BATCH = 200;

  private final Allocation allocation;
  private final LinkStore store;
  private final WaitingStore waiting;
  private final LinkAnnouncements announcements;
  private final InstantSource clock;

  Links(
      Allocation allocation,
      LinkStore store,
      WaitingStore waiting,
      LinkAnnouncements announcements,
      InstantSource clock) {
    this.allocation = allocation;
    this.store = store;
    this.waiting = waiting;
    this.announcements = announcements;
    this.clock = clock;
  }

  /// Links two people, once for each request and at most once at a time for each lead.
  public Linking open(LinkRequest request) {
    return openAll(List.of(request)).getFirst();
  }

  /// Links pairs as [#open] does, for less than one after the other.
  ///
  /// @return what came of each, in their order
  List<Linking> openAll(List<LinkRequest> requests) {
    var linkings = allocation.open(requests);
    for (var linking : linkings) {
      if (linking instanceof Opened(Link link)) {
        announcements.opened(link);
      }
    }
    return linkings;
  }

  /// Nothing while one of the two is missing.
  public Optional<Link> find(LinkId id) {
    return store.find(id);
  }

  /// With the two who were in it last; nothing when there were never two.
  Optional<Link> findWithTheLast(LinkId id) {
    return store.findWithTheLast(id);
  }

  /// A person and whomever they had in a session at that time.
  public Optional<Link> ofThen(LinkId id, Address person, Instant at) {
    return store.ofThen(id, person, at);
  }

  List<Link> of(TenantId tenant, LeadId lead) {
    return store.of(tenant, lead);
  }

  /// How many the lead has had, with the open one.
  int countOf(TenantId tenant, LeadId lead) {
    return store.count(tenant, lead);
  }

  Optional<Link> openOf(TenantId tenant, LeadId lead) {
    return store.of(tenant, lead).stream().filter(link -> link.closed() == null).findFirst();
  }

  /// The one open link that a person has on a number.
  public Optional<Link> meeting(Address person, BusinessNumber number) {
    return store.meeting(person, number);
  }

  /// Whom a person had last met on a number at that time, over a link that is open or not.
  public Optional<Link> metBefore(Address person, BusinessNumber number, Instant at) {
    return store.metBefore(person, number, at);
  }

  /// Ends a link and tells both; a link that is closed stays as it is.
  public void close(Link link, CloseReason reason) {
    var closing = new Closing(reason, now());
    if (store.close(link.id(), reason, closing.at())) {
      closed(link, closing);
    }
  }

  /// The same for a session, whoever is in it: where there were never two, nobody is told.
  public void close(LinkId id, CloseReason reason) {
    store
        .findWithTheLast(id)
        .ifPresentOrElse(link -> close(link, reason), () -> store.close(id, reason, now()));
  }

  /// Somebody leaves an open link: those who keep the open ones in memory forget it, and the number
  /// is free for who left. To be called with the link as it was while both were in it.
  public void left(Link link) {
    announcements.parted(link);
    waiting.tryNow(link.customer(), link.provider(), now());
  }

  /// The number is free now for both; a pair that waits for one of them is tried at once.
  private void closed(Link link, Closing closing) {
    announcements.closed(link, closing);
    waiting.tryNow(link.customer(), link.provider(), closing.at());
  }

  /// Ends those whose time is over; returns how many were looked at.
  int closeDue() {
    var now = now();
    var swept = store.sweep(now, SWEEP_BATCH);
    swept.closed().forEach(link -> closed(link, new Closing(CloseReason.EXPIRED, now)));
    return swept.looked();
  }

  /// A message or a call crossed the link. That it lasts longer now follows from the interaction;
  /// those who keep the open ones in memory hear so when it is worth an event.
  public void interacted(Link link) {
    var terms = link.terms();
    var later = terms.end(now());
    if (link.isWhole()
        && terms.isRenewed()
        && !later.isBefore(link.announcedEnd().plus(terms.smallestExtension()))) {
      extend(link, later);
    }
  }

  /// A closed link stays closed: to announce it again would undo its end for who keeps the open
  /// ones.
  private void extend(Link link, Instant later) {
    if (store.extend(link.id(), later)) {
      store.find(link.id()).ifPresent(announcements::extended);
    }
  }

  /// Its end was changed by hand.
  public void announceAgain(Link link) {
    if (link.closed() == null) {
      announcements.extended(link);
    }
  }

  /// As the database keeps it.
  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }
}
