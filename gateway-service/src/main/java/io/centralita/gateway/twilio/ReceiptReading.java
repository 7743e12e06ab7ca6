package io.centralita.gateway.twilio;

import io.centralita.contracts.Topics;
import io.centralita.contracts.event.EventIds;
import io.centralita.contracts.gateway.DeliveryReceipt.DeliveryReported;
import io.centralita.contracts.values.Carrier;
import io.centralita.gateway.webhook.Fact;
import io.centralita.gateway.webhook.Reply;
import io.centralita.gateway.webhook.Verdict;
import io.centralita.gateway.webhook.Verdict.Accepted;
import io.centralita.gateway.webhook.Verdict.Ignored;
import java.time.InstantSource;

/// Something became of a message that we sent.
final class ReceiptReading implements TwilioWebhook.Reading {
  private final InstantSource clock;

  ReceiptReading(InstantSource clock) {
    this.clock = clock;
  }

  @Override
  public Verdict read(String query, Form form) throws Form.Malformed {
    var receipt = TwilioReceipt.of(query, form);
    var status = receipt.status();
    if (status == null) {
      return new Ignored(receipt.sid() + " has a status that is not known here", Reply.NO_CONTENT);
    }
    return new Accepted(
        new Fact<>(
            Topics.RECEIPTS,
            EventIds.derived("twilio", receipt.sid(), receipt.word()),
            receipt.send().toString(),
            new DeliveryReported(
                receipt.send(),
                Carrier.TWILIO,
                receipt.sid(),
                status,
                receipt.errorCode(),
                clock.instant())),
        Reply.NO_CONTENT);
  }
}
