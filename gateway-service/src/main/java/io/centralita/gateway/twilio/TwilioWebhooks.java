package io.centralita.gateway.twilio;

import io.centralita.contracts.address.AddressSealer;
import io.centralita.gateway.calling.CallSettings;
import io.centralita.gateway.calling.Switchboard;
import io.centralita.gateway.directory.NumberDirectory;
import io.centralita.gateway.twilio.TwilioSettings.Endpoint;
import io.centralita.gateway.webhook.Webhooks;
import io.micrometer.core.instrument.MeterRegistry;
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
  private final MediaPlaces media;
  private final InstantSource clock;
  private final MeterRegistry meters;
  private final List<TwilioWebhook> webhooks;

  TwilioWebhooks(
      TwilioSettings settings,
      NumberDirectory directory,
      Switchboard switchboard,
      CallSettings calls,
      AddressSealer sealer,
      InstantSource clock,
      MeterRegistry meters) {
    this.directory = directory;
    this.switchboard = switchboard;
    this.calls = calls;
    this.sealer = sealer;
    this.media = new MediaPlaces(settings.media());
    this.clock = clock;
    this.meters = meters;
    this.webhooks = settings.endpoints().stream().flatMap(this::at).toList();
  }

  private Stream<TwilioWebhook> at(Endpoint endpoint) {
    var ends = new CallEndReading(directory, switchboard, sealer, clock);
    return switch (endpoint.receives()) {
      case MESSAGES ->
          Stream.of(
              webhook(endpoint, new MessageReading(directory, sealer, media, clock)),
              webhook(endpoint.below(TwilioSettings.FALLBACK), fallback()));
      case FALLBACKS -> Stream.of(webhook(endpoint, fallback()));
      case RECEIPTS -> Stream.of(webhook(endpoint, new ReceiptReading(clock)));
      case CALLS ->
          Stream.of(
              webhook(
                  endpoint,
                  new CallReading(endpoint, directory, switchboard, calls, sealer, clock)),
              webhook(endpoint.below(TwilioSettings.ENDED), ends::dialEnded),
              webhook(endpoint.below(TwilioSettings.STATUS), ends::callEnded),
              webhook(
                  endpoint.below(TwilioSettings.PROGRESS),
                  new CallStepReading(directory, switchboard, sealer, clock)),
              webhook(endpoint.below(TwilioSettings.ANNOUNCED), Announcement::read));
      case DIAL_ENDS -> Stream.of(webhook(endpoint, ends::dialEnded));
      case CALL_ENDS -> Stream.of(webhook(endpoint, ends::callEnded));
    };
  }

  private FallbackReading fallback() {
    return new FallbackReading(new MessageReading(directory, sealer, media, clock));
  }

  private TwilioWebhook webhook(Endpoint endpoint, TwilioWebhook.Reading reading) {
    return new TwilioWebhook(endpoint, reading, meters);
  }

  @Override
  public List<TwilioWebhook> webhooks() {
    return webhooks;
  }
}
