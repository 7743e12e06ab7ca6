package io.centralita.gateway.twilio;

import io.centralita.contracts.address.AddressSealer;
import io.centralita.gateway.calling.CallSettings;
import io.centralita.gateway.calling.Switchboard;
import io.centralita.gateway.directory.NumberDirectory;
import io.centralita.gateway.twilio.TwilioSettings.Endpoint;
import io.centralita.gateway.webhook.Webhooks;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/// The webhooks of each endpoint in the settings.
@Component
class TwilioWebhooks implements Webhooks {
  private final NumberDirectory directory;
  private final Switchboard switchboard;
  private final CallSettings calls;
  private final AddressSealer sealer;
  private final InstantSource clock;
  private final List<TwilioWebhook> webhooks;

  TwilioWebhooks(
      TwilioSettings settings,
      NumberDirectory directory,
      Switchboard switchboard,
      CallSettings calls,
      AddressSealer sealer,
      InstantSource clock) {
    this.directory = directory;
    this.switchboard = switchboard;
    this.calls = calls;
    this.sealer = sealer;
    this.clock = clock;
    this.webhooks = settings.endpoints().stream().flatMap(this::at).toList();
  }

  private Stream<TwilioWebhook> at(Endpoint endpoint) {
    return switch (endpoint.receives()) {
      case MESSAGES ->
          Stream.of(new TwilioWebhook(endpoint, new MessageReading(directory, sealer, clock)));
      case RECEIPTS -> Stream.of(new TwilioWebhook(endpoint, new ReceiptReading(clock)));
      case CALLS -> {
        var ends = new CallEndReading(directory, switchboard, sealer, clock);
        yield Stream.of(
            new TwilioWebhook(
                endpoint, new CallReading(endpoint, directory, switchboard, calls, sealer, clock)),
            new TwilioWebhook(endpoint.below(TwilioSettings.ENDED), ends::dialEnded),
            new TwilioWebhook(endpoint.below(TwilioSettings.STATUS), ends::callEnded));
      }
    };
  }

  @Override
  public List<TwilioWebhook> webhooks() {
    return webhooks;
  }
}
