package io.centralita.proxy.link;

import static org.assertj.core.api.Assertions.assertThat;

import io.centralita.contracts.address.Address;
import io.centralita.contracts.address.Channel;
import io.centralita.contracts.values.BusinessNumber;
import io.centralita.contracts.values.TenantId;
import io.centralita.proxy.link.NumberChoice.Choice;
import io.centralita.proxy.link.NumberChoice.Search;
import io.centralita.proxy.pool.Place;
import io.centralita.proxy.service.GeoMatch;
import io.centralita.proxy.service.NumberSelection;
import io.centralita.proxy.service.Service;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Whom a choice favours, and what it refuses.
class NumberChoiceTest {
  private static final Instant NOW = Instant.parse("2026-11-20T15:00:00Z");
  private static final Duration COOL_DOWN = Duration.ofMinutes(10);
  private static final Place LIMA = new Place("PE", "511", "511");
  private static final Set<Channel> CHATS = Set.of(Channel.WHATSAPP);

  private final Address customer = person("customer");
  private final Address provider = person("provider");
  private final Address stranger = person("stranger");
  private final List<Candidate> pool = new ArrayList<>();
  private final List<Met> met = new ArrayList<>();

  @Test
  void oneNumberDoesForBothUntilThereIsNone() {
    numbers(1, 2);
    met.add(open(customer, 1));
    assertThat(choice().forTwo(search())).isEqualTo(new Choice(number(2), number(2), 1, 2));

    met.add(open(provider, 2));
    assertThat(choice().forTwo(search())).isEqualTo(new Choice(number(2), number(1), 0, 2));

    met.add(open(customer, 2));
    assertThat(choice().forTwo(search())).isEqualTo(new Choice(null, null, 0, 2));
  }

  @Test
  void whatItGaveIsBusyForWhoeverComesNext() {
    numbers(1, 2);
    var choice = choice();
    var first = choice.forTwo(search()).one();

    choice.give(customer, first, provider);
    choice.give(provider, first, customer);

    assertThat(choice.forTwo(search()).one()).isNotNull().isNotEqualTo(first);
    assertThat(choice.forTwo(new Search(stranger, provider, LIMA, CHATS, null, "")).one())
        .isNotEqualTo(first);
  }

  @Test
  void aWarmNumberBringsNobodyButTheSame() {
    numbers(1);
    met.add(over(customer, 1, stranger, NOW.minus(COOL_DOWN).plusSeconds(1)));
    assertThat(choice().forTwo(search()).one()).isNull();

    met.set(0, over(customer, 1, stranger, NOW.minus(COOL_DOWN)));
    assertThat(choice().forTwo(search()).one()).isEqualTo(number(1));

    met.set(0, over(customer, 1, provider, NOW));
    assertThat(choice().forTwo(search()).one()).isEqualTo(number(1));

    met.set(0, over(customer, 1, provider, true, NOW));
    assertThat(choice().forTwo(search()).one()).isNull();

    met.set(0, over(customer, 1, null, NOW));
    assertThat(choice().forTwo(search()).one()).isEqualTo(number(1));
  }

  @Test
  void whoPrefersWhatTheyHadGetsThatOfTheSameTwoThenTheLast() {
    numbers(1, 2, 3);
    met.add(over(customer, 1, stranger, NOW.minusSeconds(9_000)));
    met.add(over(customer, 2, stranger, NOW.minusSeconds(8_000)));
    assertThat(sticky().forTwo(search()).one()).isEqualTo(number(2));
    assertThat(choice().forTwo(search()).one()).isEqualTo(number(3));

    met.add(over(provider, 3, customer, NOW.minusSeconds(9_999)));
    assertThat(sticky().forTwo(search()).one()).isEqualTo(number(3));
    assertThat(choice().forTwo(search()).one()).isEqualTo(number(3));
  }

  @Test
  void callsThenNearnessThenRestDecide() {
    pool.add(candidate(1, CHATS, LIMA, null));
    pool.add(candidate(2, Set.of(Channel.values()), new Place("CL", "562", "562"), null));
    assertThat(choice().forTwo(search()).one()).isEqualTo(number(2));

    pool.add(candidate(3, Set.of(Channel.values()), LIMA, NOW.minusSeconds(5)));
    assertThat(choice().forTwo(search()).one()).isEqualTo(number(3));

    pool.add(candidate(4, Set.of(Channel.values()), LIMA, NOW.minusSeconds(9)));
    assertThat(choice().forTwo(search()).one()).isEqualTo(number(4));
  }

  @ParameterizedTest
  @CsvSource({
    "AREA_CODE, +12125550101",
    "OVERLAY, +16465550102",
    "RADIUS, +16465550102",
    "COUNTRY, +14155550103"
  })
  void theNearestIsWhatTheServiceCallsNear(GeoMatch geoMatch, String nearest) {
    // Who is nearer was used later, so that only nearness speaks for them.
    var used = NOW.minusSeconds(90);
    for (var number : List.of("+442079460100", "+14155550103", "+16465550102", "+12125550101")) {
      used = used.plusSeconds(9);
      pool.add(new Candidate(new BusinessNumber(number), CHATS, false, Place.of(number), used));
    }
    var somebodyInNewYork =
        new Search(customer, provider, Place.of("+12125550199"), CHATS, null, "seed");

    assertThat(
            choice(NumberSelection.AVOID_STICKY, false, geoMatch).forTwo(somebodyInNewYork).one())
        .isEqualTo(new BusinessNumber(nearest));
  }

