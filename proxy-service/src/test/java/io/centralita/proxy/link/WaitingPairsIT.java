package io.centralita.proxy.link;

import static org.assertj.core.api.Assertions.assertThat;

import io.centralita.contracts.address.Address;
import io.centralita.contracts.matching.LeadChange.LeadCancelled;
import io.centralita.contracts.proxy.SessionChange.PoolExhausted;
import io.centralita.contracts.proxy.SessionChange.SessionClosed;
import io.centralita.contracts.proxy.SessionChange.SessionOpened;
import io.centralita.contracts.routing.SendCommand.SendMessage;
import io.centralita.proxy.RunningProxy;
import java.time.Duration;
import org.assertj.core.groups.Tuple;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WaitingPairsIT extends RunningProxy {
  private Address provider;

  @BeforeEach
  void aProviderWhoseOnlyNumberIsTaken() {
    pool(1);
    provider = person();
    assign(lead("first"), person(), provider);
    awaitSessions(SessionOpened.class, 1);
    assign(lead("second"), person(), provider);
    awaitSessions(PoolExhausted.class, 1);
  }

  @Test
  void whoWaitsIsLinkedAndIntroducedAsSoonAsANumberIsFree() {
    cancel("first");

    assertThat(awaitSessions(SessionOpened.class, 2))
        .extracting(SessionOpened::lead)
        .containsExactly(lead("first"), lead("second"));
    assertThat(awaitSends(8))
        .filteredOn(send -> lead("second").equals(send.lead()))
        .extracting(SendMessage::cause)
        .containsExactlyInAnyOrder(
            "pool-exhausted", "pool-exhausted", "introduction", "introduction");
    assertThat(waiting()).isZero();
  }

  @Test
  void whoWaitsIsLinkedWhenNumbersAreAdded() {
    pool(2);

    clock.advance(Duration.ofSeconds(30));

    assertThat(awaitSessions(SessionOpened.class, 2).getLast())
        .extracting(SessionOpened::lead, SessionOpened::proxyNumber)
        .containsExactly(lead("second"), number(2));
  }

  @Test
  void whoCancelsWaitsNoLonger() {
    cancel("second");
    Awaitility.await().until(() -> waiting() == 0);
    cancel("first");
    awaitSessions(SessionClosed.class, 1);
    assign(lead("third"), person(), provider);

    assertThat(awaitSessions(SessionOpened.class, 2))
        .extracting(SessionOpened::lead)
        .containsExactly(lead("first"), lead("third"));
  }

  @Test
  void nobodyWaitsForEverAndBothAreTold() {
    clock.advance(Duration.ofDays(1));

    Awaitility.await().until(() -> waiting() == 0);
    assertThat(awaitSends(8))
        .filteredOn(send -> lead("second").equals(send.lead()))
        .extracting(SendMessage::from, SendMessage::cause)
        .containsExactlyInAnyOrder(
            Tuple.tuple(main, "pool-exhausted"),
            Tuple.tuple(main, "pool-exhausted"),
            Tuple.tuple(main, "waited-in-vain"),
            Tuple.tuple(main, "waited-in-vain"));
    assertThat(awaitSessions(PoolExhausted.class, 1)).hasSize(1);
  }

  private void cancel(String name) {
    publish(lead(name), "cancelled", new LeadCancelled(lead(name), tenant, clock.instant()));
  }

  private int waiting() {
    return database
        .sql("SELECT count(*) FROM waiting_pairs WHERE tenant = :tenant")
        .param("tenant", tenant.value())
        .query(Integer.class)
        .single();
  }
}
