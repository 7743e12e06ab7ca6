package io.centralita.matching;

import static org.awaitility.Awaitility.await;

import io.centralita.contracts.Topics;
import io.centralita.contracts.address.Address;
import io.centralita.contracts.address.AddressSealer;
import io.centralita.contracts.address.Channel;
import io.centralita.contracts.address.Identity;
import io.centralita.contracts.event.CloudEvent;
import io.centralita.contracts.event.EventCodec;
import io.centralita.contracts.event.EventIds;
import io.centralita.contracts.event.Topic;
import io.centralita.contracts.gateway.InboundMessage.MessageReceived;
import io.centralita.contracts.gateway.MessageContent;
import io.centralita.contracts.matching.LeadChange;
import io.centralita.contracts.provisioning.NumberPurpose;
import io.centralita.contracts.routing.Delivery.SendRefused;
import io.centralita.contracts.routing.Interpretation.MessageInterpreted;
import io.centralita.contracts.routing.Meaning;
import io.centralita.contracts.routing.Meaning.ServiceRequest;
import io.centralita.contracts.routing.SendCommand;
import io.centralita.contracts.routing.SendCommand.Body.Template;
import io.centralita.contracts.routing.SendCommand.SendMessage;
import io.centralita.contracts.values.BusinessNumber;
import io.centralita.contracts.values.Carrier;
import io.centralita.contracts.values.ConversationId;
import io.centralita.contracts.values.Language;
import io.centralita.contracts.values.LeadId;
import io.centralita.contracts.values.TenantId;
import io.centralita.testkit.TestStack;
import io.centralita.testkit.TestTopics;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/// The world around the service: people who say things, and what they and others hear.
public final class People {
  public static final BusinessNumber MAIN = new BusinessNumber("+5117000001");
  private static final AtomicInteger messages = new AtomicInteger();

  private final EventCodec codec = new EventCodec();
  private final TestTopics topics = TestStack.topics();
  private final RunningMatching service;
  private final AddressSealer sealer;
  public final TenantId tenant;

  public People(RunningMatching service, String tenant) {
    this.service = service;
    this.sealer = new AddressSealer(service.addressKeys);
    this.tenant = new TenantId(tenant);
  }

  public Address address(String phone) {
    return sealer.seal(Channel.WHATSAPP, Identity.of(phone));
  }

  public CloudEvent<MessageInterpreted> saying(String phone, Meaning meaning) {
    return saying(phone, meaning, null);
  }

  public CloudEvent<MessageInterpreted> saying(
      String phone, Meaning meaning, @Nullable LeadId quoted) {
    return saying(phone, meaning, quoted, MessageContent.text(""));
  }

  public CloudEvent<MessageInterpreted> saying(
      String phone, Meaning meaning, @Nullable LeadId quoted, MessageContent content) {
    var from = address(phone);
    var sid = tenant + "-" + messages.incrementAndGet();
    var message =
        new MessageReceived(
            tenant,
            Carrier.TWILIO,
            sid,
            from,
            MAIN,
            NumberPurpose.MAIN,
            null,
            "Cliente 1",
            content,
            null,
            service.clock.instant());
    var interpreted =
        new MessageInterpreted(
            new ConversationId(EventIds.derived("conversation", from.ref())),
            message,
            meaning,
            Language.SPANISH,
            quoted);
    return new CloudEvent<>(
        EventIds.derived("interpretation", sid),
        "routing-service",
        SendCommand.orderKey(from, MAIN),
        service.clock.instant(),
        null,
        interpreted);
  }

  public void say(String phone, Meaning meaning) {
    publish(saying(phone, meaning));
  }

  /// @param also what else they ask for in the same message
  public void say(String phone, Meaning meaning, List<ServiceRequest> also) {
    var said = saying(phone, meaning);
    var data = said.data();
    publish(
        new CloudEvent<>(
            said.id(),
            said.source(),
            said.subject(),
            said.time(),
            said.traceparent(),
            new MessageInterpreted(
                data.conversation(), data.message(), meaning, data.language(), null, also)));
  }

  public void publish(CloudEvent<MessageInterpreted> said) {
    topics.publish(codec.encode(Topics.INTERPRETATIONS, said));
  }

  /// A carrier will not bring this message to its person.
  public void refuse(SendMessage send, String reason) {
    var refused =
        new SendRefused(
            send.id(),
            tenant,
            send.from(),
            send.to(),
            reason,
            send.lead(),
            send.cause(),
            service.clock.instant());
    topics.publish(
        codec.encode(
            Topics.DELIVERIES,
            new CloudEvent<>(
                EventIds.derived("refused", send.id().toString()),
                "routing-service",
                send.id().toString(),
                service.clock.instant(),
                null,
                refused)));
  }

  /// The messages of that name to the person, in order, as soon as there are so many.
  public List<SendMessage> receives(String phone, String template, int times) {
    var ref = address(phone).ref();
    return await(phone + " receives " + template)
        .until(
            () ->
                sends().stream()
                    .filter(send -> send.to().ref().equals(ref))
                    .filter(send -> ((Template) send.body()).name().equals(template))
                    .toList(),
            received -> received.size() >= times);
  }

  /// The messages with an offer of the lead, in order, as soon as there are so many.
  public List<SendMessage> offers(LeadId lead, int times) {
    return await("offers of lead " + lead)
        .until(
            () ->
                sends().stream()
                    .filter(send -> lead.equals(send.lead()) && send.cause().equals("offer"))
                    .toList(),
            offers -> offers.size() >= times);
  }

  /// The values of the newest message of that name to the person, as soon as there are so many.
  public Map<String, String> hears(String phone, String template, int times) {
    return ((Template) receives(phone, template, times).getLast().body()).variables();
  }

  public Map<String, String> hears(String phone, String template) {
    return hears(phone, template, 1);
  }

  /// The names of everything that the person was told, in order.
  public List<String> heard(String phone) {
    var ref = address(phone).ref();
    return sends().stream()
        .filter(send -> send.to().ref().equals(ref))
        .map(send -> ((Template) send.body()).name())
        .toList();
  }

  public List<SendMessage> sends() {
    return read(Topics.SENDS).stream()
        .map(CloudEvent::data)
        .map(SendMessage.class::cast)
        .filter(send -> send.tenant().equals(tenant))
        .toList();
  }

  /// What happened to the lead, in order, as soon as it ended with this.
  public List<LeadChange> untilLast(LeadId lead, Class<? extends LeadChange> last) {
    return await(lead + " ends with " + last.getSimpleName())
        .until(() -> facts(lead), facts -> !facts.isEmpty() && last.isInstance(facts.getLast()));
  }

  public List<LeadChange> facts(LeadId lead) {
    return read(Topics.LEADS).stream()
        .map(CloudEvent::data)
        .filter(fact -> fact.lead().equals(lead))
        .toList();
  }

  public <T> List<CloudEvent<T>> read(Topic<T> topic) {
    return topics.records(topic.name()).stream()
        .map(record -> codec.decode(topic, record.headers(), record.value()))
        .toList();
  }
}
