package io.centralita.proxy.session;

import io.centralita.contracts.address.Address;
import io.centralita.contracts.event.EventIds;
import io.centralita.contracts.proxy.SessionChange.Side;
import io.centralita.contracts.values.BusinessNumber;
import io.centralita.contracts.values.LeadId;
import io.centralita.contracts.values.LinkId;
import io.centralita.proxy.interaction.InteractionStore;
import io.centralita.proxy.link.CloseReason;
import io.centralita.proxy.link.Door;
import io.centralita.proxy.link.Door.Entry;
import io.centralita.proxy.link.Door.Guest;
import io.centralita.proxy.link.Links;
import io.centralita.proxy.link.Terms;
import io.centralita.proxy.service.Service;
import io.centralita.proxy.session.Joining.AlreadyIn;
import io.centralita.proxy.session.Joining.Full;
import io.centralita.proxy.session.Joining.InUse;
import io.centralita.proxy.session.Joining.Joined;
import io.centralita.proxy.session.Joining.NoNumber;
import io.centralita.proxy.session.Joining.NotGiven;
import io.centralita.proxy.session.Joining.Over;
import io.centralita.proxy.sid.Cursor;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Sessions that an account owner opens. Everything here happens in the caller's transaction.
@Component
public class Sessions {
  private final SessionStore store;
  private final ParticipantStore participants;
  private final InteractionStore interactions;
  private final Links links;
  private final Door door;
  private final InstantSource clock;

  Sessions(
      SessionStore store,
      ParticipantStore participants,
      InteractionStore interactions,
      Links links,
      Door door,
      InstantSource clock) {
    this.store = store;
    this.participants = participants;
    this.interactions = interactions;
    this.links = links;
    this.door = door;
    this.clock = clock;
  }

  /// @return nothing when the service has a session of that name, open or closed
  public Optional<Session> open(Service service, NewSession wanted) {
    var now = now();
    var terms = wanted.wishes().on(service, now);
    var lead = wanted.lead();
    var session =
        new Session(
            new LinkId(wanted.id()),
            service.tenant(),
            lead == null ? new LeadId(wanted.id()) : lead,
            terms,
            wanted.wishes().uniqueName(),
            now,
            now,
            null,
            terms.end(now),
            null);
    return store.add(session) ? Optional.of(session) : Optional.empty();
  }

  public Optional<Session> find(Service service, UUID id) {
    return store.find(service.id(), id);
  }

  public Optional<Session> find(Service service, String uniqueName) {
    return store.find(service.id(), uniqueName);
  }

  /// The newest first.
  public List<Session> page(Service service, @Nullable Cursor after, int limit) {
    return store.page(service.id(), after, limit);
  }

  /// All that ever were in a session.
  public List<Participant> everybody(Session session) {
    return participants.of(session.id());
  }

  /// Those who are in it.
  public List<Participant> participants(Session session) {
    return everybody(session).stream().filter(person -> person.deletedAt() == null).toList();
  }

  /// Somebody comes into a session: the first is the customer in it, the second the provider.
  public Joining join(Service service, Session session, NewParticipant guest) {
    if (!store.lock(session.id())) {
      return new Over();
    }
    var before = everybody(session);
    var present = before.stream().filter(person -> person.deletedAt() == null).toList();
    if (present.size() == 2) {
      return new Full();
    }
    var partner = present.isEmpty() ? null : present.getFirst();
    if (partner != null && partner.address().samePersonAs(guest.address())) {
      return new AlreadyIn();
    }
    var side = partner == null || partner.side() == Side.PROVIDER ? Side.CUSTOMER : Side.PROVIDER;
    return enter(
        service,
        session,
        guest,
        side,
        before.size(),
        partner == null ? null : partner.address(),
        partner == null ? null : partner.number());
  }

