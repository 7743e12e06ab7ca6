package io.centralita.proxy.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.centralita.contracts.Topics;
import io.centralita.contracts.address.Address;
import io.centralita.contracts.address.Channel;
import io.centralita.contracts.event.EventCodec;
import io.centralita.contracts.event.EventIds;
import io.centralita.contracts.gateway.CallAnswer;
import io.centralita.contracts.gateway.CallChange.Call;
import io.centralita.contracts.gateway.CallChange.CallReceived;
import io.centralita.contracts.gateway.MessageContent;
import io.centralita.contracts.provisioning.NumberPurpose;
import io.centralita.contracts.proxy.LinkState.LinkOpened;
import io.centralita.contracts.proxy.SessionChange.SessionClosed;
import io.centralita.contracts.routing.Delivery.SendRefused;
import io.centralita.contracts.routing.Meaning;
import io.centralita.contracts.routing.SendCommand.Body.Template;
import io.centralita.contracts.routing.SendCommand.Body.Words;
import io.centralita.contracts.routing.SendCommand.SendMessage;
import io.centralita.contracts.values.CallId;
import io.centralita.contracts.values.Carrier;
import io.centralita.proxy.link.CloseReason;
import io.centralita.proxy.link.Mode;
import io.centralita.proxy.pool.Place;
import io.centralita.proxy.service.Service;
import io.centralita.proxy.service.Services;
import io.centralita.proxy.session.Joining.Joined;
import io.centralita.proxy.session.NewParticipant;
import io.centralita.proxy.session.NewSession;
import io.centralita.proxy.session.Participant;
import io.centralita.proxy.session.Session;
import io.centralita.proxy.session.Sessions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/// Sessions whose people come and go while what they said is under way: it is for those who were
/// there when it was said, and for nobody else.
class ReplacedPeopleIT extends WritingPeople {
  @Autowired Services services;
  @Autowired Sessions sessions;
  @Autowired TransactionTemplate transaction;
  private Service service;

  @BeforeEach
  void service() {
    pool(1);
    service = transaction.execute(_ -> services.defaultOf(tenant));
  }

  @Test
  void wordsGoToWhomTheyWereWrittenThoughTheNextSessionIsTheOlder() {
    var next = open("older");
    var first = open("newer");
    join(first, customer);
    join(first, provider);
    var written = aMinuteAgo();
    transaction.executeWithoutResult(_ -> sessions.close(first, CloseReason.ENDED));
    join(next, customer);
    join(next, person());

    writeAt(written, customer);

    assertThat(words(awaitSends(3))).extracting(SendMessage::to).containsExactly(provider);
    assertThat(announced(next, 1).getFirst().openedAt()).isEqualTo(clock.instant());
  }

  @Test
  void wordsGoToWhoWasThereAndTheNextOnesToWhoIs() {
    var session = open("one");
    join(session, customer);
    var replaced = join(session, provider);
    var written = aMinuteAgo();
    leave(session, replaced);
    var newcomer = person();
    join(session, newcomer);

    writeAt(written, customer);
    writeAt(clock.instant(), customer);

    assertThat(words(awaitSends(2)))
        .extracting(SendMessage::to)
        .containsExactlyInAnyOrder(provider, newcomer);
    assertThat(announced(session, 2)).extracting(LinkOpened::provider).contains(newcomer);
  }

  @Test
  void whatTheReplacedWroteIsNotTakenForTheirSuccessors() {
    var session = open("one");
    join(session, customer);
    var replaced = join(session, provider);
    var written = aMinuteAgo();
    leave(session, replaced);
    join(session, person());

    writeAt(written, provider);

    var sends = awaitSends(1);
    assertThat(words(sends)).isEmpty();
    assertThat(sends).extracting(SendMessage::to).containsExactly(provider);
  }

  @Test
  void whoWroteToSomebodyWhoLeftHearsOfAllThatDidNotReachThem() {
    var session = open("one");
    join(session, customer);
    var reader = join(session, provider);
    writeAt(clock.instant(), customer);
    writeAt(clock.instant().plusSeconds(1), customer);
    var sends = words(awaitSends(2));
    refuse(sends.getFirst());
    leave(session, reader);
    refuse(sends.getLast());
    awaitSends(3);
    await().until(() -> count("failed_at IS NOT NULL") == 2);
    clock.advance(Duration.ofMinutes(10));

    assertThat(awaitSends(4))
        .filteredOn(send -> send.body() instanceof Template)
        .extracting(SendMessage::to, send -> ((Template) send.body()).name())
        .containsExactly(
            Tuple.tuple(customer, "not-delivered"), Tuple.tuple(customer, "not-delivered-more"));
  }

