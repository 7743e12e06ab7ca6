package io.centralita.proxy.link;

import io.centralita.contracts.address.Address;
import io.centralita.contracts.proxy.SessionChange.Side;
import io.centralita.contracts.values.BusinessNumber;
import io.centralita.contracts.values.LeadId;
import io.centralita.contracts.values.LinkId;
import io.centralita.proxy.link.NumberChoice.Choice;
import io.centralita.proxy.link.NumberChoice.Search;
import io.centralita.proxy.pool.Place;
import io.centralita.proxy.service.Service;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Lets people into sessions one by one. In the caller's transaction, which has locked the session.
@Component
public class Door {
  private final JoinStore store;
  private final PoolStore numbers;
  private final LinkStore links;
  private final LinkAnnouncements announcements;
  private final PoolWatch pools;

  Door(
      JoinStore store,
      PoolStore numbers,
      LinkStore links,
      LinkAnnouncements announcements,
      PoolWatch pools) {
    this.store = store;
    this.numbers = numbers;
    this.links = links;
    this.announcements = announcements;
    this.pools = pools;
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
    var search = search(guest, mode);
    while (true) {
      var people = List.of(search.one().ref(), search.other().ref());
      var choices = new NumberChoice(service, numbers.of(service.id()), numbers.metBy(people), now);
      var choice = choices.forOne(search, guest.partnersNumber());
      var number = choice.one();
      if (number == null) {
        return refusal(guest, service, choices, choice, search, now);
      }
      if (store.join(guest, number, now)) {
        came(guest, search, choices, choice, number, service, now);
        return new Entry.In();
      }
    }
  }

  private static Search search(Guest guest, Mode mode) {
    var person = guest.person();
    return new Search(
        person,
        guest.partner() == null ? person : guest.partner(),
        guest.place(),
        mode.channels(person.channel()),
        guest.wanted(),
        guest.session().toString());
  }

  private void came(
      Guest guest,
      Search search,
      NumberChoice choices,
      Choice choice,
      BusinessNumber number,
      Service service,
      Instant now) {
    choices.give(guest.person(), number, search.other());
    numbers.wear(choices.worn(), now);
    if (guest.wanted() == null) {
      pools.seen(service, choice);
    }
    links.find(guest.session()).ifPresent(announcements::opened);
  }

  private Entry refusal(
      Guest guest,
      Service service,
      NumberChoice choices,
      Choice choice,
      Search search,
      Instant now) {
    if (guest.wanted() == null) {
      pools.seen(service, choice);
      exhausted(service, guest.session(), guest.lead(), now);
    } else if (choices.isBusy(guest.person(), guest.wanted())) {
      return new Entry.InUse();
    }
    return new Entry.NoNumber(choices.shortage(search));
  }

  /// That no number was left for somebody in a session: said once for each.
  public void exhausted(Service service, LinkId session, LeadId lead, Instant now) {
    announcements.exhausted(session.value(), service.tenant(), lead, now);
  }
}
