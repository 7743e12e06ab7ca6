package io.centralita.gateway.twilio;

import io.centralita.contracts.address.AddressSealer;
import io.centralita.gateway.directory.NumberDirectory;
import io.centralita.gateway.webhook.Webhook;
import io.centralita.gateway.webhook.Webhooks;
import java.time.InstantSource;
import java.util.List;
import org.springframework.stereotype.Component;

/// A webhook for each endpoint in the settings.
@Component
class TwilioWebhooks implements Webhooks {
  private final List<Webhook> webhooks;

  TwilioWebhooks(
      TwilioSettings settings,
      NumberDirectory directory,
      AddressSealer sealer,
      InstantSource clock) {
    this.webhooks =
        settings.endpoints().stream()
            .<Webhook>map(endpoint ->
                switch (endpoint.receives()) {
                  case MESSAGES -> new MessageWebhook(endpoint, directory, sealer, clock);
                  case RECEIPTS -> new ReceiptWebhook(endpoint, clock);
                })
            .toList();
  }

  @Override
  public List<Webhook> webhooks() {
    return webhooks;
  }
}
