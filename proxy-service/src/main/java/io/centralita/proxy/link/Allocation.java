package io.centralita.proxy.link;

import io.centralita.contracts.address.Channel;
import io.centralita.contracts.event.EventIds;
import io.centralita.contracts.proxy.SessionChange.Side;
import io.centralita.contracts.values.BusinessNumber;
import io.centralita.contracts.values.TenantId;
import io.centralita.proxy.link.AllocationStore.Planned;
import io.centralita.proxy.link.Link.End;
import io.centralita.proxy.link.Linking.Exhausted;
import io.centralita.proxy.link.Linking.Known;
import io.centralita.proxy.link.Linking.NameTaken;
import io.centralita.proxy.link.Linking.OnePerson;
import io.centralita.proxy.link.Linking.Opened;
import io.centralita.proxy.link.NumberChoice.Choice;
import io.centralita.proxy.link.NumberChoice.Search;
import io.centralita.proxy.pool.Place;
import io.centralita.proxy.service.Service;
import io.centralita.proxy.service.Services;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Gives pairs their numbers: as many pairs as come together, with a few statements for all of
/// them. Everything here happens in the caller's transaction; nobody is told yet.
@Component
class Allocation {
  private final AllocationStore store;
  private final PoolStore numbers;
  private final LinkStore links;
  private final Services services;
  private final PoolWatch pools;
  private final InstantSource clock;

  Allocation(
      AllocationStore store,
      PoolStore numbers,
      LinkStore links,
      Services services,
      PoolWatch pools,
      InstantSource clock) {
    this.store = store;
    this.numbers = numbers;
    this.links = links;
    this.services = services;
    this.pools = pools;
    this.clock = clock;
  }

  /// One that is to be opened, and what came of it.
  private static final class Opening {
    private final LinkRequest request;
    private @Nullable Linking linking;

    Opening(LinkRequest request) {
      this.request = request;
      this.linking = request.isForOnePerson() ? new OnePerson() : null;
    }
  }

  /// Links pairs, once for each request and at most once at a time for each lead.
  ///
  /// Each collision means that somebody else got a link, so this ends: with a link, or with no
  /// number left. Whether a lead was linked before is only looked at when it could not be: most are
  /// new.
  ///
  /// @return what came of each, in their order
  List<Linking> open(List<LinkRequest> requests) {
    var openings = requests.stream().map(Opening::new).toList();
    var services = new HashMap<TenantId, Service>();
    for (var next = undecided(openings); !next.isEmpty(); next = undecided(openings)) {
      attempt(next, services);
    }
    return openings.stream().map(it -> Objects.requireNonNull(it.linking)).toList();
  }

  /// Of those that want the same lead or name, the first: the others will find it there.
  private static List<Opening> undecided(List<Opening> openings) {
    var claimed = new HashSet<>();
    return openings.stream()
        .filter(it -> it.linking == null)
        .filter(it -> {
          var claims = claims(it.request);
          return Collections.disjoint(claimed, claims) && claimed.addAll(claims);
        })
        .toList();
  }

  /// What only one link can have.
  private static Set<Object> claims(LinkRequest request) {
    var lead = List.of(request.tenant(), request.lead());
    var name = request.wishes().uniqueName();
    return name == null
        ? Set.of(request.id(), lead)
        : Set.of(request.id(), lead, List.of(request.tenant(), name));
  }

  /// An opening for which numbers were looked for.
  private record Chosen(
      Opening opening, Service service, Choice choice, @Nullable Planned planned) {}

  private void attempt(List<Opening> openings, Map<TenantId, Service> known) {
    var now = clock.instant().truncatedTo(ChronoUnit.MICROS); // as the database keeps it
    var choices = new HashMap<UUID, NumberChoice>();
    var chosen = choose(openings, known, choices, now);
    var planned = chosen.stream().map(Chosen::planned).filter(Objects::nonNull).toList();
    var written = planned.isEmpty() ? Set.<UUID>of() : store.insert(planned);
    if (written.size() < planned.size()) {
      store.takeBack();
      chosen.stream()
          .filter(
              it -> it.planned() != null && !written.contains(it.opening().request.id().value()))
          .forEach(this::explainCollision);
    } else {
      chosen.forEach(this::decide);
      choices.values().forEach(it -> numbers.wear(it.worn(), now));
    }
  }

