package io.centralita.routing.template;

import io.centralita.contracts.event.EventIds;
import io.centralita.contracts.values.Language;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A template in one language.
///
/// @param text with `{variable}` where values go
/// @param buttons shown under the text where the channel can
/// @param sms what is added where there are no buttons
/// @param variables in the order in which carriers number them
public record Wording(
    String template,
    Language language,
    String text,
    List<Button> buttons,
    @Nullable String sms,
    List<String> variables) {
  static final Pattern VARIABLE = Pattern.compile("\\{(\\w+)}");

  public Wording {
    buttons = List.copyOf(buttons);
    variables = List.copyOf(variables);
  }

  /// @param payload what a tap stands for, with `{variable}` where values go
  public record Button(String title, String payload) {}

  public boolean hasButtons() {
    return !buttons.isEmpty();
  }

  /// The name under which a carrier keeps this wording; other words make another name.
  public String contentName() {
    var words = contentText() + contentButtons();
    var hash = EventIds.derived("content", words).toString().substring(0, 8);
    return template.replace('-', '_') + "_" + language.tag() + "_" + hash;
  }

  /// The text with numbered variables, as Twilio's Content API wants it.
  public String contentText() {
    return numbered(text);
  }

  public List<Button> contentButtons() {
    return buttons.stream()
        .map(button -> new Button(button.title(), numbered(button.payload())))
        .toList();
  }

  private String numbered(String pattern) {
    return replace(pattern, name -> "{{" + (variables.indexOf(name) + 1) + "}}");
  }

  String filled(Map<String, String> values) {
    return replace(text, name -> Objects.requireNonNull(values.get(name), name));
  }

  Map<String, String> numbered(Map<String, String> values) {
    var numbered = new HashMap<String, String>();
    for (int i = 0; i < variables.size(); i++) {
      numbered.put(Integer.toString(i + 1), Objects.requireNonNull(values.get(variables.get(i))));
    }
    return numbered;
  }

  private static String replace(String pattern, UnaryOperator<String> value) {
    return VARIABLE
        .matcher(pattern)
        .replaceAll(found -> Matcher.quoteReplacement(value.apply(found.group(1))));
  }
}
