package io.centralita.gateway.meta;

import io.centralita.contracts.address.AddressSealer;
import io.centralita.gateway.directory.NumberDirectory;
import io.centralita.gateway.webhook.Webhooks;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.InstantSource;
import java.util.List;
import org.springframework.stereotype.Component;

/// Meta's one webhook, where it is configured.
@Component
class MetaWebhooks implements Webhooks {
  private final List<MetaWebhook> webhooks;

  MetaWebhooks(
      MetaSettings settings,
      NumberDirectory directory,
      AddressSealer sealer,
      InstantSource clock,
      MeterRegistry meters) {
    this.webhooks =
        settings.isOn()
            ? List.of(
                new MetaWebhook(
                    settings,
                    new BatchReading(directory, sealer, clock, settings.mediaAddress()),
                    meters))
            : List.of();
  }

  @Override
  public List<MetaWebhook> webhooks() {
    return webhooks;
  }
}