  private List<Chosen> choose(
      List<Opening> openings,
      Map<TenantId, Service> known,
      Map<UUID, NumberChoice> choices,
      Instant now) {
    var met =
        numbers.metBy(
            openings.stream()
                .flatMap(it -> Stream.of(it.request.customer().ref(), it.request.provider().ref()))
                .toList());
    return openings.stream()
        .map(opening -> {
          var service = known.computeIfAbsent(opening.request.tenant(), services::defaultOf);
          var numbersOfService =
              choices.computeIfAbsent(
                  service.id(), id -> new NumberChoice(service, numbers.of(id), met, now));
          return choose(opening, service, numbersOfService, now);
        })
        .toList();
  }

  private static Chosen choose(
      Opening opening, Service service, NumberChoice numbers, Instant now) {
    var request = opening.request;
    var choice = numbers.forTwo(search(request));
    var one = choice.one();
    var other = choice.other();
    if (one == null || other == null) {
      return new Chosen(opening, service, choice, null);
    }
    numbers.give(request.customer(), one, request.provider());
    numbers.give(request.provider(), other, request.customer());
    var link = link(request, service, one, other, now);
    return new Chosen(opening, service, choice, new Planned(link, request.wishes().uniqueName()));
  }

  private static Search search(LinkRequest request) {
    return new Search(
        request.customer(),
        request.provider(),
        Place.ofHint(request.customer().hint()),
        channels(request),
        null,
        request.lead().toString());
  }

  /// Who asks for a mode gets a number that carries it; otherwise calls are welcome and not needed.
  private static Set<Channel> channels(LinkRequest request) {
    var mode = request.wishes().mode();
    var channels = EnumSet.noneOf(Channel.class);
    for (var person : List.of(request.customer(), request.provider())) {
      channels.addAll((mode == null ? Mode.MESSAGE_ONLY : mode).channels(person.channel()));
    }
    return channels;
  }

  private static Link link(
      LinkRequest request, Service service, BusinessNumber one, BusinessNumber other, Instant now) {
    var terms = request.wishes().on(service, now);
    return new Link(
        request.id(),
        request.tenant(),
        request.lead(),
        terms,
        new End(participant(request, Side.CUSTOMER), request.customer(), one),
        new End(participant(request, Side.PROVIDER), request.provider(), other),
        now,
        terms.end(now),
        terms.end(now),
        service.tellsPeople(),
        service.calls(),
        null);
  }

  private static UUID participant(LinkRequest request, Side side) {
    return EventIds.derived(
        "participant", request.id().toString(), side == Side.CUSTOMER ? "0" : "1");
  }

  /// What was in the way of one may be there for good; else it is tried again.
  private void explainCollision(Chosen chosen) {
    var request = chosen.opening().request;
    var known = links.known(request.id(), request.tenant(), request.lead());
    var name = request.wishes().uniqueName();
    if (known.isPresent()) {
      chosen.opening().linking = new Known(known.get());
    } else if (name != null && links.isTaken(chosen.service().id(), name)) {
      chosen.opening().linking = new NameTaken();
    }
  }

  private void decide(Chosen chosen) {
    var opening = chosen.opening();
    var planned = chosen.planned();
    var known =
        planned != null
            ? null
            : links
                .known(opening.request.id(), opening.request.tenant(), opening.request.lead())
                .orElse(null);
    if (known != null) {
      opening.linking = new Known(known);
      return;
    }
    pools.seen(chosen.service(), chosen.choice());
    opening.linking = planned == null ? new Exhausted() : new Opened(planned.link());
  }
}
