package io.centralita.gateway;

import io.centralita.contracts.Topics;
import io.centralita.contracts.address.Channel;
import io.centralita.contracts.event.CloudEvent;
import io.centralita.contracts.event.EventCodec;
import io.centralita.contracts.event.EventIds;
import io.centralita.contracts.provisioning.NumberPurpose;
import io.centralita.contracts.provisioning.NumberState.NumberAssigned;
import io.centralita.contracts.values.BusinessNumber;
import io.centralita.contracts.values.TenantId;
import java.time.Instant;
import java.util.Set;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/// Entries of the number directory as provisioning-service publishes them.
public final class Numbers {
  public static final String MAIN = "+5117000001";
  public static final String PROXY = "+5117000101";
  private static final EventCodec CODEC = new EventCodec();

  private Numbers() {}

  public static ProducerRecord<String, byte[]> assigned(String number, NumberPurpose purpose) {
    return CODEC.encode(
        Topics.NUMBERS,
        new CloudEvent<>(
            EventIds.derived("test", number, purpose.name()),
            "provisioning-service",
            number,
            Instant.parse("2026-11-20T15:00:00Z"),
            noTrace(),
            new NumberAssigned(
                new BusinessNumber(number),
                new TenantId("aliado"),
                purpose,
                Set.of(Channel.WHATSAPP, Channel.SMS),
                null)));
  }

  public static ProducerRecord<String, byte[]> released(String number) {
    return CODEC.tombstone(Topics.NUMBERS, number);
  }

  private static @Nullable String noTrace() {
    return null;
  }
}
