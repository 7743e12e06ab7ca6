package io.centralita.simulator.meta;

import io.centralita.simulator.carrier.Consignment;
import io.centralita.simulator.message.Address;
import io.centralita.simulator.message.Button;
import io.centralita.simulator.message.Channel;
import io.centralita.simulator.message.Location;
import io.centralita.simulator.number.Network;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// What a client of the Cloud API asks to be sent, and whether it may.
sealed interface MetaRequest {
  Pattern PLACEHOLDER = Pattern.compile("\\{\\{(\\d+)}}");

  record Right(Consignment consignment) implements MetaRequest {}

  record Wrong(MetaRefusal refusal) implements MetaRequest {}

  /// Who is written to, as phones are called; empty when nobody can be.
  static String person(JsonNode body) {
    var user = body.path("recipient").asString("");
    var number = body.path("to").asString("").replaceAll("[^0-9]", "");
    return number.isEmpty() ? user : "+" + number;
  }

  static MetaRequest read(JsonNode body, String business, MetaTemplates templates) {
    if (!body.path("messaging_product").asString("").equals("whatsapp")) {
      return new Wrong(MetaRefusal.PARAMETER);
    }
    var person = person(body);
    if (person.isEmpty()) {
      return new Wrong(MetaRefusal.MISSING);
    }
    if (!Address.isPerson(person)) {
      return new Wrong(MetaRefusal.RECIPIENT);
    }
    var said = new Said(body, business, person);
    var type = body.path("type").asString("text");
    var part = body.path(type);
    return switch (type) {
      case "text" -> said.text(part.path("body").asString(""));
      case "image", "video", "audio", "document" -> said.medium(part);
      case "location" -> said.place(part);
      case "interactive" -> said.buttons(part);
      case "template" -> said.template(part, templates);
      default -> new Wrong(MetaRefusal.UNSUPPORTED);
    };
  }

  /// A request whose people are known.
  record Said(JsonNode body, String business, String person) {

    MetaRequest text(String text) {
      return text.isBlank() || text.length() > 4_096
          ? new Wrong(MetaRefusal.PARAMETER)
          : right(text, List.of(), null, List.of(), false);
    }

    MetaRequest medium(JsonNode part) {
      var link = part.path("link").asString("");
      return link.isEmpty()
          ? new Wrong(MetaRefusal.MISSING)
          : right(part.path("caption").asString(""), List.of(link), null, List.of(), false);
    }

    MetaRequest place(JsonNode part) {
      if (!part.path("latitude").isNumber() || !part.path("longitude").isNumber()) {
        return new Wrong(MetaRefusal.MISSING);
      }
      var place =
          new Location(
              part.path("latitude").asDouble(),
              part.path("longitude").asDouble(),
              textOrNull(part.path("name")),
              textOrNull(part.path("address")));
      return right("", List.of(), place, List.of(), false);
    }

    MetaRequest buttons(JsonNode part) {
      var buttons = new ArrayList<Button>();
      for (var button : part.path("action").path("buttons")) {
        var reply = button.path("reply");
        buttons.add(new Button(reply.path("title").asString(""), reply.path("id").asString("")));
      }
      if (buttons.isEmpty() || buttons.size() > 3) {
        return new Wrong(MetaRefusal.PARAMETER);
      }
      return right(part.path("body").path("text").asString(""), List.of(), null, buttons, false);
    }

    MetaRequest template(JsonNode part, MetaTemplates templates) {
      var language = part.path("language").path("code").asString("");
      var found = templates.find(part.path("name").asString(""), language);
      if (found.isEmpty()) {
        return new Wrong(MetaRefusal.NO_SUCH_TEMPLATE);
      }
      var values = new ArrayList<String>();
      var payloads = new ArrayList<String>();
      for (var component : part.path("components")) {
        for (var parameter : component.path("parameters")) {
          (component.path("type").asString("").equals("body") ? values : payloads)
              .add(parameter.path(parameter.path("type").asString("")).asString(""));
        }
      }
      return filled(found.get(), values, payloads);
    }

    private MetaRequest filled(
        MetaTemplates.Template template, List<String> values, List<String> payloads) {
      int wanted =
          PLACEHOLDER
              .matcher(template.body())
              .results()
              .mapToInt(found -> Integer.parseInt(found.group(1)))
              .max()
              .orElse(0);
      if (wanted != values.size() || payloads.size() > template.buttons().size()) {
        return new Wrong(MetaRefusal.PARAMETERS_MISMATCH);
      }
      var text =
          PLACEHOLDER
              .matcher(template.body())
              .replaceAll(found ->
                  Matcher.quoteReplacement(values.get(Integer.parseInt(found.group(1)) - 1)));
      var buttons = new ArrayList<Button>();
      for (int i = 0; i < template.buttons().size(); i++) {
        var title = template.buttons().get(i);
        buttons.add(new Button(title, i < payloads.size() ? payloads.get(i) : title));
      }
      return right(text, List.of(), null, buttons, true);
    }

    private MetaRequest right(
        String text,
        List<String> media,
        @Nullable Location place,
        List<Button> buttons,
        boolean template) {
      return new Right(
          new Consignment(
              Network.META,
              new Address(Channel.WHATSAPP, business),
              new Address(Channel.WHATSAPP, person),
              text,
              media,
              place,
              buttons,
              template,
              null,
              textUnlessEmpty(body.path("context").path("message_id")),
              textUnlessEmpty(body.path("biz_opaque_callback_data"))));
    }

    private static @Nullable String textUnlessEmpty(JsonNode node) {
      var text = node.asString("");
      return text.isEmpty() ? null : text;
    }

    private static @Nullable String textOrNull(JsonNode node) {
      return node.isMissingNode() ? null : node.asString("");
    }
  }
}
