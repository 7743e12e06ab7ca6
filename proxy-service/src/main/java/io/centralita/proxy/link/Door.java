package io.centralita.proxy.link;

import io.centralita.contracts.address.Address;
import io.centralita.contracts.address.Channel;
import io.centralita.contracts.proxy.SessionChange.Side;
import io.centralita.contracts.values.BusinessNumber;
import io.centralita.contracts.values.LeadId;
import io.centralita.contracts.values.LinkId;
import io.centralita.proxy.link.JoinStore.Join;
import io.centralita.proxy.pool.Place;
import io.centralita.proxy.service.Service;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/// Lets people into sessions one by one. In the caller's transaction, which has locked the session.
@Component
public class Door {
  private final JoinStore store;
  private final LinkStore links;
  private final LinkAnnouncements announcements;
  private final PoolWatch pools;
  private final TransactionTemplate savepoint;

  Door(
      JoinStore store,
      LinkStore links,
      LinkAnnouncements announcements,
      PoolWatch pools,
      PlatformTransactionManager transactions) {
    this.store = store;
    this.links = links;
    this.announcements = announcements;
    this.pools = pools;
    this.savepoint = new TransactionTemplate(transactions);
    this.savepoint.setPropagationBehavior(TransactionDefinition.PROPAGATION_NESTED);
  }

  /// Who comes in, and whom they are to meet.
  public record Guest(
      UUID id,
      LinkId session,
      LeadId lead,
      Side side,
      Address person,
      Place place,
      @Nullable String friendlyName,
      @Nullable Address partner,
      @Nullable BusinessNumber partnersNumber,
      @Nullable BusinessNumber wanted) {}

  /// How it went.
  public sealed interface Entry {
    record In() implements Entry {}

    /// On the number that was asked for they have another session.
    record InUse() implements Entry {}

    record NoNumber(Shortage shortage) implements Entry {}
  }

  /// Somebody takes a number and comes in. The second one opens the link: everybody hears of it.
  ///
  /// Each collision means that somebody else got a number, so this ends.
  public Entry enter(Guest guest, Service service, Mode mode, Instant now) {
    var channels = NumberChoiceStore.channels(guest.person().channel(), mode);
    while (true) {
      switch (attempt(guest, channels, service, now)) {
        case TAKEN -> {
          links.find(guest.session()).ifPresent(announcements::opened);
          return new Entry.In();
        }
        case NO_NUMBER -> {
          return refusal(guest, channels, service, now);
        }
        case COLLIDED -> {}
      }
    }
  }

  private Attempt attempt(Guest guest, Set<Channel> channels, Service service, Instant now) {
    var join =
        new Join(
            guest.id(),
            guest.session(),
            guest.side(),
            guest.person(),
            guest.place(),
            channels,
            guest.friendlyName(),
            guest.partner(),
            guest.partnersNumber(),
            guest.wanted());
    return savepoint.execute(status -> {
      var pick = store.join(join, service, now);
      if (pick.attempt() == Attempt.COLLIDED) {
        status.setRollbackOnly();
      } else if (guest.wanted() == null) {
        pools.seen(service, pick);
      }
      return pick.attempt();
    });
  }

  private Entry refusal(Guest guest, Set<Channel> channels, Service service, Instant now) {
    var wanted = guest.wanted();
    if (wanted != null && store.meets(guest.person(), wanted)) {
      return new Entry.InUse();
    }
    if (wanted == null) {
      exhausted(service, guest.session(), guest.lead(), now);
    }
    return new Entry.NoNumber(store.shortage(channels, guest.place(), service));
  }

  /// That no number was left for somebody in a session: said once for each.
  public void exhausted(Service service, LinkId session, LeadId lead, Instant now) {
    announcements.exhausted(session.value(), service.tenant(), lead, now);
  }

  /// Somebody leaves an open link: those who keep the open ones in memory forget it. To be called
  /// while both are in it.
  public void left(Link link) {
    announcements.parted(link);
  }
}