  /// Two who come together. They take their numbers in one order, whichever way round they are
  /// named, so that requests for the same two do not wait for each other; and each knows whom they
  /// are to meet.
  public Joining join(
      Service service, Session session, NewParticipant customer, NewParticipant provider) {
    if (!store.lock(session.id())) {
      return new Over();
    }
    if (!everybody(session).isEmpty()) {
      return new Full();
    }
    if (customer.address().samePersonAs(provider.address())) {
      return new AlreadyIn();
    }
    boolean customerFirst = customer.address().ref().compareTo(provider.address().ref()) <= 0;
    var first = customerFirst ? customer : provider;
    var second = customerFirst ? provider : customer;
    var came =
        enter(
            service,
            session,
            first,
            customerFirst ? Side.CUSTOMER : Side.PROVIDER,
            customerFirst ? 0 : 1,
            second.address(),
            second.number());
    return came instanceof Joined(var there)
        ? enter(
            service,
            session,
            second,
            customerFirst ? Side.PROVIDER : Side.CUSTOMER,
            customerFirst ? 1 : 0,
            there.address(),
            there.number())
        : came;
  }

  /// @param place in the order in which people came
  /// @param partner whom they are to meet
  private Joining enter(
      Service service,
      Session session,
      NewParticipant guest,
      Side side,
      int place,
      @Nullable Address partner,
      @Nullable BusinessNumber partnersNumber) {
    var id = EventIds.derived("participant", session.id().toString(), Integer.toString(place));
    var entry =
        door.enter(
            new Guest(
                id,
                session.id(),
                session.lead(),
                side,
                guest.address(),
                guest.place(),
                guest.friendlyName(),
                partner,
                partnersNumber,
                guest.number()),
            service,
            session.terms().mode(),
            now());
    return switch (entry) {
      case Entry.In() -> new Joined(found(session, id));
      case Entry.InUse() -> new InUse();
      case Entry.NoNumber(var shortage) when guest.number() != null -> new NotGiven(shortage);
      case Entry.NoNumber(var shortage) -> new NoNumber(shortage);
    };
  }

  /// No number was left for somebody, and what was to be done along with it is taken back. Whoever
  /// runs the marketplace hears of it all the same.
  public void exhausted(Service service, Session session) {
    door.exhausted(service, session.id(), session.lead(), now());
  }

  private Participant found(Session session, UUID id) {
    return everybody(session).stream()
        .filter(person -> person.id().equals(id))
        .findFirst()
        .orElseThrow();
  }

  /// Somebody is taken out, and does not come back as the same participant.
  ///
  /// @return false when the session is over or they had left before
  public boolean leave(Session session, Participant participant) {
    if (!store.lock(session.id())) {
      return false;
    }
    var link = links.find(session.id());
    var left = participants.leave(session.id(), participant.id(), now());
    if (left) {
      link.ifPresent(links::left);
    }
    return left;
  }

  /// @param ttl absent to leave it
  /// @param dateExpiry absent to leave it
  /// @return nothing when the session is over
  public Optional<Session> change(
      Service service, Session session, @Nullable Duration ttl, @Nullable Instant dateExpiry) {
    if (!store.lock(session.id())) {
      return Optional.empty();
    }
    var old = session.terms();
    var terms =
        new Terms(
            old.service(),
            old.mode(),
            ttl == null ? old.ttl() : ttl,
            dateExpiry == null && ttl == null ? old.dateExpiry() : dateExpiry);
    var last = session.lastInteraction();
    store.change(session.id(), terms, terms.end(last == null ? session.createdAt() : last), now());
    links.find(session.id()).ifPresent(links::announceAgain);
    return find(service, session.id().value());
  }

  /// Ends a session; one that is over stays as it is.
  public void close(Session session, CloseReason reason) {
    links.close(session.id(), reason);
  }

  /// Ends it if need be, and forgets what was said in it. Its name is free again.
  public void remove(Session session) {
    close(session, CloseReason.ENDED);
    interactions.removeAll(session.id());
    store.remove(session.id(), now());
  }

  /// As the database keeps it.
  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }
}