  @Test
  void whoTalksWithASuccessorByNowIsNotToldAboutWordsForAnother() {
    var session = open("one");
    join(session, customer);
    var reader = join(session, provider);
    writeAt(clock.instant(), customer);
    var send = words(awaitSends(1)).getFirst();
    leave(session, reader);
    join(session, person());

    refuse(send);

    await().until(() -> count("failed_at IS NOT NULL AND NOT untold") == 1);
    assertThat(sends()).hasSize(1);
  }

  @Test
  void aCallIsBetweenThoseWhoWereThere() {
    var session = open("one");
    join(session, customer);
    var called = join(session, provider);
    var began = aMinuteAgo();
    leave(session, called);
    join(session, person());

    call("CA1", session, person(), began);
    call("CA2", session, customer, began);

    await().until(() -> count("type = 'voice'") == 1);
    assertThat(count("outbound_participant = '" + called.id() + "'")).isEqualTo(1);
  }

  @Test
  void theEndOfASessionThatSomebodyLeftIsAnnounced() {
    var closed = open("closed");
    join(closed, customer);
    leave(closed, join(closed, provider));
    transaction.executeWithoutResult(_ -> sessions.close(closed, CloseReason.ENDED));
    var expired = open("expired");
    join(expired, provider);
    leave(expired, join(expired, customer));
    clock.advance(Duration.ofHours(2));

    assertThat(awaitSessions(SessionClosed.class, 2))
        .extracting(SessionClosed::link, SessionClosed::reason)
        .containsExactlyInAnyOrder(
            Tuple.tuple(closed.id(), "ended"), Tuple.tuple(expired.id(), "expired"));
    assertThat(awaitSends(2)).extracting(SendMessage::to).containsExactly(customer, provider);
  }

  private Session open(String name) {
    var id = EventIds.derived("session", tenant.value(), name);
    return transaction.execute(_ ->
        sessions
            .open(
                service,
                new NewSession(id, null, null, Mode.MESSAGE_ONLY, Duration.ofHours(2), null))
            .orElseThrow());
  }

  private Participant join(Session session, Address person) {
    var guest = new NewParticipant(person, new Place("PE", null, null), null, null);
    return transaction.execute(_ -> {
      var joining = sessions.join(service, session, guest);
      assertThat(joining).isInstanceOf(Joined.class);
      return ((Joined) joining).participant();
    });
  }

  private void leave(Session session, Participant participant) {
    transaction.executeWithoutResult(
        _ -> assertThat(sessions.leave(session, participant)).isTrue());
  }

  private Instant aMinuteAgo() {
    clock.advance(Duration.ofMinutes(1));
    var now = clock.instant();
    clock.advance(Duration.ofMinutes(1));
    return now;
  }

  private void writeAt(Instant at, Address from) {
    var id = from.ref() + at;
    var hello = MessageContent.text("¿ya viene?");
    interpret(id, message(id, from, number(1), hello, at), new Meaning.Relay());
  }

  private void call(String sid, Session session, Address from, Instant at) {
    var call =
        new Call(
            new CallId(EventIds.derived("call", tenant.value(), sid)),
            tenant,
            Carrier.TWILIO,
            sid,
            from.on(Channel.VOICE),
            number(1),
            NumberPurpose.PROXY,
            null,
            session.id());
    publish(Topics.CALLS, sid, customer.ref(), new CallReceived(call, CallAnswer.DIALED, at));
  }

  private void refuse(SendMessage send) {
    publish(
        Topics.DELIVERIES,
        "refused " + send.id(),
        send.to().ref(),
        new SendRefused(
            send.id(),
            tenant,
            send.from(),
            send.to(),
            "opted-out",
            send.lead(),
            send.cause(),
            clock.instant()));
  }

  private int count(String condition) {
    return database
        .sql(
            "SELECT count(*) FROM interactions JOIN proxy_links l ON l.id = link_id"
                + " WHERE tenant = ? AND "
                + condition)
        .param(tenant.value())
        .query(Integer.class)
        .single();
  }

  private static List<SendMessage> words(List<SendMessage> sends) {
    return sends.stream().filter(send -> send.body() instanceof Words).toList();
  }

  private static List<LinkOpened> announced(Session session, int times) {
    var codec = new EventCodec();
    return topics
        .await(
            Topics.LINKS.name(),
            times,
            record -> session.id().toString().equals(record.key()) && record.value() != null)
        .stream()
        .map(record -> codec.decode(Topics.LINKS, record.headers(), record.value()).data())
        .map(LinkOpened.class::cast)
        .toList();
  }
}
