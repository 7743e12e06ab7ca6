package io.centralita.routing.carrier.meta;

import io.centralita.routing.template.Message;
import io.centralita.routing.template.Wording;
import io.centralita.routing.template.Wording.Button;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/// One of our templates as Meta keeps it, by name and language, and as it is filled in. What a
/// button stands for is not part of Meta's template: it is given with each message.
final class MetaTemplate {
  private static final Pattern NUMBERED = Pattern.compile("\\{\\{(\\d+)}}");

  private MetaTemplate() {}

  static Map<String, Object> filled(Message message) {
    var wording = message.wording();
    var components = new ArrayList<Map<String, Object>>();
    var values = bodyNumbers(wording).map(number -> value(message, number)).toList();
    if (!values.isEmpty()) {
      components.add(
          Map.of(
              "type",
              "body",
              "parameters",
              values.stream().map(value -> Map.of("type", "text", "text", value)).toList()));
    }
    var buttons = buttons(message);
    for (int i = 0; i < buttons.size(); i++) {
      components.add(
          Map.of(
              "type",
              "button",
              "sub_type",
              "quick_reply",
              "index",
              Integer.toString(i),
              "parameters",
              List.of(Map.of("type", "payload", "payload", buttons.get(i).payload()))));
    }
    return Map.of(
        "name", wording.contentName(),
        "language", Map.of("code", wording.language().tag(), "policy", "deterministic"),
        "components", List.copyOf(components));
  }

  /// What Meta is asked to create; it approves nothing without samples.
  static Map<String, Object> definition(Wording wording) {
    var samples = bodyNumbers(wording).map(number -> wording.variables().get(number - 1)).toList();
    var components = new ArrayList<Map<String, Object>>();
    components.add(
        samples.isEmpty()
            ? Map.of("type", "BODY", "text", wording.contentText())
            : Map.of(
                "type",
                "BODY",
                "text",
                wording.contentText(),
                "example",
                Map.of("body_text", List.of(samples))));
    if (wording.hasButtons()) {
      var buttons =
          wording.contentButtons().stream()
              .map(button -> Map.of("type", "QUICK_REPLY", "text", button.title()))
              .toList();
      components.add(Map.of("type", "BUTTONS", "buttons", buttons));
    }
    return Map.of(
        "name", wording.contentName(),
        "language", wording.language().tag(),
        "category", "UTILITY",
        "components", List.copyOf(components));
  }

  /// The buttons with what they stand for in this message.
  static List<Button> buttons(Message message) {
    return message.wording().contentButtons().stream()
        .map(button -> new Button(button.title(), filled(button.payload(), message)))
        .toList();
  }

  private static String filled(String pattern, Message message) {
    return NUMBERED
        .matcher(pattern)
        .replaceAll(
            found -> Matcher.quoteReplacement(value(message, Integer.parseInt(found.group(1)))));
  }

  private static String value(Message message, int number) {
    return Objects.requireNonNull(message.numbered().get(Integer.toString(number)));
  }

  /// The variables of the text come first, so their numbers are 1 to the highest in it.
  private static java.util.stream.Stream<Integer> bodyNumbers(Wording wording) {
    int highest =
        NUMBERED
            .matcher(wording.contentText())
            .results()
            .mapToInt(found -> Integer.parseInt(found.group(1)))
            .max()
            .orElse(0);
    return IntStream.rangeClosed(1, highest).boxed();
  }
}
