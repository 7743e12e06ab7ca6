package io.centralita.proxy.relay;

import io.centralita.contracts.Topics;
import io.centralita.contracts.address.Address;
import io.centralita.contracts.event.EventIds;
import io.centralita.contracts.gateway.InboundMessage.MessageReceived;
import io.centralita.contracts.gateway.MessageContent;
import io.centralita.contracts.provisioning.NumberPurpose;
import io.centralita.contracts.proxy.SessionChange.InteractionRelayed;
import io.centralita.contracts.routing.Interpretation.MessageInterpreted;
import io.centralita.contracts.routing.Meaning;
import io.centralita.contracts.routing.SendCommand;
import io.centralita.contracts.routing.SendCommand.Body.Words;
import io.centralita.contracts.routing.SendCommand.SendMessage;
import io.centralita.contracts.values.BusinessNumber;
import io.centralita.contracts.values.Carrier;
import io.centralita.contracts.values.ConversationId;
import io.centralita.contracts.values.Language;
import io.centralita.proxy.RunningProxy;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;

/// Two people who write to proxy numbers, and what becomes of it.
abstract class WritingPeople extends RunningProxy {
  Address customer;
  Address provider;

  @BeforeEach
  void people() {
    customer = person();
    provider = person();
  }

  void linkOverOneNumber() {
    pool(1);
    assign(lead("one"), customer, provider);
    awaitSends(2);
  }

  void write(String id, Address from, BusinessNumber to, MessageContent content) {
    interpret(id, from, to, content, new Meaning.Relay());
  }

  void interpret(
      String id, Address from, BusinessNumber to, MessageContent content, Meaning meaning) {
    interpret(id, message(id, from, to, content, clock.instant()), meaning);
  }

  void interpret(String id, MessageReceived message, Meaning meaning) {
    publish(
        Topics.INTERPRETATIONS,
        "message " + id,
        SendCommand.orderKey(message.from(), message.to()),
        new MessageInterpreted(
            new ConversationId(EventIds.derived(message.from().ref(), message.to().e164())),
            message,
            meaning,
            Language.SPANISH,
            null));
  }

  MessageReceived message(
      String id, Address from, BusinessNumber to, MessageContent content, Instant at) {
    return new MessageReceived(
        tenant,
        Carrier.TWILIO,
        "SM" + id,
        from,
        to,
        NumberPurpose.PROXY,
        null,
        "Cliente 1",
        content,
        null,
        at);
  }

  /// What was passed on, as soon as there is so much of it.
  List<SendMessage> relayed(int count) {
    awaitSessions(InteractionRelayed.class, count);
    return awaitSends(count).stream().filter(send -> send.body() instanceof Words).toList();
  }
}
