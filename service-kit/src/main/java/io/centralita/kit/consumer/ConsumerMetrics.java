package io.centralita.kit.consumer;

import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.cloud.stream.binder.kafka.KafkaBinderMetrics;
import org.springframework.cloud.stream.binder.kafka.config.ClientFactoryCustomizer;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.kafka.core.MicrometerConsumerListener;

/// How far consumers lag behind, as they know it themselves.
public final class ConsumerMetrics {
  private ConsumerMetrics() {}

  public static ClientFactoryCustomizer ofTheConsumers(MeterRegistry meters) {
    return new ClientFactoryCustomizer() {
      @Override
      public void configure(ConsumerFactory<?, ?> factory) {
        factory.addListener(new MicrometerConsumerListener<>(meters));
      }
    };
  }

  /// Takes the place of the binder's own, which measures the lag with one more consumer for each
  /// group, and waits for it at every shutdown.
  public static KafkaBinderMetrics noneOfTheBinder() {
    return new KafkaBinderMetrics(null, null) {
      @Override
      public void bindTo(MeterRegistry registry) {}
    };
  }
}
