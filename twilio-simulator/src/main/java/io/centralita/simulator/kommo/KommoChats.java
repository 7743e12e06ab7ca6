package io.centralita.simulator.kommo;

import io.centralita.simulator.carrier.Carrier;
import io.centralita.simulator.carrier.Consignment;
import io.centralita.simulator.message.Address;
import io.centralita.simulator.message.Channel;
import io.centralita.simulator.message.Direction;
import io.centralita.simulator.message.Location;
import io.centralita.simulator.message.Message;
import io.centralita.simulator.message.Messages;
import io.centralita.simulator.number.BusinessNumber;
import io.centralita.simulator.number.Network;
import io.centralita.simulator.webhook.KommoLetters;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/// The chats of a channel. A client calls a message by its own id, and the same id twice is one
/// message.
@Component
class KommoChats {
  private final Messages messages;
  private final Carrier carrier;

  /// Whose chat it is, for people who never wrote and whom only a client's own id names.
  private final Map<String, String> people = new ConcurrentHashMap<>();

  KommoChats(Messages messages, Carrier carrier) {
    this.messages = messages;
    this.carrier = carrier;
  }

  synchronized ResponseEntity<Object> send(JsonNode payload, BusinessNumber number) {
    var person =
        person(payload, payload.path("receiver"), number).filter(Address::isPerson).orElse(null);
    var id = payload.path("msgid").asString("");
    if (person == null || id.isEmpty() || !payload.path("sender").has("ref_id")) {
      return KommoController.refused(400);
    }
    var message =
        known(number, person, id)
            .orElseGet(() ->
                carrier.bring(
                    consignment(payload.path("message"), number, person, id),
                    Direction.OUTBOUND_API));
    return ResponseEntity.ok(
        Map.of(
            "new_message",
            Map.of(
                "conversation_id",
                KommoLetters.chat(person, number.number()),
                "msgid",
                message.sid(),
                "ref_id",
                id)));
  }

  private static Consignment consignment(
      JsonNode message, BusinessNumber number, String person, String id) {
    var media = message.path("media").asString("");
    var place = message.path("location");
    return new Consignment(
        Network.KOMMO,
        new Address(Channel.WHATSAPP, number.number()),
        new Address(Channel.WHATSAPP, person),
        message.path("text").asString(""),
        media.isEmpty() ? List.of() : List.of(media),
        place.isObject() ? location(place) : null,
        List.of(),
        false,
        null,
        null,
        id);
  }

  private static Location location(JsonNode place) {
    return new Location(place.path("lat").asDouble(), place.path("lon").asDouble(), null, null);
  }

  ResponseEntity<Object> chat(JsonNode body, BusinessNumber number) {
    return person(body, body.path("user"), number)
        .<ResponseEntity<Object>>map(person -> {
          var chat = KommoLetters.chat(person, number.number());
          people.put(chat, person);
          return ResponseEntity.ok(Map.of("id", chat, "user", body.path("user")));
        })
        .orElseGet(() -> KommoController.refused(400));
  }

  ResponseEntity<Object> history(String chat, BusinessNumber number, int offset, int limit) {
    var person = of(chat, number);
    var entries =
        person.stream()
            .flatMap(each -> between(each, number))
            .skip(offset)
            .limit(limit)
            .map(KommoChats::entry)
            .toList();
    return entries.isEmpty()
        ? ResponseEntity.noContent().build()
        : ResponseEntity.ok(Map.of("messages", entries));
  }

  private static Map<String, Object> entry(Message message) {
    var content = new LinkedHashMap<String, Object>();
    content.put("id", message.sid());
    content.put("type", "text");
    content.put("text", message.body());
    @Nullable String id = message.statusCallback();
    if (id != null) {
      content.put("client_id", id);
    }
    return Map.of("timestamp", message.createdAt().getEpochSecond(), "message", content);
  }

  /// Kommo's own id of the chat counts most; then the number of the person.
  private Optional<String> person(JsonNode chat, JsonNode person, BusinessNumber number) {
    var ref = chat.path("conversation_ref_id").asString("");
    var phone = person.path("profile").path("phone").asString("");
    var id = person.path("id").asString("").replaceFirst("^kommo:", "");
    return of(ref, number)
        .or(() -> Optional.of(phone).filter(Address::isNumber))
        .or(() -> of(id, number))
        .or(() -> Optional.of(id).filter(Address::isPerson));
  }

  private Optional<String> of(String chat, BusinessNumber number) {
    return Optional.ofNullable(people.get(chat))
        .or(() ->
            messages
                .before(Optional.empty(), Optional.empty(), Long.MAX_VALUE)
                .map(message -> message.person().id())
                .distinct()
                .filter(person -> KommoLetters.chat(person, number.number()).equals(chat))
                .findFirst());
  }

  private Optional<Message> known(BusinessNumber number, String person, String id) {
    return between(person, number)
        .filter(message -> Objects.equals(message.statusCallback(), id))
        .findFirst();
  }

  private Stream<Message> between(String person, BusinessNumber number) {
    return messages
        .ofPerson(person)
        .filter(message -> message.business().id().equals(number.number()));
  }
}
