package io.centralita.proxy.relay;

import static org.assertj.core.api.Assertions.assertThat;

import io.centralita.contracts.Topics;
import io.centralita.contracts.address.Channel;
import io.centralita.contracts.event.EventIds;
import io.centralita.contracts.gateway.CallAnswer;
import io.centralita.contracts.gateway.CallChange;
import io.centralita.contracts.gateway.CallChange.Call;
import io.centralita.contracts.gateway.CallChange.CallEnded;
import io.centralita.contracts.gateway.CallChange.CallReceived;
import io.centralita.contracts.gateway.CallOutcome;
import io.centralita.contracts.gateway.InboundMessage.MessageReceived;
import io.centralita.contracts.gateway.MessageContent;
import io.centralita.contracts.provisioning.NumberPurpose;
import io.centralita.contracts.proxy.SessionChange.SessionOpened;
import io.centralita.contracts.proxy.SessionChange.Side;
import io.centralita.contracts.routing.Meaning;
import io.centralita.contracts.routing.SendCommand.Body.Template;
import io.centralita.contracts.routing.SendCommand.Body.Words;
import io.centralita.contracts.routing.SendCommand.SendMessage;
import io.centralita.contracts.values.CallId;
import io.centralita.contracts.values.Carrier;
import io.centralita.contracts.values.LinkId;
import io.centralita.proxy.interaction.Interaction;
import io.centralita.proxy.interaction.InteractionStore;
import io.centralita.proxy.service.Services;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.assertj.core.groups.Tuple;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/// What a session and its service say about what crosses.
class SessionTermsIT extends WritingPeople {
  @Autowired InteractionStore interactions;
  @Autowired Services services;

  @Test
  void aCallIsAnInteractionAndItsEndSaysHowLongItWas() {
    linkOverOneNumber();
    var call = call();

    publish(new CallReceived(call, CallAnswer.DIALED, clock.instant()), "begun");
    publish(new CallEnded(call, CallOutcome.COMPLETED, 42, clock.instant()), "ended");
    publish(new CallEnded(call, CallOutcome.FAILED, 7, clock.instant()), "ended otherwise");

    Awaitility.await().until(() -> crossed().stream().anyMatch(it -> it.seconds() != null));
    var crossed = crossed().getFirst();
    assertThat(crossed.type()).isEqualTo(Interaction.Type.VOICE);
    assertThat(crossed.from()).isEqualTo(Side.PROVIDER);
    assertThat(crossed.seconds()).isEqualTo(42);
    assertThat(Objects.requireNonNull(crossed.outbound()).status()).isEqualTo("completed");
    assertThat(crossed()).hasSize(1);
  }

  @Test
  void aCallThatWasAnsweredByASentenceIsNoInteraction() {
    linkOverOneNumber();
    var call = call();

    publish(new CallReceived(call, CallAnswer.UNREACHABLE, clock.instant()), "sentence");
    publish(new CallEnded(call, CallOutcome.COMPLETED, 6, clock.instant()), "over");
    Awaitility.await()
        .until(() ->
            database
                    .sql("SELECT count(*) FROM inbox WHERE event_id = :id")
                    .param("id", EventIds.derived("test", tenant.value(), "call over"))
                    .query(Integer.class)
                    .single()
                == 1);

    assertThat(crossed()).isEmpty();
  }

  @Test
  void wordsDoNotCrossWhereTheTwoMayOnlyCallEachOther() {
    linkOverOneNumber();
    set("proxy_links SET mode = 'voice-only' WHERE tenant = ?");

    write("words", customer, number(1), MessageContent.text("hola"));

    assertThat(awaitSends(3))
        .filteredOn(send -> send.body().equals(new Template("calls-only", Map.of())))
        .extracting(SendMessage::to, SendMessage::from)
        .containsExactly(Tuple.tuple(customer, number(1)));
    assertThat(crossed()).isEmpty();
  }

