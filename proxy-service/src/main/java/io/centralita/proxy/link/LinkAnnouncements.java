package io.centralita.proxy.link;

import io.centralita.contracts.Topics;
import io.centralita.contracts.event.EventIds;
import io.centralita.contracts.proxy.CallTerms;
import io.centralita.contracts.proxy.LinkState.LinkOpened;
import io.centralita.contracts.proxy.SessionChange.PoolExhausted;
import io.centralita.contracts.proxy.SessionChange.SessionClosed;
import io.centralita.contracts.proxy.SessionChange.SessionOpened;
import io.centralita.contracts.proxy.SessionChange.Side;
import io.centralita.contracts.proxy.SessionMode;
import io.centralita.contracts.routing.SendCommand.Body.Template;
import io.centralita.contracts.routing.SendCommand.SendMessage;
import io.centralita.contracts.values.LeadId;
import io.centralita.contracts.values.SendId;
import io.centralita.contracts.values.TenantId;
import io.centralita.kit.outbox.Outbox;
import io.centralita.proxy.link.Link.Closing;
import io.centralita.proxy.sending.Sends;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;

/// Tells everybody what became of a link: the services by topics, the two people by message.
@Component
class LinkAnnouncements {
  private final Outbox outbox;
  private final Sends sends;

  LinkAnnouncements(Outbox outbox, Sends sends) {
    this.outbox = outbox;
    this.sends = sends;
  }

  void opened(Link link) {
    state(link);
    outbox.publish(
        Topics.SESSIONS,
        EventIds.derived("session-opened", link.id().toString()),
        link.id().toString(),
        new SessionOpened(
            link.id(),
            link.tenant(),
            link.lead(),
            link.proxyNumber(),
            link.expiresAt(),
            link.openedAt()));
  }

  /// Who keeps the open links in memory needs the new time.
  void extended(Link link) {
    state(link);
  }

  private void state(Link link) {
    outbox.publish(
        Topics.LINKS,
        EventIds.derived(
            "link",
            link.id().toString(),
            link.customerEnd().participant().toString(),
            link.providerEnd().participant().toString(),
            link.announcedEnd().toString()),
        link.id().toString(),
        new LinkOpened(
            link.id(),
            link.tenant(),
            link.lead(),
            link.proxyNumber(),
            link.customer(),
            link.provider(),
            link.joinedAt(),
            link.announcedEnd(),
            link.numberOf(Side.PROVIDER).equals(link.proxyNumber())
                ? null
                : link.numberOf(Side.PROVIDER),
            switch (link.terms().mode()) {
              case MESSAGE_ONLY -> SessionMode.MESSAGE_ONLY;
              case VOICE_ONLY -> SessionMode.VOICE_ONLY;
              case VOICE_AND_MESSAGE -> null;
            },
            link.calls().equals(CallTerms.USUAL) ? null : link.calls()));
  }

  /// One of the two has left; the session goes on without a link.
  void parted(Link link) {
    outbox.tombstone(Topics.LINKS, link.id().toString());
  }

  void closed(Link link, Closing closing) {
    outbox.tombstone(Topics.LINKS, link.id().toString());
    outbox.publish(
        Topics.SESSIONS,
        EventIds.derived("session-closed", link.id().toString()),
        link.id().toString(),
        new SessionClosed(
            link.id(), link.tenant(), link.lead(), closing.reason().code(), closing.at()));
    if (link.tellsPeople()) {
      for (var side : Side.values()) {
        if (link.end(side).leftAt() == null) {
          tellClosed(link, side);
        }
      }
    }
  }

  private void tellClosed(Link link, Side side) {
    sends.ask(
        new SendMessage(
            new SendId(EventIds.derived("chat-closed", link.id().toString(), side.name())),
            link.tenant(),
            link.at(side),
            link.numberOf(side),
            new Template("chat-closed", Map.of()),
            link.lead(),
            "session-closed"));
  }

  void exhausted(UUID cause, TenantId tenant, LeadId lead, Instant now) {
    outbox.publish(
        Topics.SESSIONS,
        EventIds.derived("pool-exhausted", cause.toString()),
        lead.toString(),
        new PoolExhausted(tenant, lead, now));
  }
}
