package io.centralita.audit;

import io.centralita.contracts.address.Address;
import io.centralita.contracts.address.Channel;
import io.centralita.contracts.event.CloudEvent;
import io.centralita.contracts.event.EventIds;
import io.centralita.contracts.gateway.CallChange.Call;
import io.centralita.contracts.gateway.InboundMessage.MessageReceived;
import io.centralita.contracts.gateway.MessageContent;
import io.centralita.contracts.provisioning.NumberPurpose;
import io.centralita.contracts.routing.Delivery.MessageHandedOver;
import io.centralita.contracts.routing.Interpretation;
import io.centralita.contracts.routing.Interpretation.MessageInterpreted;
import io.centralita.contracts.routing.Meaning;
import io.centralita.contracts.values.BusinessNumber;
import io.centralita.contracts.values.CallId;
import io.centralita.contracts.values.Carrier;
import io.centralita.contracts.values.ConversationId;
import io.centralita.contracts.values.Language;
import io.centralita.contracts.values.LeadId;
import io.centralita.contracts.values.LinkId;
import io.centralita.contracts.values.ProviderId;
import io.centralita.contracts.values.SendId;
import io.centralita.contracts.values.TenantId;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/// The people, numbers and events of one test; another story has others.
public final class Story {
  public static final BusinessNumber MAIN = new BusinessNumber("+5117000001");
  public static final BusinessNumber PROXY = new BusinessNumber("+5117000101");
  private static final Instant START = Instant.parse("2026-11-20T15:00:00Z");

  public final TenantId tenant;
  public final Address customer;
  public final Address provider;
  public final LeadId lead;
  public final ProviderId providerId;
  private final String name;
  private final AtomicInteger causes = new AtomicInteger();

  public Story(String name) {
    this.name = name;
    this.tenant = new TenantId(name);
    this.customer = person(name + "-customer", "+51 9•• ••• 421");
    this.provider = person(name + "-provider", "+51 9•• ••• 873");
    this.lead = new LeadId(EventIds.derived(name, "lead"));
    this.providerId = new ProviderId(EventIds.derived(name, "provider"));
  }

  private static Address person(String ref, String hint) {
    return new Address(Channel.WHATSAPP, ref, "sealed-" + ref, hint);
  }

  /// A minute after the start for each minute given.
  public Instant at(int minute) {
    return START.plusSeconds(60L * minute);
  }

  public SendId send(String what) {
    return new SendId(EventIds.derived(name, "send", what));
  }

  /// A new event of its own trace.
  public <T> CloudEvent<T> event(T data) {
    return event(data, null);
  }

  public <T> CloudEvent<T> event(T data, @Nullable String traceparent) {
    var cause = Integer.toString(causes.incrementAndGet());
    return new CloudEvent<>(
        EventIds.derived(name, "event", cause), "test", name, START, traceparent, data);
  }

  /// What a service that handles something of this trace sends along.
  public String trace(String cause, int span) {
    var id = EventIds.derived(name, "trace", cause).toString().replace("-", "");
    return "00-%s-%016x-01".formatted(id, span);
  }

  public Interpretation wrote(Address who, int minute, String text, Meaning meaning) {
    return wrote(who, minute, MessageContent.text(text), meaning);
  }

  public Interpretation wrote(Address who, int minute, MessageContent content, Meaning meaning) {
    return new MessageInterpreted(
        new ConversationId(EventIds.derived(name, "conversation", who.ref())),
        new MessageReceived(
            tenant,
            Carrier.TWILIO,
            "SM" + name + minute,
            who,
            MAIN,
            NumberPurpose.MAIN,
            null,
            null,
            content,
            null,
            at(minute)),
        meaning,
        Language.SPANISH,
        null);
  }

  public Call call(Address who) {
    return new Call(
        new CallId(EventIds.derived(name, "call", who.ref())),
        tenant,
        Carrier.TWILIO,
        "CA" + name,
        who.on(Channel.VOICE),
        PROXY,
        NumberPurpose.PROXY,
        null,
        new LinkId(EventIds.derived(name, "link")));
  }

  public MessageHandedOver sent(Address to, int minute, String template, String text) {
    return new MessageHandedOver(
        send(template),
        tenant,
        Carrier.TWILIO,
        "SM" + name + "-out-" + minute,
        MAIN,
        to,
        text,
        template,
        lead,
        "offer",
        at(minute));
  }
}
