package io.centralita.simulator.carrier;

import io.centralita.simulator.message.Address;
import io.centralita.simulator.message.Channel;
import io.centralita.simulator.message.Message;
import io.centralita.simulator.message.Messages;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/// WhatsApp's customer service window: a business may write freely to a person for 24 hours after
/// the person last wrote to that number, and only from templates otherwise.
@Component
public class Window {
  private static final Duration LENGTH = Duration.ofHours(24);

  private final Map<Pair, Instant> lastWritten = new ConcurrentHashMap<>();

  @Autowired
  Window(Messages messages) {
    this(messages.after(Optional.empty(), Optional.empty(), -1));
  }

  Window(Stream<Message> past) {
    past.forEach(this::remember);
  }

  void remember(Message message) {
    if (message.inbound() && message.from().channel() == Channel.WHATSAPP) {
      lastWritten.put(new Pair(message.from().id(), message.to().id()), message.createdAt());
    }
  }

  boolean admitsFreeText(Address person, Address business, Instant now) {
    return person.channel() != Channel.WHATSAPP
        || closesAt(person.id(), business.id()).filter(now::isBefore).isPresent();
  }

  /// When the window between the two closes or closed; nothing when it never was open.
  public Optional<Instant> closesAt(String person, String business) {
    return Optional.ofNullable(lastWritten.get(new Pair(person, business)))
        .map(written -> written.plus(LENGTH));
  }

  private record Pair(String person, String business) {}
}
