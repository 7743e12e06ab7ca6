package io.centralita.gateway.twilio;

import io.centralita.contracts.Topics;
import io.centralita.contracts.event.EventIds;
import io.centralita.contracts.gateway.DeliveryReceipt.DeliveryReported;
import io.centralita.contracts.values.Carrier;
import io.centralita.gateway.twilio.TwilioSettings.Endpoint;
import io.centralita.gateway.webhook.Refusal;
import io.centralita.gateway.webhook.Verdict;
import io.centralita.gateway.webhook.Verdict.Accepted;
import io.centralita.gateway.webhook.Verdict.Ignored;
import io.centralita.gateway.webhook.Verdict.Refused;
import io.centralita.gateway.webhook.Webhook;
import io.centralita.gateway.webhook.WebhookRequest;
import java.time.InstantSource;

/// Something became of a message that we sent.
final class ReceiptWebhook implements Webhook {
  private static final Thanks NO_CONTENT = new Thanks(204, "", "");

  private final Endpoint endpoint;
  private final Door door;
  private final InstantSource clock;

  ReceiptWebhook(Endpoint endpoint, InstantSource clock) {
    this.endpoint = endpoint;
    this.door = new Door(endpoint);
    this.clock = clock;
  }

  @Override
  public String path() {
    return endpoint.path();
  }

  @Override
  public Thanks thanks() {
    return NO_CONTENT;
  }

  @Override
  public Verdict judge(WebhookRequest request) {
    return switch (door.open(request)) {
      case Door.Answer.TurnedAway(var why) -> why;
      case Door.Answer.Genuine(var form) -> read(request.query(), form);
    };
  }

  private Verdict read(String query, Form form) {
    TwilioReceipt receipt;
    try {
      receipt = TwilioReceipt.of(query, form);
    } catch (Form.Malformed malformed) {
      return new Refused(Refusal.MALFORMED, malformed.what());
    }
    var status = receipt.status();
    if (status == null) {
      return new Ignored(receipt.sid() + " has a status that is not known here");
    }
    return new Accepted<>(
        Topics.RECEIPTS,
        EventIds.derived("twilio", receipt.sid(), receipt.word()),
        receipt.send().toString(),
        new DeliveryReported(
            receipt.send(),
            Carrier.TWILIO,
            receipt.sid(),
            status,
            receipt.errorCode(),
            clock.instant()));
  }
}
