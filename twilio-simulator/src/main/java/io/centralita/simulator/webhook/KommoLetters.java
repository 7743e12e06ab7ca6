package io.centralita.simulator.webhook;

import io.centralita.simulator.SimulatorSettings;
import io.centralita.simulator.message.Message;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/// Webhooks as Kommo's Chats API writes them
/// (https://developers.kommo.com/reference/webhooks-chats), signed with the channel's secret over
/// the bytes.
@Component
public class KommoLetters {
  private final SimulatorSettings.Kommo settings;
  private final JsonMapper json;

  KommoLetters(SimulatorSettings settings, JsonMapper json) {
    this.settings = settings.kommo();
    this.json = json;
  }

  /// Kommo's id of the chat between a person and a number: always the same.
  public static String chat(String person, String business) {
    var names = "kommo chat " + person + " " + business;
    return UUID.nameUUIDFromBytes(names.getBytes(StandardCharsets.UTF_8)).toString();
  }

  /// @param name what the person calls themselves
  public Letter message(Message message, String name) {
    var person = message.person().id();
    var sender = new LinkedHashMap<String, Object>();
    sender.put("id", UUID.nameUUIDFromBytes(person.getBytes(StandardCharsets.UTF_8)).toString());
    sender.put("name", name);
    if (person.startsWith("+")) {
      sender.put("phone", person);
    }
    var event = new LinkedHashMap<String, Object>();
    event.put("conversation", Map.of("id", chat(person, message.business().id())));
    event.put("sender", sender);
    event.put("receiver", Map.of("id", settings.botId(), "name", "Bot"));
    event.put("timestamp", message.createdAt().getEpochSecond());
    event.put("msec_timestamp", message.createdAt().toEpochMilli());
    event.put("message", content(message));
    var told =
        Map.of(
            "account_id",
            settings.account(),
            "time",
            message.createdAt().getEpochSecond(),
            "message",
            event);
    var body = json.writeValueAsString(told);
    var bytes = body.getBytes(StandardCharsets.UTF_8);
    return new Letter.Json(
        body, Map.of("X-Signature", Signature.hex("HmacSHA1", bytes, settings.secret())));
  }

  private static Map<String, Object> content(Message message) {
    var content = new LinkedHashMap<String, Object>();
    content.put("id", message.sid());
    content.put("text", message.body());
    var location = message.location();
    if (location != null) {
      content.put("type", "location");
      content.put("location", Map.of("lat", location.latitude(), "lon", location.longitude()));
    } else if (message.media().isEmpty()) {
      content.put("type", "text");
    } else {
      var file = message.media().getFirst();
      content.put("type", file.contentType().startsWith("image/") ? "picture" : "file");
      content.put("media", file.url());
      content.put("file_name", List.of(file.url().split("/", -1)).getLast());
      content.put("file_size", 0);
    }
    if (message.repliesTo() != null) {
      content.put(
          "reply_to", Map.of("message", Map.of("id", Objects.requireNonNull(message.repliesTo()))));
    }
    return content;
  }
}
