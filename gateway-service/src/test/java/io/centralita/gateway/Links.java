package io.centralita.gateway;

import io.centralita.contracts.Topics;
import io.centralita.contracts.address.Channel;
import io.centralita.contracts.address.Identity;
import io.centralita.contracts.event.CloudEvent;
import io.centralita.contracts.event.EventCodec;
import io.centralita.contracts.event.EventIds;
import io.centralita.contracts.proxy.LinkState.LinkOpened;
import io.centralita.contracts.values.BusinessNumber;
import io.centralita.contracts.values.LeadId;
import io.centralita.contracts.values.LinkId;
import io.centralita.contracts.values.TenantId;
import java.time.Duration;
import java.time.Instant;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/// Links as proxy-service publishes them: of people on WhatsApp, for two hours.
public final class Links {
  public static final Instant OPENED = Instant.parse("2026-11-20T14:30:00Z");
  private static final Duration TIME = Duration.ofHours(2);
  private static final EventCodec CODEC = new EventCodec();

  private Links() {}

  public static LinkId id(String name) {
    return new LinkId(EventIds.derived("test-link", name));
  }

  public static LinkOpened link(String name, String customer, String provider, String number) {
    return link(name, customer, provider, number, OPENED);
  }

  public static LinkOpened link(
      String name, String customer, String provider, String number, Instant openedAt) {
    var sealer = TestGateway.sealer();
    return new LinkOpened(
        id(name),
        new TenantId("aliado"),
        new LeadId(EventIds.derived("test-lead", name)),
        new BusinessNumber(number),
        sealer.seal(Channel.WHATSAPP, Identity.of(customer)),
        sealer.seal(Channel.WHATSAPP, Identity.of(provider)),
        openedAt,
        openedAt.plus(TIME));
  }

  public static ProducerRecord<String, byte[]> opened(LinkOpened link) {
    return CODEC.encode(
        Topics.LINKS,
        new CloudEvent<>(
            EventIds.derived("test", link.toString()),
            "proxy-service",
            link.link().toString(),
            link.openedAt(),
            noTrace(),
            link));
  }

  public static ProducerRecord<String, byte[]> closed(LinkId link) {
    return CODEC.tombstone(Topics.LINKS, link.toString());
  }

  private static @Nullable String noTrace() {
    return null;
  }
}
