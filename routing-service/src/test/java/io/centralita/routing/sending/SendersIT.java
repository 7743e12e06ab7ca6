package io.centralita.routing.sending;

import static io.centralita.routing.FakeTwilio.refusing;
import static io.centralita.routing.RunningRouting.CLOCK;
import static io.centralita.routing.RunningRouting.MAIN;
import static io.centralita.routing.RunningRouting.PROXY;
import static io.centralita.routing.RunningRouting.RATED;
import static io.centralita.routing.RunningRouting.somebody;
import static io.centralita.routing.RunningRouting.words;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.centralita.contracts.address.Channel;
import io.centralita.routing.RunningRouting;
import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SendersIT {
  private static final int MANY = 10_000;
  private static final String OF_RATED =
      "SELECT count(*) FROM sends WHERE sender = 'twilio/sms/" + RATED.e164() + "' AND state = ";
  private static final String DEAD = "twilio/sms/+5117000199";

  private final RunningRouting routing = RunningRouting.shared();

  @BeforeEach
  void trustTheCarrier() {
    routing.trustTheCarrierAgain();
  }

  @AfterEach
  void forgiveEverybody() {
    routing.execute("DELETE FROM sends WHERE sender = '" + DEAD + "'");
    routing.execute(
        "UPDATE senders SET strikes = 0, blocked_until = NULL, blocked_for = NULL, tokens = 0, filled_at = NULL");
  }

  @Test
  void tenThousandThatWaitForADeadSenderHoldBackNobodyElse() {
    routing.sends(Channel.SMS, somebody(), PROXY, words("el primero"));
    waitForADeadSender();

    var person = somebody();
    var begun = System.nanoTime();
    var send = routing.sends(Channel.SMS, person, PROXY, words("Ya llegué"));
    await().until(() -> routing.texts(person).size() == 1);

    assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(2));
    await().until(() -> routing.state(send).equals("accepted"));
    assertThat(
            routing.count(
                "SELECT count(*) FROM sends WHERE state = 'waiting' AND sender = '" + DEAD + "'"))
        .isEqualTo(MANY);
  }

  /// Rows as a day of a carrier that is away leaves them.
  private void waitForADeadSender() {
    routing.execute(
        """
        INSERT INTO senders (sender, strikes, blocked_until, blocked_for)
        VALUES ('%s', 3, '2100-01-01T00:00:00Z', 'carrier-away')
        ON CONFLICT (sender) DO UPDATE SET strikes = 3, blocked_until = excluded.blocked_until, blocked_for = 'carrier-away'
        """
            .formatted(DEAD));
    routing.execute(
        """
        INSERT INTO sends (id, conversation_id, sender, lane, body, cause, traceparent, state, due_at, created_at, updated_at)
        SELECT gen_random_uuid(), (SELECT id FROM conversations LIMIT 1), '%s', 'lane ' || mod(n, 500),
          '{"type":"Words","text":"hola","media":[]}', 'test', '', 'waiting', '%s', '%s', '%s'
        FROM generate_series(1, %d) AS n
        """
            .formatted(DEAD, CLOCK.instant(), CLOCK.instant(), CLOCK.instant(), MANY));
    routing.execute("ANALYZE sends");
  }

  @Test
  void aSenderThatIsToldToSlowDownPausesAloneAndInOrder() {
    var slowed = somebody();
    var other = somebody();
    routing.twilio.fail(slowed, refusing(429, 20429));

    var first = routing.sends(Channel.SMS, slowed, PROXY, words("uno"));
    await().until(() -> routing.count("SELECT count(*) FROM senders WHERE strikes = 1") == 1);
    var second = routing.sends(Channel.SMS, slowed, PROXY, words("dos"));
    var third = routing.sends(Channel.SMS, somebody(), PROXY, words("tres"));
    var free = routing.sends(Channel.SMS, other, MAIN, words("por otro número"));
    await().until(() -> routing.state(free).equals("accepted"));

    assertThat(routing.state(first)).isEqualTo("waiting");
    assertThat(routing.state(third)).isEqualTo("waiting");
    CLOCK.advance(Duration.ofSeconds(1));
    await().until(() -> routing.state(second).equals("accepted"));
    assertThat(routing.texts(slowed)).containsExactly("uno", "dos");
    await().until(() -> routing.state(third).equals("accepted"));
    assertThat(routing.count("SELECT count(*) FROM senders WHERE strikes > 0")).isZero();
  }

  @Test
  void aRateIsSharedByAllInstances() {
    try (var _ = routing.another()) {
      var people = IntStream.range(0, 10).mapToObj(_ -> somebody()).toList();
      people.forEach(person -> routing.sends(Channel.SMS, person, RATED, words("hola")));
      await().until(() -> routing.count(OF_RATED + "'waiting'") == 8);

      for (int second = 1; second <= 4; second++) {
        CLOCK.advance(Duration.ofSeconds(1));
        int waiting = 8 - 2 * second;
        await().until(() -> routing.count(OF_RATED + "'waiting'") == waiting);
      }

      await().until(() -> routing.count(OF_RATED + "'accepted'") == 10);
      assertThat(people).allSatisfy(person -> assertThat(routing.texts(person)).hasSize(1));
    }
  }
}
