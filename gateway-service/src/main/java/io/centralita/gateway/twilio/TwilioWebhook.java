package io.centralita.gateway.twilio;

import io.centralita.gateway.twilio.TwilioSettings.Endpoint;
import io.centralita.gateway.webhook.KeyMeters;
import io.centralita.gateway.webhook.Refusal;
import io.centralita.gateway.webhook.Verdict;
import io.centralita.gateway.webhook.Verdict.Refused;
import io.centralita.gateway.webhook.Webhook;
import io.centralita.gateway.webhook.WebhookRequest;
import io.micrometer.core.instrument.MeterRegistry;

/// An address that Twilio posts to: the door, and behind it whatever is read from the form.
final class TwilioWebhook implements Webhook {
  private static final String REPEAT_TOKEN = "I-Twilio-Idempotency-Token";

  private final Endpoint endpoint;
  private final Door door;
  private final KeyMeters keys;
  private final Repeats repeats;
  private final Reading reading;

  /// What the genuine requests of one address mean.
  interface Reading {
    /// @param query of the address, with its question mark; Twilio signed it, too
    Verdict read(String query, Form form) throws Form.Malformed;
  }

  TwilioWebhook(Endpoint endpoint, Reading reading, MeterRegistry meters) {
    this.endpoint = endpoint;
    this.door = new Door(endpoint);
    this.keys = new KeyMeters(meters, endpoint.path(), door.keys());
    this.repeats = new Repeats(meters, endpoint.path());
    this.reading = reading;
  }

  @Override
  public String path() {
    return endpoint.path();
  }

  @Override
  public Verdict judge(WebhookRequest request) {
    return switch (door.open(request)) {
      case Door.Answer.TurnedAway(var why) -> why;
      case Door.Answer.Genuine(var form, var key) -> {
        keys.signedWith(key);
        repeats.note(request.header(REPEAT_TOKEN));
        yield read(request.query(), form);
      }
    };
  }

  private Verdict read(String query, Form form) {
    try {
      return reading.read(query, form);
    } catch (Form.Malformed malformed) {
      return new Refused(Refusal.MALFORMED, malformed.what());
    }
  }
}
