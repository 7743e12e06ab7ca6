package io.centralita.proxy.sending;

import io.centralita.contracts.Topics;
import io.centralita.contracts.routing.SendCommand;
import io.centralita.contracts.routing.SendCommand.SendMessage;
import io.centralita.kit.outbox.Outbox;
import org.springframework.stereotype.Component;

/// Asks routing-service to send. The id of a send is the id of its event: asking again changes
/// nothing.
@Component
public class Sends {
  private final Outbox outbox;

  Sends(Outbox outbox) {
    this.outbox = outbox;
  }

  /// In the order of asking for one recipient and one sender; with the surrounding transaction.
  public void ask(SendMessage send) {
    outbox.publish(
        Topics.SENDS, send.id().value(), SendCommand.orderKey(send.to(), send.from()), send);
  }
}
