package io.centralita.proxy.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.centralita.contracts.proxy.SessionChange.Side;
import io.centralita.contracts.values.BusinessNumber;
import io.centralita.proxy.link.CloseReason;
import io.centralita.proxy.link.Shortage;
import io.centralita.proxy.pool.Place;
import io.centralita.proxy.service.NumberSelection;
import io.centralita.proxy.service.Service;
import io.centralita.proxy.session.Joining.AlreadyIn;
import io.centralita.proxy.session.Joining.InUse;
import io.centralita.proxy.session.Joining.NoNumber;
import io.centralita.proxy.session.Joining.NotGiven;
import io.centralita.proxy.session.Joining.Over;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/// Which number somebody gets, and when they get none.
class NumberChoiceIT extends SessionTests {

  @Test
  void eachSideHasItsOwnNumberWhereOneWillNotDoForBoth() {
    var service = service(2);
    var busy = person();
    joined(join(service, open(service), busy, number(1)));
    var session = open(service);

    var first = joined(join(service, session, person(), number(1)));
    var second = joined(join(service, session, busy));

    assertThat(first.number()).isEqualTo(number(1));
    assertThat(second.number()).isEqualTo(number(2));
    assertThat(links.meeting(busy, number(2)).orElseThrow().numberOf(Side.CUSTOMER))
        .isEqualTo(number(1));
  }

  @Test
  void whatNobodyCanGiveIsRefusedWithItsReason() {
    var service = service(1);
    var busy = person();
    var session = open(service);
    joined(join(service, session, busy));

    assertThat(join(service, session, busy)).isEqualTo(new AlreadyIn());
    assertThat(join(service, open(service), busy)).isEqualTo(new NoNumber(Shortage.ALL_IN_USE));
    assertThat(join(service, open(service), busy, number(1))).isEqualTo(new InUse());
    assertThat(join(service, open(service), person(), main))
        .isEqualTo(new NotGiven(Shortage.NOT_IN_POOL));
    assertThat(join(service, open(service), away(), null, new Place("CL", null, null)))
        .isEqualTo(new NoNumber(Shortage.NOT_NEAR));
    carries("SMS");
    assertThat(join(service, open(service), person()))
        .isEqualTo(new NoNumber(Shortage.NOT_CAPABLE));
    assertThat(join(service, open(service), person(), number(1)))
        .isEqualTo(new NotGiven(Shortage.NOT_CAPABLE));
    carries("SMS,WHATSAPP");
    reserve(service, 1);
    assertThat(join(service, open(service), person()))
        .isEqualTo(new NoNumber(Shortage.ONLY_RESERVED));
    assertThat(joined(join(service, open(service), person(), number(1))).number())
        .isEqualTo(number(1));
    sessions.close(session, CloseReason.ENDED);
    assertThat(join(service, session, person())).isEqualTo(new Over());
  }

  @Test
  void aServiceHasItsOwnNumbersAndAnEmptyOneHasNone() {
    var service = service(1);
    var other = add("other", it -> it);

    assertThat(join(other, open(other), person())).isEqualTo(new NoNumber(Shortage.EMPTY_POOL));
    assertThat(numbers.page(service, null, 9)).hasSize(1);
    assertThat(numbers.page(other, null, 9)).isEmpty();
    assertThat(numbers.takeOut(numbers.find(tenant, number(1)).orElseThrow())).isTrue();
    assertThat(numbers.page(services.defaultOf(tenant), null, 9)).hasSize(1);
  }

  @Test
  void whoPrefersWhatTheyHadGetsItAgain() {
    var service = service(4);
    var one = person();
    var seen = new HashSet<BusinessNumber>();

    for (int time = 0; time < 4; time++) {
      var session = pair(service, one, person());
      seen.add(numberOf(session, one));
      close(session);
      clock.advance(Duration.ofMinutes(1));
    }

    assertThat(seen).hasSize(1);
  }

  @Test
  void whoAvoidsWhatTheyHadGetsAnotherNumber() {
    var service = change(service(3), NumberSelection.AVOID_STICKY, Duration.ZERO);
    var one = person();
    var seen = new HashSet<BusinessNumber>();

    for (int time = 0; time < 3; time++) {
      var session = pair(service, one, person());
      seen.add(numberOf(session, one));
      close(session);
      clock.advance(Duration.ofMinutes(1));
    }

    assertThat(seen).hasSize(3);
  }

  @Test
  void aNumberThatSomebodyLeftBringsThemNoStrangerUntilItHasCooledDown() {
    var service = change(service(1), NumberSelection.PREFER_STICKY, Duration.ofMinutes(10));
    var one = person();
    close(pair(service, one, person()));

    clock.advance(Duration.ofMinutes(10).minusSeconds(1));
    var session = open(service);
    joined(join(service, session, person()));
    assertThat(join(service, session, one)).isEqualTo(new NoNumber(Shortage.COOLING_DOWN));
    assertThat(join(service, session, one, number(1)))
        .isEqualTo(new NotGiven(Shortage.COOLING_DOWN));
    close(session);
    clock.advance(Duration.ofMinutes(10));
    close(pair(service, one, person()));
  }

  @Test
  void theSameTwoWhoComeTogetherAreNoStrangersToEachOther() {
    var service = change(service(1), NumberSelection.PREFER_STICKY, Duration.ofMinutes(10));
    var one = person();
    var other = person();
    close(pair(service, one, other));

    for (var session : List.of(open(service), open(service))) {
      var customer = new NewParticipant(other, Place.UNKNOWN, null, null);
      var provider = new NewParticipant(one, Place.UNKNOWN, null, null);
      joined(together(service, session, customer, provider));

      assertThat(sessions.participants(session))
          .extracting(Participant::address)
          .containsExactly(other, one);
      close(session);
    }
  }

  private Joining together(
      Service service, Session session, NewParticipant customer, NewParticipant provider) {
    return Objects.requireNonNull(
        transaction.execute(_ -> sessions.join(service, session, customer, provider)));
  }

  @Test
  void numbersWearEvenly() {
    var service = service(3);

    for (int time = 0; time < 6; time++) {
      join(service, open(service), person());
      clock.advance(Duration.ofSeconds(2));
    }

    assertThat(numbers.page(service, null, 9))
        .allSatisfy(it -> assertThat(it.inUse()).isEqualTo(2));
  }
}
