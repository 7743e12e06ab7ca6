package io.centralita.proxy.link;

import static org.assertj.core.api.Assertions.assertThat;

import io.centralita.contracts.Topics;
import io.centralita.contracts.address.Address;
import io.centralita.contracts.address.Channel;
import io.centralita.contracts.matching.LeadChange.LeadCancelled;
import io.centralita.contracts.proxy.SessionChange.PoolExhausted;
import io.centralita.contracts.proxy.SessionChange.SessionClosed;
import io.centralita.contracts.proxy.SessionChange.SessionOpened;
import io.centralita.contracts.routing.SendCommand.Body.Template;
import io.centralita.contracts.routing.SendCommand.SendMessage;
import io.centralita.contracts.values.BusinessNumber;
import io.centralita.contracts.values.LinkId;
import io.centralita.proxy.RunningProxy;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;

class LeadLinkingIT extends RunningProxy {

  @Test
  void anAssignedLeadLinksTheTwoAndIntroducesThem() {
    pool(1);
    var customer = person();
    var provider = person();

    assign(lead("one"), customer, provider);

    assertThat(awaitSends(2))
        .extracting(SendMessage::to, SendMessage::from, SendMessage::body)
        .containsExactlyInAnyOrder(
            Tuple.tuple(
                customer,
                number(1),
                new Template(
                    "introduction-customer",
                    Map.of(
                        "provider", "Gasfitería El Faro", "category", "plomeria", "code", "K7QX"))),
            Tuple.tuple(
                provider,
                number(1),
                new Template(
                    "introduction-provider",
                    Map.of(
                        "customer",
                        "Cliente 1",
                        "category",
                        "plomeria",
                        "district",
                        "miraflores",
                        "code",
                        "K7QX"))));
    var opened = awaitSessions(SessionOpened.class, 1).getFirst();
    assertThat(opened.expiresAt()).isEqualTo(clock.instant().plus(Duration.ofHours(2)));
    assertThat(states(opened.link())).singleElement().extracting(ConsumerRecord::value).isNotNull();
  }

  @Test
  void aLeadThatIsSaidThreeTimesIsLinkedOnce() {
    pool(3);
    var customer = person();
    var provider = person();

    for (int time = 0; time < 3; time++) {
      assign(lead("one"), customer, provider);
    }
    publish(lead("one"), "assigned again", assigned(lead("one"), customer, provider));
    assign(lead("another"), person(), person());

    awaitSessions(SessionOpened.class, 2);
    assertThat(awaitSends(4)).hasSize(4);
    assertThat(linksOf(customer)).hasSize(1);
  }

  @Test
  void oneNumberServesManyPairs() {
    pool(1);

    for (int pair = 0; pair < 5; pair++) {
      assign(lead("pair " + pair), person(), person());
    }

    assertThat(awaitSessions(SessionOpened.class, 5))
        .extracting(SessionOpened::proxyNumber)
        .containsOnly(number(1));
  }

  @Test
  void aPersonMeetsEachCounterpartOnAnotherNumber() {
    pool(3);
    var provider = person();

    for (int pair = 0; pair < 3; pair++) {
      assign(lead("pair " + pair), person(), provider);
    }

    assertThat(awaitSessions(SessionOpened.class, 3))
        .extracting(SessionOpened::proxyNumber)
        .containsExactlyInAnyOrder(number(1), number(2), number(3));
  }

  @Test
  void aNewCounterpartGetsTheNumberThatWasUsedLongestAgo() {
    pool(3);
    var customer = person();
    var seen = new java.util.ArrayList<BusinessNumber>();

    for (int time = 1; time <= 4; time++) {
      assign(lead("time " + time), customer, person());
      seen.add(awaitSessions(SessionOpened.class, time).getLast().proxyNumber());
      publish(
          lead("time " + time),
          "cancelled",
          new LeadCancelled(lead("time " + time), tenant, clock.instant()));
      awaitSessions(SessionClosed.class, time);
      clock.advance(Duration.ofMinutes(1));
    }

    assertThat(seen.subList(0, 3)).doesNotHaveDuplicates();
    assertThat(seen.get(3)).isEqualTo(seen.getFirst());
  }

  @Test
  void withoutAFreeNumberNobodyIsLinkedAndBothAreTold() {
    pool(1);
    var provider = person();
    var customer = person();

    assign(lead("first"), person(), provider);
    awaitSends(2);
    assign(lead("second"), customer, provider);

    assertThat(awaitSessions(PoolExhausted.class, 1))
        .extracting(PoolExhausted::lead)
        .containsExactly(lead("second"));
    assertThat(awaitSends(4))
        .filteredOn(send -> lead("second").equals(send.lead()))
        .extracting(SendMessage::to, SendMessage::from, SendMessage::body)
        .containsExactlyInAnyOrder(
            Tuple.tuple(customer, main, new Template("pool-exhausted", Map.of("code", "K7QX"))),
            Tuple.tuple(provider, main, new Template("pool-exhausted", Map.of("code", "K7QX"))));
    assertThat(linksOf(customer)).isEmpty();
  }

