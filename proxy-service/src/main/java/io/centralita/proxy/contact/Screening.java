package io.centralita.proxy.contact;

import io.centralita.contracts.gateway.MessageContent.Location;
import io.centralita.contracts.gateway.MessageContent.Media;
import io.centralita.contracts.routing.SendCommand.Body.Words;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What crosses of a message when nobody is to be reached past the switchboard.
public sealed interface Screening {
  String INSTEAD = "•••";

  /// All of it.
  record Clear(Words words) implements Screening {}

  /// The rest.
  record Masked(Words words) implements Screening {}

  /// Nothing: a contact forbids it, or it is all there was.
  record Blocked() implements Screening {}

  static Screening of(Words words, ContactSettings settings) {
    var text = Part.of(words.text(), settings);
    var place = words.location();
    var name = Part.of(orEmpty(place == null ? null : place.label()), settings);
    var address = Part.of(orEmpty(place == null ? null : place.address()), settings);
    var cards =
        words.media().stream().anyMatch(Screening::isCard)
            ? settings.policy(ContactKind.PHONE)
            : ContactPolicy.ALLOW;
    var todo = EnumSet.of(cards);
    todo.addAll(text.policies());
    todo.addAll(name.policies());
    todo.addAll(address.policies());
    if (todo.contains(ContactPolicy.BLOCK)) {
      return new Blocked();
    }
    if (!todo.contains(ContactPolicy.MASK)) {
      return new Clear(words);
    }
    var media = cards == ContactPolicy.MASK ? withoutCards(words.media()) : words.media();
    var rest =
        new Words(
            text.masked(),
            media,
            place == null ? null : called(place, name, address),
            words.quotes());
    return rest.text().isBlank() && media.isEmpty() && place == null
        ? new Blocked()
        : new Masked(rest);
  }

  private static Location called(Location place, Part name, Part address) {
    return new Location(
        place.latitude(),
        place.longitude(),
        place.label() == null ? null : name.masked(),
        place.address() == null ? null : address.masked());
  }

  private static String orEmpty(@Nullable String text) {
    return text == null ? "" : text;
  }

  private static List<Media> withoutCards(List<Media> media) {
    return media.stream().filter(each -> !isCard(each)).toList();
  }

  /// A contact out of somebody's address book.
  private static boolean isCard(Media media) {
    return media.contentType().toLowerCase(Locale.ROOT).contains("vcard");
  }

  /// A text, what is done about its contacts, and what is left then.
  record Part(Set<ContactPolicy> policies, String masked) {
    private static Part of(String text, ContactSettings settings) {
      var contacts = text.isBlank() ? List.<Contact>of() : Contacts.in(text);
      var policies = EnumSet.noneOf(ContactPolicy.class);
      var masked = new StringBuilder(text);
      for (var contact : contacts.reversed()) {
        var policy = settings.policy(contact.kind());
        policies.add(policy);
        if (policy == ContactPolicy.MASK) {
          masked.replace(contact.from(), contact.to(), INSTEAD);
        }
      }
      return new Part(policies, masked.toString());
    }
  }
}
