package io.centralita.proxy.link;

import static java.util.Comparator.comparing;
import static java.util.Comparator.naturalOrder;
import static java.util.Comparator.nullsFirst;
import static java.util.Comparator.nullsLast;
import static java.util.Comparator.reverseOrder;

import io.centralita.contracts.address.Address;
import io.centralita.contracts.address.Channel;
import io.centralita.contracts.values.BusinessNumber;
import io.centralita.proxy.pool.Place;
import io.centralita.proxy.service.GeoMatch;
import io.centralita.proxy.service.NumberSelection;
import io.centralita.proxy.service.Service;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Which number of a service's pool two people get, or somebody who comes to where another is.
///
/// It knows the pool and whom the people in question met on it, and remembers what it gave: those
/// for whom it is asked together do not get in each other's way.
final class NumberChoice {
  private static final int ABROAD = 3;
  private static final int GOLDEN = 0x9E3779B9;

  private final Service service;
  private final List<Candidate> pool;
  private final Map<String, Map<BusinessNumber, Met>> met = new HashMap<>();
  private final Set<BusinessNumber> given = new HashSet<>();
  private final Instant now;

  NumberChoice(Service service, List<Candidate> pool, List<Met> met, Instant now) {
    this.service = service;
    this.pool = pool;
    this.now = now;
    met.forEach(this::remember);
  }

  private void remember(Met meeting) {
    met.computeIfAbsent(meeting.person(), _ -> new HashMap<>()).put(meeting.number(), meeting);
  }

  /// @param one for whom
  /// @param other with whom; the same where nobody is there yet
  /// @param place where the one who has to be near is from
  /// @param channels that the number must carry
  /// @param wanted the number that is asked for, reserved or not
  /// @param seed spreads those who have no preference
  record Search(
      Address one,
      Address other,
      Place place,
      Set<Channel> channels,
      @Nullable BusinessNumber wanted,
      String seed) {}

  /// What two people get, and how many were left to choose from.
  ///
  /// @param one absent when there is none for both
  /// @param free those that would have done for both, a chosen one included
  /// @param of all that the service has for such a session
  record Choice(@Nullable BusinessNumber one, @Nullable BusinessNumber other, int free, int of) {}

  /// A number that one of the two could take.
  private record Usable(
      Candidate candidate,
      boolean one,
      boolean other,
      boolean theSame,
      @Nullable Instant metAt,
      int far,
      int spread) {
    boolean both() {
      return one && other;
    }
  }

  /// One number for both where there is one, else one for each.
  Choice forTwo(Search search) {
    var carrying = carrying(search);
    var usable = usable(search, carrying);
    var shared = best(usable, Usable::both);
    var one = shared.or(() -> best(usable, Usable::one));
    var other = shared.or(() -> best(usable, Usable::other));
    boolean forBoth = one.isPresent() && other.isPresent();
    return choice(
        forBoth ? one : Optional.empty(), forBoth ? other : Optional.empty(), usable, carrying);
  }

  /// The number of the one who is there already, where it will do; else the best.
  Choice forOne(Search search, @Nullable BusinessNumber partners) {
    var carrying = carrying(search);
    var usable = usable(search, carrying);
    var one =
        best(usable, it -> it.one() && it.candidate().number().equals(partners))
            .or(() -> best(usable, Usable::one));
    return choice(one, Optional.empty(), usable, carrying);
  }

  private static Choice choice(
      Optional<BusinessNumber> one,
      Optional<BusinessNumber> other,
      List<Usable> usable,
      List<Candidate> carrying) {
    int free = (int) usable.stream().filter(Usable::both).count();
    return new Choice(one.orElse(null), other.orElse(null), free, carrying.size());
  }

  /// Who got a number is busy on it from now on.
  void give(Address person, BusinessNumber number, Address whom) {
    remember(new Met(person.ref(), number, whom.ref(), false, now, null, true));
    given.add(number);
  }

  /// Those of the given numbers whose last use is to be written down: not more than once a second.
  Set<BusinessNumber> worn() {
    return pool.stream()
        .filter(it -> given.contains(it.number()))
        .filter(it -> it.lastUsedAt() == null || !it.lastUsedAt().isAfter(now.minusSeconds(1)))
        .map(Candidate::number)
        .collect(Collectors.toSet());
  }

  boolean isBusy(Address person, BusinessNumber number) {
    var meeting = met.getOrDefault(person.ref(), Map.of()).get(number);
    return meeting != null && meeting.open();
  }

  private List<Candidate> carrying(Search search) {
    var wanted = search.wanted();
    return pool.stream()
        .filter(it -> wanted == null ? !it.reserved() : it.number().equals(wanted))
        .filter(it -> it.channels().containsAll(search.channels()))
        .toList();
  }

  private List<Usable> usable(Search search, List<Candidate> carrying) {
    boolean anywhere = search.wanted() != null || !service.geoRequired();
    int seed = search.seed().hashCode();
    return carrying.stream()
        .map(candidate -> rank(candidate, search, seed))
        .filter(it -> it.one() || it.other())
        .filter(it -> anywhere || it.far() < ABROAD)
        .toList();
  }

