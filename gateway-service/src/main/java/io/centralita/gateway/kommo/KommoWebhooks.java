package io.centralita.gateway.kommo;

import io.centralita.contracts.address.AddressSealer;
import io.centralita.gateway.directory.NumberDirectory;
import io.centralita.gateway.webhook.Webhooks;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.InstantSource;
import java.util.List;
import org.springframework.stereotype.Component;

/// Kommo's one webhook, where it is configured.
@Component
class KommoWebhooks implements Webhooks {
  private final List<KommoWebhook> webhooks;

  KommoWebhooks(
      KommoSettings settings,
      NumberDirectory directory,
      AddressSealer sealer,
      InstantSource clock,
      MeterRegistry meters) {
    this.webhooks =
        settings.isOn()
            ? List.of(
                new KommoWebhook(
                    settings,
                    new ChatReading(settings.channel(), directory, sealer, clock),
                    meters))
            : List.of();
  }

  @Override
  public List<KommoWebhook> webhooks() {
    return webhooks;
  }
}
