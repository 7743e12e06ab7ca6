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

  /// Nowhere: the two may only call each other.
  record CallsOnly(Link link) implements Crossing {}

  /// Nowhere: the writer has no counterpart on this number, or no longer.
  record NoCounterpart() implements Crossing {}

  /// Nowhere: there is nothing in it that could be passed on.
  ///
  /// @param isAMessage or else a reaction to one
  record Empty(Link link, boolean isAMessage) implements Crossing {}

  /// The link that the writer had on the number when the message came, if it has closed since.
  ///
  /// @param counterpartIsTaken whether the other side has an open link on the number now
  record Earlier(Link link, boolean counterpartIsTaken) {}

  /// The same for a message that brought no link about.
  static Crossing of(MessageReceived message, @Nullable Link open, @Nullable Earlier earlier) {
    return of(message, open, earlier, false);
  }

  /// @param open the open link that the writer has on the number
  /// @param earlier what a message that waited long may have been meant for: it was in time when
  ///   its link was open as it came, though nobody got to it before the end
  /// @param broughtAbout whether the open link is there because of this very message
  static Crossing of(
      MessageReceived message,
      @Nullable Link open,
      @Nullable Earlier earlier,
      boolean broughtAbout) {
    var writer = message.from();
    if (earlier != null
        && earlier.link().wasOpen(message.receivedAt())
        && !joinsTheSame(open, earlier.link(), writer)) {
      // Who has a new counterpart on the number would take the words for theirs.
      return earlier.counterpartIsTaken() ? new NoCounterpart() : over(earlier.link(), message);
    }
    if (open == null || !(broughtAbout || isMeantFor(open, message, earlier))) {
      return new NoCounterpart();
    }
    return open.isDue(message.receivedAt()) ? new TooLate(open) : over(open, message);
  }

  /// Words that came before two were joined were not written to either of them, unless they had met
  /// before.
  private static boolean isMeantFor(Link open, MessageReceived message, @Nullable Earlier earlier) {
    return !message.receivedAt().isBefore(open.joinedAt())
        || (earlier != null && joinsTheSame(open, earlier.link(), message.from()));
  }

  private static boolean joinsTheSame(@Nullable Link open, Link earlier, Address writer) {
    return open != null && open.counterpart(writer).samePersonAs(earlier.counterpart(writer));
  }

  private static Crossing over(Link link, MessageReceived message) {
    if (!link.terms().mode().takesMessages()) {
      return new CallsOnly(link);
    }
    var content = message.content();
    if (content.text().isBlank() && content.media().isEmpty() && content.location() == null) {
      return new Empty(link, content.reaction() == null);
    }
    var writer = message.from();
    return new Passes(
        link,
        link.sideOf(writer),
        link.counterpart(writer),
        new Words(content.text(), content.media(), content.location()));
  }
}
