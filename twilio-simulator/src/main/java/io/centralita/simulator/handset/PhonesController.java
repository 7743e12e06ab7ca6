package io.centralita.simulator.handset;

import io.centralita.simulator.carrier.Reception;
import io.centralita.simulator.message.Address;
import io.centralita.simulator.message.Channel;
import io.centralita.simulator.message.Message;
import io.centralita.simulator.phonebook.Inbox;
import io.centralita.simulator.phonebook.Phone;
import io.centralita.simulator.phonebook.Phones;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/// Phones: who has one, what it shows, and what its owner does with it.
@RestController
@RequestMapping("/simulator/phones")
class PhonesController {
  private static final int LONGEST_LIST = 1_000;

  private final Handsets handsets;
  private final Phones phones;
  private final Outgoing outgoing;
  private final Reception reception;

  PhonesController(Handsets handsets, Phones phones, Outgoing outgoing, Reception reception) {
    this.handsets = handsets;
    this.phones = phones;
    this.outgoing = outgoing;
    this.reception = reception;
  }

  @GetMapping
  List<PhoneView.Line> search(
      @RequestParam(defaultValue = "") String search,
      @RequestParam(defaultValue = "") String kind,
      @RequestParam(defaultValue = "false") boolean unread,
      @RequestParam(defaultValue = "50") int limit) {
    return unread
        ? handsets.unread()
        : handsets.search(search, kind, Math.clamp(limit, 1, LONGEST_LIST));
  }

  @GetMapping("/{number}")
  PhoneView view(@PathVariable String number) {
    return handsets.view(known(number));
  }

  @PutMapping("/{number}")
  Phone save(@PathVariable String number, @RequestBody PhoneRequest request) {
    var phone =
        new Phone(
            known(number),
            orEmpty(request.name()),
            orElse(request.kind(), "customer"),
            orElse(request.language(), "es"));
    phones.save(phone);
    return phone;
  }

  /// Announces many people at once.
  @PostMapping
  Map<String, Integer> saveAll(@RequestBody List<Phone> people) {
    people.forEach(phones::save);
    return Map.of("saved", people.size());
  }

  /// Sends what the person wrote, took, shared or tapped.
  @PostMapping("/{number}/messages")
  @ResponseStatus(HttpStatus.CREATED)
  Message send(@PathVariable String number, @RequestBody SendFromPhone request) {
    return outgoing.send(known(number), request);
  }

  /// The person looks at a chat.
  @PostMapping("/{number}/read")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void read(@PathVariable String number, @RequestBody ReadRequest request) {
    reception.read(known(number), new Inbox.Chat(request.business(), request.channel()));
  }

  private static String known(String number) {
    if (!Address.isPerson(number)) {
      throw new ResponseStatusException(HttpStatus.BAD_REQUEST, "nobody can have " + number);
    }
    return number;
  }

  private static String orEmpty(@Nullable String text) {
    return orElse(text, "");
  }

  private static String orElse(@Nullable String text, String otherwise) {
    return text == null ? otherwise : text;
  }

  record PhoneRequest(@Nullable String name, @Nullable String kind, @Nullable String language) {}

  record ReadRequest(String business, Channel channel) {}
}
