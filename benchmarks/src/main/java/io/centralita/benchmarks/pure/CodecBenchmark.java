package io.centralita.benchmarks.pure;

import io.centralita.contracts.Topics;
import io.centralita.contracts.address.AddressKeys;
import io.centralita.contracts.address.AddressSealer;
import io.centralita.contracts.address.Channel;
import io.centralita.contracts.address.Identity;
import io.centralita.contracts.event.CloudEvent;
import io.centralita.contracts.event.EventCodec;
import io.centralita.contracts.event.EventIds;
import io.centralita.contracts.gateway.InboundMessage;
import io.centralita.contracts.gateway.InboundMessage.MessageReceived;
import io.centralita.contracts.gateway.MessageContent;
import io.centralita.contracts.provisioning.NumberPurpose;
import io.centralita.contracts.values.BusinessNumber;
import io.centralita.contracts.values.Carrier;
import io.centralita.contracts.values.TenantId;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/// What the envelope costs: a received message to bytes and back.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class CodecBenchmark {
  private final EventCodec codec = new EventCodec();
  private final CloudEvent<InboundMessage> event = event();
  private final ProducerRecord<String, byte[]> encoded = codec.encode(Topics.MESSAGES, event);

  private static CloudEvent<InboundMessage> event() {
    var from =
        new AddressSealer(AddressKeys.generate())
            .seal(Channel.WHATSAPP, Identity.of("+51987654321"));
    var at = Instant.parse("2026-03-02T15:00:00Z");
    var message =
        new MessageReceived(
            new TenantId("aliado"),
            Carrier.TWILIO,
            "SM00000000000000000000000000000001",
            from,
            new BusinessNumber("+5117000001"),
            NumberPurpose.MAIN,
            null,
            "Cliente 1",
            MessageContent.text("Se rompió mi caño en Miraflores"),
            null,
            at);
    return new CloudEvent<>(
        EventIds.derived("twilio", message.carrierMessageId()),
        "gateway-service",
        from.ref(),
        at,
        "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01",
        message);
  }

  @Benchmark
  public ProducerRecord<String, byte[]> encode() {
    return codec.encode(Topics.MESSAGES, event);
  }

  @Benchmark
  public @Nullable CloudEvent<InboundMessage> decode() {
    return codec.decode(Topics.MESSAGES, encoded.headers(), encoded.value());
  }
}
