package io.centralita.simulator.carrier;

import io.centralita.simulator.message.Address;
import io.centralita.simulator.message.Channel;
import io.centralita.simulator.message.Message;
import io.centralita.simulator.message.Messages;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/// The words on which Twilio itself stops and resumes SMS between a person and a number
/// (https://help.twilio.com/articles/223134027). WhatsApp knows none.
@Component
class OptOuts {
  private static final Set<String> STOP =
      Set.of("STOP", "UNSUBSCRIBE", "END", "QUIT", "STOPALL", "REVOKE", "OPTOUT", "CANCEL");
  private static final Set<String> START = Set.of("START", "YES", "UNSTOP");

  private final Set<Pair> optedOut = ConcurrentHashMap.newKeySet();

  OptOuts(Messages messages) {
    messages.after(Optional.empty(), Optional.empty(), -1).forEach(this::heed);
  }

  /// Acts on a message that is such a word; returns what Twilio calls it in the webhook.
  Optional<String> heed(Message message) {
    if (!message.inbound() || message.from().channel() != Channel.SMS) {
      return Optional.empty();
    }
    var pair = new Pair(message.from().id(), message.to().id());
    var word = message.body().strip().toUpperCase(Locale.ROOT);
    if (STOP.contains(word)) {
      optedOut.add(pair);
      return Optional.of("STOP");
    }
    if (START.contains(word) && optedOut.remove(pair)) {
      return Optional.of("START");
    }
    return Optional.empty();
  }

  boolean contains(Address person, Address business) {
    return person.channel() == Channel.SMS
        && optedOut.contains(new Pair(person.id(), business.id()));
  }

  private record Pair(String person, String business) {}
}