  @Test
  void aNumberThatCannotReachBothIsNotTaken() {
    pool(1);
    database
        .sql("UPDATE numbers SET channels = '{WHATSAPP}' WHERE number = ?")
        .param(number(1).e164())
        .update();

    assign(lead("sms"), person().on(Channel.SMS), person());

    awaitSessions(PoolExhausted.class, 1);
  }

  @Test
  void nobodyIsLinkedToThemselves() {
    pool(2);
    var both = person();

    assign(lead("one person"), both, both.on(Channel.SMS));
    assign(lead("two people"), person(), person());

    awaitSessions(SessionOpened.class, 1);
    assertThat(linksOf(both)).isEmpty();
  }

  @Test
  void aCancelledLeadEndsItsLinkAndBothAreToldOnce() {
    pool(1);
    var customer = person();
    var provider = person();
    assign(lead("one"), customer, provider);
    var link = awaitSessions(SessionOpened.class, 1).getFirst().link();

    for (int time = 0; time < 2; time++) {
      publish(
          lead("one"),
          "cancelled " + time,
          new LeadCancelled(lead("one"), tenant, clock.instant()));
    }
    assign(lead("after"), customer, provider);

    awaitSessions(SessionOpened.class, 2);
    assertThat(awaitSends(6)).hasSize(6);
    assertThat(closings(sends()))
        .extracting(SendMessage::to)
        .containsExactlyInAnyOrder(customer, provider);
    assertThat(awaitSessions(SessionClosed.class, 1))
        .extracting(SessionClosed::link, SessionClosed::reason)
        .containsExactly(Tuple.tuple(link, "ended"));
    assertThat(states(link)).extracting(ConsumerRecord::value).hasSize(2).last().isNull();
  }

  @Test
  void aLinkWhoseTimeIsOverClosesAndBothAreToldOnce() {
    pool(1);
    var customer = person();
    var provider = person();
    assign(lead("one"), customer, provider);
    var link = awaitSessions(SessionOpened.class, 1).getFirst().link();

    clock.advance(Duration.ofHours(2).minusSeconds(1));
    assign(lead("meanwhile"), person(), person());
    awaitSessions(SessionOpened.class, 2);
    assertThat(states(link)).hasSize(1);
    clock.advance(Duration.ofSeconds(1));

    assertThat(awaitSessions(SessionClosed.class, 1))
        .extracting(SessionClosed::link, SessionClosed::reason)
        .containsExactly(Tuple.tuple(link, "expired"));
    assertThat(closings(awaitSends(6)))
        .extracting(SendMessage::to, SendMessage::from)
        .containsExactlyInAnyOrder(
            Tuple.tuple(customer, number(1)), Tuple.tuple(provider, number(1)));
    assertThat(states(link)).extracting(ConsumerRecord::value).last().isNull();
  }

  @Test
  void noRealNumberIsInATopicOrATable() {
    pool(1);
    assign(lead("one"), person(), person());
    awaitSends(2);
    var real = "9%03d0000".formatted(own);

    for (var topic : List.of(Topics.SENDS, Topics.LINKS, Topics.SESSIONS)) {
      assertThat(topics.records(topic.name()))
          .filteredOn(record -> record.value() != null)
          .extracting(record -> new String(record.value(), StandardCharsets.UTF_8))
          .isNotEmpty()
          .noneMatch(body -> body.contains(real));
    }
    assertThat(
            database
                .sql(
                    "SELECT l::text || p::text FROM proxy_links l JOIN link_participants p ON link_id = l.id")
                .query(String.class)
                .list())
        .isNotEmpty()
        .noneMatch(row -> row.contains(real));
  }

  private static List<SendMessage> closings(List<SendMessage> sends) {
    return sends.stream()
        .filter(send -> send.body().equals(new Template("chat-closed", Map.of())))
        .toList();
  }

  private List<ConsumerRecord<String, byte[]>> states(LinkId link) {
    return topics.await(Topics.LINKS.name(), 1, record -> link.toString().equals(record.key()));
  }

  private List<String> linksOf(Address person) {
    return database
        .sql("SELECT link_id::text FROM link_participants WHERE person_ref = :ref")
        .param("ref", person.ref())
        .query(String.class)
        .list();
  }
}