  private Usable rank(Candidate candidate, Search search, int seed) {
    var one = meeting(search.one(), candidate);
    var other = meeting(search.other(), candidate);
    return new Usable(
        candidate,
        isFree(one, search),
        isFree(other, search),
        isOfTheSame(one, search) || isOfTheSame(other, search),
        latest(one, other),
        far(candidate.place(), search.place()),
        spread(candidate.number(), seed));
  }

  private @Nullable Met meeting(Address person, Candidate candidate) {
    var meetings = met.get(person.ref());
    return meetings == null ? null : meetings.get(candidate.number());
  }

  /// Who left it a short time ago gets nobody else on it: a late word would reach a stranger. Where
  /// people took each other's place, nobody is still the same.
  private boolean isFree(@Nullable Met meeting, Search search) {
    if (meeting == null) {
      return true;
    }
    var leftAt = meeting.leftAt();
    boolean warm = leftAt != null && leftAt.isAfter(now.minus(service.coolDown()));
    return !meeting.open()
        && (!warm || meeting.whom() == null || (isOfTheSame(meeting, search) && !meeting.others()));
  }

  private static boolean isOfTheSame(@Nullable Met meeting, Search search) {
    return meeting != null
        && meeting.whom() != null
        && (meeting.whom().equals(search.one().ref())
            || meeting.whom().equals(search.other().ref()));
  }

  private static @Nullable Instant latest(@Nullable Met one, @Nullable Met other) {
    if (one == null || other == null) {
      return one != null ? one.at() : other != null ? other.at() : null;
    }
    return one.at().isAfter(other.at()) ? one.at() : other.at();
  }

  private int far(Place number, Place person) {
    var geo = service.geoMatch();
    if (geo == GeoMatch.AREA_CODE
        && person.areaCode() != null
        && person.areaCode().equals(number.areaCode())) {
      return 0;
    }
    if (geo != GeoMatch.COUNTRY
        && person.overlay() != null
        && person.overlay().equals(number.overlay())) {
      return 1;
    }
    return person.country() == null || person.country().equals(number.country()) ? 2 : ABROAD;
  }

  private static int spread(BusinessNumber number, int seed) {
    int mixed = (number.e164().hashCode() ^ seed) * GOLDEN;
    return (mixed ^ mixed >>> 15) * GOLDEN;
  }

  /// What somebody prefers goes first, then what spares the numbers.
  private Optional<BusinessNumber> best(List<Usable> usable, Predicate<Usable> condition) {
    return usable.stream()
        .filter(condition)
        .min(service.numberSelection() == NumberSelection.PREFER_STICKY ? STICKY : NEW)
        .map(it -> it.candidate().number());
  }

  private static final Comparator<@Nullable Instant> OLDEST = nullsFirst(naturalOrder());

  private static final Comparator<Usable> NEW =
      comparing((Usable it) -> !it.candidate().channels().contains(Channel.VOICE))
          .thenComparingInt(Usable::far)
          .thenComparing(Usable::metAt, OLDEST)
          .thenComparing(NumberChoice::second, OLDEST)
          .thenComparingInt(Usable::spread);

  private static final Comparator<Usable> STICKY =
      comparing((Usable it) -> !it.theSame())
          .thenComparing(Usable::metAt, nullsLast(reverseOrder()))
          .thenComparing(NEW);

  private static @Nullable Instant second(Usable usable) {
    var usedAt = usable.candidate().lastUsedAt();
    return usedAt == null ? null : usedAt.truncatedTo(ChronoUnit.SECONDS);
  }

  /// Why there was none.
  Shortage shortage(Search search) {
    var wanted = search.wanted();
    var meant = pool.stream().filter(it -> wanted == null || it.number().equals(wanted)).toList();
    if (meant.isEmpty()) {
      return wanted == null ? Shortage.EMPTY_POOL : Shortage.NOT_IN_POOL;
    }
    var capable =
        meant.stream().filter(it -> it.channels().containsAll(search.channels())).toList();
    if (capable.isEmpty()) {
      return Shortage.NOT_CAPABLE;
    }
    var near = capable.stream().filter(it -> wanted != null || isNear(it, search)).toList();
    if (near.isEmpty()) {
      return Shortage.NOT_NEAR;
    }
    var open = near.stream().filter(it -> wanted != null || !it.reserved()).toList();
    if (open.isEmpty()) {
      return Shortage.ONLY_RESERVED;
    }
    return open.stream().allMatch(it -> isBusy(search.one(), it.number()))
        ? Shortage.ALL_IN_USE
        : Shortage.COOLING_DOWN;
  }

  private boolean isNear(Candidate candidate, Search search) {
    var country = search.place().country();
    return !service.geoRequired()
        || country == null
        || Objects.equals(candidate.place().country(), country);
  }
}
