package io.centralita.gateway;

import io.centralita.contracts.Topics;
import io.centralita.contracts.address.Channel;
import io.centralita.contracts.event.CloudEvent;
import io.centralita.contracts.event.EventCodec;
import io.centralita.contracts.event.EventIds;
import io.centralita.contracts.provisioning.NumberPurpose;
import io.centralita.contracts.provisioning.NumberService;
import io.centralita.contracts.provisioning.NumberState.NumberAssigned;
import io.centralita.contracts.values.BusinessNumber;
import io.centralita.contracts.values.Carrier;
import io.centralita.contracts.values.TenantId;
import java.time.Instant;
import java.util.Set;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/// Entries of the number directory as provisioning-service publishes them.
public final class Numbers {
  public static final String MAIN = "+5117000001";
  public static final String PROXY = "+5117000101";
  public static final String META = "+5117000002";
  public static final String META_ID = "106540352242922";
  public static final String KOMMO = "+5117000003";
  public static final String KOMMO_CHANNEL = "f90ba33d-c9d9-44da-b76c-c349b0ecbe41";
  public static final String KOMMO_ACCOUNT = "52e591f7-c98f-4255-8495-827210138c81";
  public static final String MISSED_CALLS = "+5117000009";
  public static final String POOL = "+5117000010";
  public static final String POOL_SERVICE = "MG00000000000000000000000000000001";
  private static final EventCodec CODEC = new EventCodec();

  private Numbers() {}

  public static ProducerRecord<String, byte[]> assigned(String number, NumberPurpose purpose) {
    return assigned(number, purpose, null, null, null);
  }

  public static ProducerRecord<String, byte[]> assigned(
      String number,
      NumberPurpose purpose,
      @Nullable Carrier carrier,
      @Nullable String sender,
      @Nullable NumberService service) {
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
                null,
                carrier,
                sender,
                service)));
  }

  public static ProducerRecord<String, byte[]> released(String number) {
    return CODEC.tombstone(Topics.NUMBERS, number);
  }

  private static @Nullable String noTrace() {
    return null;
  }
}