  @Test
  void anotherCountryIsRefusedWhereTheServiceWantsItSo() {
    pool.add(candidate(1, CHATS, new Place("CL", null, null), null));

    var abroad = near().forTwo(search());

    assertThat(abroad).isEqualTo(new Choice(null, null, 0, 1));
    assertThat(near().shortage(search())).isEqualTo(Shortage.NOT_NEAR);
    assertThat(choice().forTwo(search()).one()).isEqualTo(number(1));
  }

  @Test
  void aReservedNumberIsForWhoAsksForIt() {
    pool.add(new Candidate(number(1), CHATS, true, LIMA, null));
    var asking = new Search(customer, customer, LIMA, CHATS, number(1), "");

    assertThat(choice().forTwo(search()).one()).isNull();
    assertThat(choice().shortage(search())).isEqualTo(Shortage.ONLY_RESERVED);
    assertThat(choice().forOne(asking, null).one()).isEqualTo(number(1));
  }

  @Test
  void whoComesToAnotherGetsTheirNumberWhereItWillDo() {
    numbers(1, 2, 3);
    assertThat(choice().forOne(search(), number(2)).one()).isEqualTo(number(2));

    met.add(open(customer, 2));
    assertThat(choice().forOne(search(), number(2)).one()).isIn(number(1), number(3));
  }

  @Test
  void whoHasNoPreferenceIsSpreadOverAll() {
    numbers(IntStream.rangeClosed(1, 10).toArray());
    var choice = choice();

    var given =
        IntStream.range(0, 400)
            .mapToObj(seed -> new Search(customer, provider, LIMA, CHATS, null, "lead " + seed))
            .map(search -> choice.forTwo(search).one())
            .toList();

    for (var candidate : pool) {
      assertThat(given).filteredOn(candidate.number()::equals).hasSizeBetween(15, 70);
    }
  }

  @Test
  void aNumberIsWrittenDownAsWornOnceASecond() {
    pool.add(candidate(1, CHATS, LIMA, NOW.minusSeconds(1)));
    pool.add(candidate(2, CHATS, LIMA, NOW.minusMillis(999)));
    var choice = choice();
    assertThat(choice.worn()).isEmpty();

    choice.give(customer, number(1), provider);
    choice.give(customer, number(2), provider);

    assertThat(choice.worn()).containsExactly(number(1));
  }

  private NumberChoice choice() {
    return choice(NumberSelection.AVOID_STICKY, false);
  }

  private NumberChoice sticky() {
    return choice(NumberSelection.PREFER_STICKY, false);
  }

  private NumberChoice near() {
    return choice(NumberSelection.AVOID_STICKY, true);
  }

  private NumberChoice choice(NumberSelection selection, boolean geoRequired) {
    return choice(selection, geoRequired, GeoMatch.COUNTRY);
  }

  private NumberChoice choice(NumberSelection selection, boolean geoRequired, GeoMatch geoMatch) {
    var usual = Service.named(UUID.randomUUID(), new TenantId("tenant"), "service", NOW);
    var service =
        new Service(
            usual.id(),
            usual.tenant(),
            usual.uniqueName(),
            usual.defaultTtl(),
            usual.ttlRenewed(),
            selection,
            geoMatch,
            geoRequired,
            COOL_DOWN,
            null,
            null,
            null,
            null,
            usual.onInterceptFailure(),
            usual.contacts(),
            null,
            false,
            false,
            false,
            usual.afterClose(),
            NOW,
            NOW);
    return new NumberChoice(service, List.copyOf(pool), List.copyOf(met), NOW);
  }

  private Search search() {
    return new Search(customer, provider, LIMA, CHATS, null, "seed");
  }

  private void numbers(int... positions) {
    Arrays.stream(positions).forEach(it -> pool.add(candidate(it, CHATS, LIMA, null)));
  }

  private static Candidate candidate(
      int position, Set<Channel> channels, Place place, @Nullable Instant usedAt) {
    return new Candidate(number(position), channels, false, place, usedAt);
  }

  private static BusinessNumber number(int position) {
    return new BusinessNumber("+5117000%03d".formatted(position));
  }

  private static Met open(Address person, int position) {
    return new Met(
        person.ref(), number(position), "somebody", false, NOW.minusSeconds(60), null, true);
  }

  private static Met over(Address person, int position, @Nullable Address whom, Instant leftAt) {
    return over(person, position, whom, false, leftAt);
  }

  private static Met over(
      Address person, int position, @Nullable Address whom, boolean others, Instant leftAt) {
    return new Met(
        person.ref(),
        number(position),
        whom == null ? null : whom.ref(),
        others,
        leftAt.minusSeconds(60),
        leftAt,
        false);
  }

  private static Address person(String ref) {
    return new Address(Channel.WHATSAPP, ref, "sealed", "+51 9•• ••• 421");
  }
}
