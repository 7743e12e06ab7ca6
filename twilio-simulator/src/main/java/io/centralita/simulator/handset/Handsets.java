package io.centralita.simulator.handset;

import io.centralita.simulator.call.Calls;
import io.centralita.simulator.carrier.Window;
import io.centralita.simulator.message.Address;
import io.centralita.simulator.message.Message;
import io.centralita.simulator.message.Messages;
import io.centralita.simulator.number.BusinessNumber;
import io.centralita.simulator.number.BusinessNumbers;
import io.centralita.simulator.phonebook.Inbox;
import io.centralita.simulator.phonebook.Inbox.Chat;
import io.centralita.simulator.phonebook.Phone;
import io.centralita.simulator.phonebook.Phones;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/// Puts together what phones show.
@Component
class Handsets {
  private static final int SHOWN = 300;
  private static final Comparator<PhoneView.Line> LATEST_FIRST =
      Comparator.comparingLong(Handsets::latest)
          .reversed()
          .thenComparing(PhoneView.Line::name)
          .thenComparing(PhoneView.Line::number);

  private final Phones phones;
  private final Messages messages;
  private final BusinessNumbers numbers;
  private final Inbox inbox;
  private final Window window;
  private final Calls calls;

  Handsets(
      Phones phones,
      Messages messages,
      BusinessNumbers numbers,
      Inbox inbox,
      Window window,
      Calls calls) {
    this.phones = phones;
    this.messages = messages;
    this.numbers = numbers;
    this.inbox = inbox;
    this.window = window;
    this.calls = calls;
  }

  PhoneView view(String number) {
    var phone = phones.of(number);
    Map<Chat, List<Message>> chats = new LinkedHashMap<>();
    messages
        .ofPerson(number)
        .filter(Message::onPhone)
        .limit(SHOWN)
        .forEach(each -> chats.computeIfAbsent(Chat.of(each), _ -> new ArrayList<>()).add(each));
    var views =
        chats.entrySet().stream()
            .map(chat -> chat(number, chat.getKey(), chat.getValue()))
            .toList();
    return new PhoneView(
        number,
        phone.name(),
        phone.kind(),
        phone.language(),
        inbox.unread(number),
        views,
        calls.ofPerson(number).stream().limit(SHOWN).toList());
  }

  /// Phones whose name or number contains the text, those with the latest messages first.
  List<PhoneView.Line> search(String text, String kind, int limit) {
    var wanted = plain(text);
    var announced = phones.announced().stream();
    // A number that nobody announced has a phone all the same.
    var asked = Address.isPerson(text) ? Stream.of(phones.of(text)) : Stream.<Phone>empty();
    return Stream.concat(announced, asked)
        .distinct()
        .filter(phone -> kind.isEmpty() || phone.kind().equals(kind))
        .filter(phone -> matches(phone, wanted))
        .map(this::line)
        .sorted(LATEST_FIRST)
        .limit(limit)
        .toList();
  }

  /// Phones with something unread, the latest first.
  List<PhoneView.Line> unread() {
    return inbox.people().stream().map(phones::of).map(this::line).sorted(LATEST_FIRST).toList();
  }

  private PhoneView.ChatView chat(String person, Chat chat, List<Message> newestFirst) {
    var name = numbers.find(chat.business()).map(BusinessNumber::name).orElse(chat.business());
    return new PhoneView.ChatView(
        chat.business(),
        name,
        chat.channel(),
        inbox.unread(person, chat),
        window.closesAt(person, chat.business()).orElse(null),
        newestFirst.reversed());
  }

  private PhoneView.Line line(Phone phone) {
    return new PhoneView.Line(
        phone.number(),
        phone.name(),
        phone.kind(),
        phone.language(),
        inbox.unread(phone.number()),
        messages.ofPerson(phone.number()).filter(Message::onPhone).findFirst().orElse(null));
  }

  private static long latest(PhoneView.Line line) {
    return line.lastMessage() == null ? 0 : line.lastMessage().sequence();
  }

  private static boolean matches(Phone phone, String wanted) {
    var digits = wanted.replaceAll("[\\s()-]", "");
    return plain(phone.name()).contains(wanted)
        || (!digits.isEmpty() && phone.number().contains(digits));
  }

  /// Without accents and capitals, so that "gasfiteria" finds "Gasfitería".
  private static String plain(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFD)
        .replaceAll("\\p{M}", "")
        .toLowerCase(Locale.ROOT)
        .strip();
  }
}
