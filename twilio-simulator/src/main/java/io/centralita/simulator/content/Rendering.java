package io.centralita.simulator.content;

import io.centralita.simulator.message.Button;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;

/// What a person sees of a template: the text with its variables filled in, and the buttons.
public record Rendering(String body, List<Button> buttons, List<String> mediaUrls) {
  private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{\\s*([\\w.-]+)\\s*}}");

  public static Rendering of(Content content, Map<String, String> variables) {
    var form = form(content.types());
    return new Rendering(
        fill(form.path("body").asString(""), content.variables(), variables),
        elements(form.path("actions")).stream()
            .map(action ->
                new Button(
                    fill(action.path("title").asString(""), content.variables(), variables),
                    fill(action.path("id").asString(""), content.variables(), variables)))
            .toList(),
        elements(form.path("media")).stream()
            .map(url -> fill(url.asString(""), content.variables(), variables))
            .toList());
  }

  /// The richest form that the phones can show.
  private static JsonNode form(Map<String, JsonNode> types) {
    for (var type : List.of("twilio/quick-reply", "twilio/media", "twilio/text")) {
      var form = types.get(type);
      if (form != null && form.isObject()) {
        return form;
      }
    }
    return types.values().iterator().next();
  }

  private static List<JsonNode> elements(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false).toList();
  }

  private static String fill(
      String text, Map<String, String> defaults, Map<String, String> variables) {
    return PLACEHOLDER
        .matcher(text)
        .replaceAll(found -> {
          var name = found.group(1);
          var value = variables.getOrDefault(name, defaults.getOrDefault(name, found.group()));
          return Matcher.quoteReplacement(value);
        });
  }
}
