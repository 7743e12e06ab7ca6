package io.centralita.kit.producer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.junit.jupiter.api.Test;

class EventProducerTest {
  /// docs/decisions/0011 tells what became of the order with more than one.
  @Test
  void noBatchIsUnderWayBehindOneThatMayBeRefused() {
    var settings = new ProducerConfig(settings());

    assertThat(settings.getInt(ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION)).isEqualTo(1);
    assertThat(settings.getBoolean(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG)).isTrue();
    assertThat(settings.getString(ProducerConfig.ACKS_CONFIG)).isEqualTo("-1");
  }

  private static Map<String, Object> settings() {
    var settings = EventProducer.settings("localhost:9092", "test");
    settings.put("key.serializer", "org.apache.kafka.common.serialization.StringSerializer");
    settings.put("value.serializer", "org.apache.kafka.common.serialization.StringSerializer");
    return settings;
  }
}
