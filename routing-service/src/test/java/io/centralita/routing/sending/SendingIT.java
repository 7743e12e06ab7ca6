package io.centralita.routing.sending;

import static io.centralita.routing.FakeTwilio.answeringAfter;
import static io.centralita.routing.FakeTwilio.beforeAnswering;
import static io.centralita.routing.FakeTwilio.refusing;
import static io.centralita.routing.FakeTwilio.resetAfterTaking;
import static io.centralita.routing.FakeTwilio.resetBeforeTaking;
import static io.centralita.routing.RunningRouting.CLOCK;
import static io.centralita.routing.RunningRouting.PROXY;
import static io.centralita.routing.RunningRouting.words;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.centralita.contracts.address.Channel;
import io.centralita.contracts.gateway.DeliveryStatus;
import io.centralita.contracts.routing.Delivery.DeliveryAdvanced;
import io.centralita.contracts.routing.Delivery.MessageHandedOver;
import io.centralita.contracts.routing.Delivery.SendRefused;
import io.centralita.contracts.values.SendId;
import io.centralita.routing.FakeTwilio.Fault;
import io.centralita.routing.RunningRouting;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class SendingIT {
  private static final Duration PAST_THE_GRACE = Duration.ofSeconds(11);
  private static final Duration PAST_THE_LEASE = Duration.ofSeconds(21);

  private final RunningRouting routing = RunningRouting.shared();
  private final String person = routing.somebodyWhoWrote(PROXY);

  @BeforeEach
  void trustTheCarrier() {
    routing.trustTheCarrierAgain();
  }

  /// @param passes where the send is before time goes on
  record Trouble(String name, Fault fault, String passes, int posts) {
    @Override
    public String toString() {
      return name;
    }
  }

  static List<Trouble> troubles() {
    return List.of(
        new Trouble("reset before it was taken", resetBeforeTaking(), "unknown", 2),
        new Trouble("500", refusing(500, 20500), "unknown", 2),
        new Trouble("503", refusing(503, 20503), "waiting", 2),
        new Trouble("429", refusing(429, 20429), "waiting", 2),
        new Trouble("63018", refusing(400, 63018), "waiting", 2));
  }

  @ParameterizedTest
  @MethodSource("troubles")
  void whatWasNotTakenGoesOutAgainAndOnce(Trouble trouble) {
    routing.twilio.fail(person, trouble.fault());

    var send = routing.sends(person, PROXY, words("Llego en diez minutos"));
    var tried =
        "SELECT count(*) FROM sends WHERE id = '%s' AND attempts = 1 AND state = '%s'"
            .formatted(send, trouble.passes());
    await().until(() -> routing.count(tried) == 1);
    CLOCK.advance(PAST_THE_GRACE);

    await().until(() -> routing.state(send).equals("accepted"));
    assertThat(routing.twilio.posts(person)).isEqualTo(trouble.posts());
    assertThat(routing.texts(person)).containsExactly("Llego en diez minutos");
  }

  @Test
  void whatWasTakenBeforeTheConnectionBrokeIsFoundAndNotRepeated() {
    routing.twilio.fail(person, resetAfterTaking());

    var send = routing.sends(person, PROXY, words("Llego en diez minutos"));

    await().until(() -> routing.state(send).equals("accepted"));
    CLOCK.advance(PAST_THE_GRACE);
    assertThat(routing.twilio.posts(person)).isEqualTo(1);
    await().until(() -> !routing.deliveries(send).isEmpty());
    assertThat(routing.deliveries(send)).hasExactlyElementsOfTypes(MessageHandedOver.class);
  }

  /// @param faults of one send, post by post
  record Fate(String name, List<Fault> faults) {
    @Override
    public String toString() {
      return name;
    }
  }

  static List<Arguments> pairsOfFates() {
    var answered = new Fate("answered", List.of(beforeAnswering(_ -> {})));
    var late = new Fate("taken late", List.of(resetBeforeTaking(), beforeAnswering(_ -> {})));
    var unanswered = new Fate("taken unanswered", List.of(resetAfterTaking()));
    return List.of(
        Arguments.of(answered, late),
        Arguments.of(unanswered, unanswered),
        Arguments.of(unanswered, late),
        Arguments.of(late, unanswered));
  }

  @ParameterizedTest
  @MethodSource("pairsOfFates")
  void theSameWordsTwiceAreTwoMessagesWhateverBecomesOfEach(Fate first, Fate second) {
    routing.twilio.fail(
        person,
        Stream.of(first, second).flatMap(fate -> fate.faults().stream()).toArray(Fault[]::new));

    var sends =
        List.of(
            routing.sends(person, PROXY, words("ok")), routing.sends(person, PROXY, words("ok")));
    await()
        .until(() -> {
          CLOCK.advance(Duration.ofSeconds(2));
          return sends.stream().allMatch(send -> routing.state(send).equals("accepted"));
        });
    await().until(() -> routing.deliveries(sends.getLast()).size() == 1);

    assertThat(routing.texts(person)).containsExactly("ok", "ok");
    assertThat(sends)
        .flatExtracting(routing::deliveries)
        .extracting(delivery -> ((MessageHandedOver) delivery).carrierMessageId())
        .containsExactlyElementsOf(
            routing.twilio.to(person).stream().map(taken -> taken.sid()).toList());
  }

  @Test
  void aReceiptThatOvertakesTheAnswerIsTheAnswer() {
    var send = new SendId(UUID.randomUUID());
    routing.twilio.fail(
        person,
        beforeAnswering(taken -> {
          routing.reports(send, taken.sid(), DeliveryStatus.SENT, null);
          await().until(() -> routing.state(send).equals("sent"));
        }));

    routing.sends(send, Channel.WHATSAPP, person, PROXY, words("Ya salí"));

    await().until(() -> routing.deliveries(send).size() == 2);
    assertThat(routing.deliveries(send))
        .hasExactlyElementsOfTypes(MessageHandedOver.class, DeliveryAdvanced.class);
    assertThat(routing.state(send)).isEqualTo("sent");
  }

  @Test
  void whoeverSendsForTooLongIsTakenForDeadAndTheMessageIsLookedFor() {
    var answers = new CountDownLatch(1);
    routing.twilio.fail(person, answeringAfter(answers));

    var send = routing.sends(person, PROXY, words("Ya salí"));
    await().until(() -> routing.texts(person).size() == 1);
    CLOCK.advance(PAST_THE_LEASE);
    await().until(() -> routing.state(send).equals("accepted"));
    answers.countDown();

    var after = routing.sends(person, PROXY, words("Ya llegué"));
    await().until(() -> routing.state(after).equals("accepted"));
    assertThat(routing.texts(person)).containsExactly("Ya salí", "Ya llegué");
    assertThat(routing.deliveries(send)).hasSize(1);
  }

  @Test
  void aStatusNeverGoesBackwards() {
    var send = routing.sends(person, PROXY, words("Ya salí"));
    await().until(() -> routing.state(send).equals("accepted"));
    var sid = routing.twilio.to(person).getFirst().sid();

    routing.reports(send, sid, DeliveryStatus.DELIVERED, null);
    routing.reports(send, sid, DeliveryStatus.SENT, null);
    routing.reports(send, sid, DeliveryStatus.DELIVERED, null);
    routing.reports(send, sid, DeliveryStatus.READ, null);
    await().until(() -> routing.state(send).equals("read"));

    await().until(() -> routing.deliveries(send).size() == 3);
    assertThat(routing.deliveries(send).stream().skip(1))
        .extracting(delivery -> ((DeliveryAdvanced) delivery).status())
        .containsExactly(DeliveryStatus.DELIVERED, DeliveryStatus.READ);
  }

  @Test
  void whatOnePersonGetsStaysInOrderWhateverGoesWrong() {
    routing.twilio.fail(
        person,
        resetAfterTaking(),
        beforeAnswering(_ -> {}),
        refusing(429, 20429),
        resetAfterTaking());
    var texts = IntStream.rangeClosed(1, 8).mapToObj(i -> "mensaje " + i).toList();

    texts.forEach(text -> routing.sends(person, PROXY, words(text)));
    await().until(() -> routing.twilio.posts(person) >= 3);
    await()
        .until(() -> {
          CLOCK.advance(Duration.ofSeconds(1));
          return routing.texts(person).size() == 8;
        });

    assertThat(routing.texts(person)).containsExactlyElementsOf(texts);
  }

  @Test
  void manyPeopleAreServedAtOnce() {
    var answers = new CountDownLatch(1);
    var people = new ArrayList<String>();
    for (int i = 0; i < 12; i++) {
      people.add(RunningRouting.somebody());
    }
    people.forEach(one -> routing.writes(one, PROXY, "hola"));
    people.forEach(one -> await().until(() -> routing.interpretations(one).size() == 1));
    people.forEach(one -> routing.twilio.fail(one, answeringAfter(answers)));

    people.forEach(one -> routing.sends(one, PROXY, words("hola")));

    await().until(() -> people.stream().allMatch(one -> routing.texts(one).size() == 1));
    answers.countDown();
    assertThat(routing.twilio.mostInFlight()).isGreaterThanOrEqualTo(12);
  }

  @Test
  void theSameCommandTwiceIsOneMessage() {
    var send = new SendId(UUID.randomUUID());
    routing.sends(send, Channel.WHATSAPP, person, PROXY, words("uno"));
    routing.sends(send, Channel.WHATSAPP, person, PROXY, words("uno"));
    var last = routing.sends(person, PROXY, words("dos"));

    await().until(() -> routing.state(last).equals("accepted"));
    assertThat(routing.texts(person)).containsExactly("uno", "dos");
  }

  @Test
  void whatCanNeverArriveIsRefusedAndSaysWhy() {
    routing.twilio.fail(person, refusing(400, 21211));

    var send = routing.sends(person, PROXY, words("hola"));

    await().until(() -> routing.deliveries(send).size() == 1);
    assertThat(routing.deliveries(send).getFirst())
        .isInstanceOfSatisfying(
            SendRefused.class,
            refused -> assertThat(refused.reason()).isEqualTo("invalid-recipient"));
    var next = routing.sends(person, PROXY, words("sigue"));
    await().until(() -> routing.state(next).equals("accepted"));
  }

  @Test
  void whoAskedForWhatLeavesInPartsHearsOfThePartThatDoesNotArrive() {
    routing.twilio.fail(person, beforeAnswering(_ -> {}), refusing(400, 21211));

    var send = routing.sends(person, PROXY, words("palabra ".repeat(300)));

    await().until(() -> routing.deliveries(send).size() == 2);
    assertThat(routing.deliveries(send))
        .hasExactlyElementsOfTypes(MessageHandedOver.class, SendRefused.class);
    assertThat(routing.twilio.posts(person)).isEqualTo(2);
  }

  @Test
  void whoOptedOutAtTheCarrierGetsNothingMore() {
    routing.twilio.fail(person, refusing(400, 21610));
    var first = routing.sends(person, PROXY, words("hola"));
    await().until(() -> routing.state(first).equals("opted_out"));

    var second = routing.sends(person, PROXY, words("hola"));

    await().until(() -> routing.state(second).equals("opted_out"));
    assertThat(routing.twilio.posts(person)).isEqualTo(1);
  }

  @Test
  void aReceiptThatSaysSoOptsOutAsWell() {
    var first = routing.sends(person, PROXY, words("hola"));
    await().until(() -> routing.state(first).equals("accepted"));
    var sid = routing.twilio.to(person).getFirst().sid();
    routing.reports(first, sid, DeliveryStatus.FAILED, "63024");
    await().until(() -> routing.state(first).equals("failed"));

    var second = routing.sends(person, PROXY, words("hola"));

    await().until(() -> routing.deliveries(second).size() == 1);
    assertThat(routing.state(second)).isEqualTo("opted_out");
    assertThat(routing.twilio.posts(person)).isEqualTo(1);
  }

  @Test
  void twoInstancesShareTheWorkAndRepeatNothing() {
    try (var _ = routing.another()) {
      var people = IntStream.range(0, 6).mapToObj(_ -> RunningRouting.somebody()).toList();
      people.forEach(one -> routing.writes(one, PROXY, "hola"));
      people.forEach(one -> await().until(() -> routing.interpretations(one).size() == 1));

      for (int i = 0; i < 5; i++) {
        for (var one : people) {
          routing.sends(one, PROXY, words("mensaje " + i));
        }
      }

      people.forEach(one -> await().until(() -> routing.texts(one).size() == 5));
      assertThat(people)
          .allSatisfy(one ->
              assertThat(routing.texts(one))
                  .containsExactly(
                      "mensaje 0", "mensaje 1", "mensaje 2", "mensaje 3", "mensaje 4"));
    }
  }
}