  @Test
  void whatReachesNobodyGoesOnToTheMainNumberWhereTheServiceWantsThat() {
    linkOverOneNumber();
    set("services SET after_close = 'forward' WHERE tenant = ?");
    var stranger = person();

    write("lost", stranger, number(1), MessageContent.text("¿Siguen ahí?"));
    var late = clock.instant().plus(Duration.ofHours(3));
    interpret(
        "late",
        message("late", customer, number(1), MessageContent.text("¿Y mañana?"), late),
        new Meaning.Relay());

    assertThat(awaitForwards(2))
        .extracting(
            MessageReceived::from,
            MessageReceived::to,
            MessageReceived::writtenTo,
            MessageReceived::purpose,
            message -> message.content().text())
        .containsExactlyInAnyOrder(
            Tuple.tuple(stranger, main, number(1), NumberPurpose.MAIN, "¿Siguen ahí?"),
            Tuple.tuple(customer, main, number(1), NumberPurpose.MAIN, "¿Y mañana?"));
    assertThat(awaitSends(4))
        .extracting(SendMessage::cause)
        .containsOnly("introduction", "session-closed");
  }

  @Test
  void aServiceHasItsOwnPoliciesAndKeepsWhatWasSaidSealed() {
    linkOverOneNumber();
    set(
        "services SET keeps_texts = true, contact_policies = '{\"PHONE\": \"ALLOW\"}' WHERE tenant = ?");

    write("number", customer, number(1), MessageContent.text("Llama al 987 654 321"));

    assertThat(relayed(1))
        .extracting(send -> ((Words) send.body()).text())
        .containsExactly("Llama al 987 654 321");
    var crossed = crossed().getFirst();
    assertThat(crossed.sealedText()).doesNotContain("987");
    assertThat(
            sealer.openText(Objects.requireNonNull(crossed.sealedText()), crossed.id().toString()))
        .isEqualTo("Llama al 987 654 321");
  }

  @Test
  void whereOneNumberWillNotDoEachWritesToTheirOwn() {
    pool(2);
    assign(lead("customer's other"), customer, person());
    awaitSends(2);
    var taken = awaitSessions(SessionOpened.class, 1).getFirst().proxyNumber();
    var free = taken.equals(number(1)) ? number(2) : number(1);
    var third = person();
    database
        .sql(
            """
            WITH link AS (
              INSERT INTO proxy_links (id, tenant, lead_id, created_at, updated_at, expires_at, service_id)
              SELECT gen_random_uuid(), tenant, gen_random_uuid(), created_at, updated_at, expires_at, service_id
              FROM proxy_links WHERE tenant = :tenant LIMIT 1 RETURNING id)
            INSERT INTO link_participants (link_id, side, person_ref, proxy_number, channel, sealed, hint, met_at)
            SELECT id, 'CUSTOMER', :third, :free, 'WHATSAPP', '', '', now() FROM link
            """)
        .param("tenant", tenant.value())
        .param("third", third.ref())
        .param("free", free.e164())
        .update();

    assign(lead("one"), customer, third);
    awaitSends(4);
    write("hola", customer, free, MessageContent.text("hola"));
    write("respuesta", third, taken, MessageContent.text("buenas"));

    assertThat(relayed(2))
        .extracting(SendMessage::to, SendMessage::from)
        .containsExactlyInAnyOrder(Tuple.tuple(third, taken), Tuple.tuple(customer, free));
  }

  private List<Interaction> crossed() {
    return interactions.page(link(), null, 9);
  }

  private LinkId link() {
    return awaitSessions(SessionOpened.class, 1).getFirst().link();
  }

  private void set(String what) {
    services.defaultOf(tenant);
    database.sql("UPDATE " + what).param(tenant.value()).update();
  }

  private Call call() {
    return new Call(
        new CallId(EventIds.derived("call", tenant.value())),
        tenant,
        Carrier.TWILIO,
        "CA0123456789abcdef0123456789abcdef",
        provider.on(Channel.VOICE),
        number(1),
        NumberPurpose.PROXY,
        null,
        link());
  }

  private void publish(CallChange change, String what) {
    publish(Topics.CALLS, "call " + what, change.call().from().ref(), change);
  }
}
