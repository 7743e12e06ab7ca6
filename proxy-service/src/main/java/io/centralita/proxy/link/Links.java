package io.centralita.proxy.link;

import io.centralita.contracts.address.Address;
import io.centralita.contracts.values.BusinessNumber;
import io.centralita.contracts.values.LeadId;
import io.centralita.contracts.values.LinkId;
import io.centralita.contracts.values.TenantId;
import io.centralita.proxy.link.Link.Closing;
import io.centralita.proxy.link.Linking.Exhausted;
import io.centralita.proxy.link.Linking.Known;
import io.centralita.proxy.link.Linking.NameTaken;
import io.centralita.proxy.link.Linking.OnePerson;
import io.centralita.proxy.link.Linking.Opened;
import io.centralita.proxy.service.Services;
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

  private final AllocationStore allocation;
  private final LinkStore store;
  private final WaitingStore waiting;
  private final LinkAnnouncements announcements;
  private final Services services;
  private final PoolWatch pools;
  private final InstantSource clock;

  Links(
      AllocationStore allocation,
      LinkStore store,
      WaitingStore waiting,
      LinkAnnouncements announcements,
      Services services,
      PoolWatch pools,
      InstantSource clock) {
    this.allocation = allocation;
    this.store = store;
    this.waiting = waiting;
    this.announcements = announcements;
    this.services = services;
    this.pools = pools;
    this.clock = clock;
  }

  /// Links two people, once for each request and at most once at a time for each lead.
  ///
  /// Each collision means that somebody else got a link, so this ends: with a link, or with no
  /// number left. Whether the lead was linked before is only looked at when it could not be: most
  /// are new.
  public Linking open(LinkRequest request) {
    if (request.isForOnePerson()) {
      return new OnePerson();
    }
    var now = now();
    var service = services.defaultOf(request.tenant());
    var terms = request.wishes().on(service, now);
    while (true) {
      var taken = allocation.take(request, service, terms, now);
      var link = taken.link();
      if (link != null) {
        pools.seen(service, taken.pick());
        announcements.opened(link);
        return new Opened(link);
      }
      var known = store.known(request.id(), request.tenant(), request.lead());
      if (known.isPresent()) {
        return new Known(known.get());
      }
      if (taken.pick().attempt() == Attempt.NO_NUMBER) {
        pools.seen(service, taken.pick());
        return new Exhausted();
      }
      var name = request.wishes().uniqueName();
      if (name != null && store.isTaken(service.id(), name)) {
        return new NameTaken();
      }
    }
  }

  public Optional<Link> find(LinkId id) {
    return store.find(id);
  }

  List<Link> of(TenantId tenant, LeadId lead) {
    return store.of(tenant, lead);
  }

  Optional<Link> openOf(TenantId tenant, LeadId lead) {
    return store.of(tenant, lead).stream().filter(link -> link.closed() == null).findFirst();
  }

  /// The one open link that a person has on a number.
  public Optional<Link> meeting(Address person, BusinessNumber number) {
    return store.meeting(person, number);
  }

  /// The link that a person had last got on a number at that time, open or not.
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
    if (terms.isRenewed() && !later.isBefore(link.announcedEnd().plus(terms.smallestExtension()))) {
      extend(link, later);
    }
  }

  /// A closed link stays closed: to announce it again would undo its end for who keeps the open
  /// ones.
  private void extend(Link link, Instant later) {
    if (store.extend(link.id(), later)) {
      announcements.extended(store.find(link.id()).orElseThrow());
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
