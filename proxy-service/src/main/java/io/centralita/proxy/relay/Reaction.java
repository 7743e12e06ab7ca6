package io.centralita.proxy.relay;

import io.centralita.proxy.callback.Answer.Given;
import io.centralita.proxy.link.Limits;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What an account wants done about a message to somebody who is not there.
sealed interface Reaction {

  /// As without being asked: the writer hears that nobody is there.
  record None() implements Reaction {}

  /// The writer is answered with these, one after the other; none for silence.
  record Says(List<String> texts) implements Reaction {}

  /// A session is to be opened between the writer and somebody, and the message crosses it.
  ///
  /// @param identifier of the other one, in clear
  /// @param ttl in seconds; absent for the service's own
  record Opens(
      String identifier,
      @Nullable String uniqueName,
      @Nullable String mode,
      @Nullable Integer ttl,
      @Nullable String friendlyName)
      implements Reaction {}

  static Reaction of(Given answer) {
    if (!answer.isSuccess()) {
      return new None();
    }
    var type = answer.contentType().toLowerCase(Locale.ROOT);
    if (type.contains("json")) {
      return session(answer.body());
    }
    return type.contains("xml") ? texts(answer.body()) : new None();
  }

  private static Reaction session(String body) {
    JsonNode json;
    try {
      json = JsonMapper.shared().readTree(body);
    } catch (JacksonException _) {
      return new None();
    }
    var identifier = text(json, "participantIdentifier");
    var uniqueName = text(json, "uniqueName");
    var friendlyName = text(json, "participantFriendlyName");
    if (identifier == null
        || (uniqueName != null && !Limits.isUniqueName(uniqueName))
        || (friendlyName != null && !Limits.isFriendlyName(friendlyName))) {
      return new None();
    }
    return new Opens(
        identifier,
        uniqueName,
        text(json, "mode"),
        json.path("ttl").canConvertToInt() && json.path("ttl").asInt() >= 0
            ? json.path("ttl").asInt()
            : null,
        friendlyName);
  }

  private static @Nullable String text(JsonNode json, String field) {
    return json.path(field).isString() ? json.path(field).asString() : null;
  }

  /// `<Message>` with text, or with `<Body>` inside. Nothing is fetched and no entity expanded.
  private static Reaction texts(String body) {
    var factory = XMLInputFactory.newFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    var texts = new ArrayList<String>();
    try {
      var xml = factory.createXMLStreamReader(new StringReader(body.strip()));
      var message = new StringBuilder();
      boolean within = false;
      while (xml.hasNext()) {
        switch (xml.next()) {
          case XMLStreamConstants.START_ELEMENT -> {
            if (xml.getLocalName().equals("Message")) {
              within = true;
              message.setLength(0);
            }
          }
          case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> {
            if (within) {
              message.append(xml.getText());
            }
          }
          case XMLStreamConstants.END_ELEMENT -> {
            if (xml.getLocalName().equals("Message")) {
              within = false;
              if (!message.toString().isBlank()) {
                texts.add(message.toString().strip());
              }
            }
          }
          default -> {}
        }
      }
    } catch (XMLStreamException _) {
      return new None();
    }
    return new Says(List.copyOf(texts));
  }
}
