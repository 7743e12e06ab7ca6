package io.centralita.proxy.relay;

import io.centralita.contracts.address.Address;
import io.centralita.contracts.gateway.InboundMessage.MessageReceived;
import io.centralita.contracts.proxy.SessionChange.Side;
import io.centralita.contracts.routing.SendCommand.Body.Words;
import io.centralita.proxy.link.Link;
import org.jspecify.annotations.Nullable;

/// Where a message to a proxy number goes.
sealed interface Crossing {

  /// To the other side.
  record Passes(Link link, Side from, Address to, Words words) implements Crossing {}

  /// Nowhere: the time of the link was over when the message came.
  record TooLate(Link link) implements Crossing {}

  /// Nowhere: the writer has no counterpart on this number, or no longer.
  record NoCounterpart() implements Crossing {}

  /// Nowhere: there is nothing in it that could be passed on.
  record Empty() implements Crossing {}

  /// @param link the open link that the writer has on the number
  static Crossing of(MessageReceived message, @Nullable Link link) {
    if (link == null) {
      return new NoCounterpart();
    }
    if (link.isDue(message.receivedAt())) {
      return new TooLate(link);
    }
    var content = message.content();
    if (content.text().isBlank() && content.media().isEmpty() && content.location() == null) {
      return new Empty();
    }
    var from = link.sideOf(message.from());
    return new Passes(
        link,
        from,
        link.at(Link.other(from)),
        new Words(content.text(), content.media(), content.location()));
  }
}
