package io.centralita.simulator.phonebook;

import io.centralita.simulator.SimulatorSettings;
import io.centralita.simulator.feed.Feed;
import io.centralita.simulator.journal.Journal;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/// Whose phone is whose.
@Component
public class Phones {
  private final Map<String, Phone> phones = new ConcurrentHashMap<>();
  private final Journal journal;
  private final Feed feed;

  Phones(SimulatorSettings settings, Journal journal, Feed feed) {
    this.journal = journal;
    this.feed = feed;
    journal.replay("phone", Phone.class, this::save);
    settings.phones().stream()
        .map(person -> new Phone(person.number(), person.name(), person.kind(), person.language()))
        .forEach(this::save);
  }

  public Phone of(String number) {
    var phone = phones.get(number);
    return phone == null ? Phone.unannounced(number) : phone;
  }

  public Collection<Phone> announced() {
    return List.copyOf(phones.values());
  }

  public void save(Phone phone) {
    if (!phone.equals(phones.put(phone.number(), phone))) {
      feed.publish("phone", phone.number(), phone);
    }
    journal.append("phone", phone);
  }
}
