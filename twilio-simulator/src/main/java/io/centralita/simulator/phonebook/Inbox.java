package io.centralita.simulator.phonebook;

import io.centralita.simulator.message.Channel;
import io.centralita.simulator.message.Message;
import io.centralita.simulator.message.Messages;
import io.centralita.simulator.message.Status;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/// What lies unread on each phone.
@Component
public class Inbox {
  private final Map<String, Map<Chat, Set<String>>> unread = new ConcurrentHashMap<>();

  Inbox(Messages messages) {
    // A text message tells nobody that it was read, so after a restart all of them were.
    messages
        .after(Optional.empty(), Optional.empty(), -1)
        .filter(message -> !message.inbound() && message.to().channel() == Channel.WHATSAPP)
        .filter(message -> message.onPhone() && message.reached(Status.READ).isEmpty())
        .forEach(this::delivered);
  }

  public void delivered(Message message) {
    unread.compute(
        message.person().id(),
        (_, chats) -> {
          var own = chats == null ? new ConcurrentHashMap<Chat, Set<String>>() : chats;
          own.computeIfAbsent(Chat.of(message), _ -> new LinkedHashSet<>()).add(message.sid());
          return own;
        });
  }

  /// Takes out what was unread in one chat, oldest first.
  public List<String> read(String person, Chat chat) {
    var taken = new ArrayList<String>();
    unread.computeIfPresent(
        person,
        (_, chats) -> {
          var sids = chats.remove(chat);
          if (sids != null) {
            taken.addAll(sids);
          }
          return chats.isEmpty() ? null : chats;
        });
    return taken;
  }

  public int unread(String person, Chat chat) {
    var chats = unread.get(person);
    var sids = chats == null ? null : chats.get(chat);
    return sids == null ? 0 : sids.size();
  }

  public int unread(String person) {
    var chats = unread.get(person);
    return chats == null ? 0 : chats.values().stream().mapToInt(Set::size).sum();
  }

  /// Whoever has something unread.
  public Set<String> people() {
    return Set.copyOf(unread.keySet());
  }

  /// A person's chat: with whom, over what.
  public record Chat(String business, Channel channel) {
    public static Chat of(Message message) {
      return new Chat(message.business().id(), message.business().channel());
    }
  }
}
