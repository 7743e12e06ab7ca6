package io.centralita.routing.template;

import io.centralita.contracts.values.Language;
import io.centralita.routing.template.Formats.Kind;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/// `templates.yml`, read and checked: a mistake in it is found when the service starts, not when
/// somebody waits for a message.
record TemplateFile(
    Map<String, Kind> formats,
    Map<String, Map<Language, String>> fallbacks,
    Map<String, Map<Language, Wording>> templates,
    Map<String, Integer> smsParts,
    Map<String, String> fits) {
  private static final int LONGEST_TITLE = 20;
  private static final int MOST_BUTTONS = 3;
  private static final int LONGEST_TEXT = 1_024;

  /// What is not told otherwise may be this long as an SMS.
  private static final int MOST_PARTS = 3;

  static TemplateFile read(String resource) {
    try (var stream = TemplateFile.class.getResourceAsStream(resource)) {
      return parse(Objects.requireNonNull(stream, resource));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  static TemplateFile parse(InputStream yaml) {
    Map<?, ?> root = new Yaml(new SafeConstructor(new LoaderOptions())).load(yaml);
    var formats = new LinkedHashMap<String, Kind>();
    map(root, "formats").forEach((name, kind) -> formats.put(text(name), kindCalled(text(kind))));
    var fallbacks = new LinkedHashMap<String, Map<Language, String>>();
    map(root, "fallbacks")
        .forEach((name, words) -> fallbacks.put(text(name), words((Map<?, ?>) words)));
    var templates = new LinkedHashMap<String, Map<Language, Wording>>();
    map(root, "templates")
        .forEach((name, said) -> templates.put(text(name), template(text(name), (Map<?, ?>) said)));
    var parts = new LinkedHashMap<String, Integer>();
    map(root, "templates")
        .forEach((name, said) -> parts.put(text(name), smsParts((Map<?, ?>) said)));
    var fits = new LinkedHashMap<String, String>();
    map(root, "templates")
        .forEach((name, said) -> {
          if (((Map<?, ?>) said).get("fit") instanceof String variable) {
            var takes = list(((Map<?, ?>) said).get("takes"));
            require(takes.contains(variable), name + " fits " + variable + ", which it lacks");
            require(
                smsParts((Map<?, ?>) said) == 1, name + " fits into one part, so say sms-parts: 1");
            fits.put(text(name), variable);
          }
        });
    return new TemplateFile(formats, fallbacks, templates, parts, fits);
  }

  Kind kind(String variable) {
    return formats.getOrDefault(variable, Kind.TEXT);
  }

  private static Map<Language, String> words(Map<?, ?> byLanguage) {
    var words = new EnumMap<Language, String>(Language.class);
    for (var language : Language.values()) {
      words.put(language, text(Objects.requireNonNull(byLanguage.get(language.tag()))));
    }
    return words;
  }

  private static Map<Language, Wording> template(String name, Map<?, ?> said) {
    var takes = list(said.get("takes"));
    var payloads = list(said.get("payloads"));
    var wordings = new EnumMap<Language, Wording>(Language.class);
    for (var language : Language.values()) {
      if (!(said.get(language.tag()) instanceof Map<?, ?> words)) {
        throw new IllegalStateException("%s is not said in %s".formatted(name, language));
      }
      var wording = wording(name, language, words, payloads);
      check(wording, takes);
      wordings.put(language, wording);
    }
    return wordings;
  }

  private static int smsParts(Map<?, ?> said) {
    return said.get("sms-parts") instanceof Integer parts ? parts : MOST_PARTS;
  }

  private static Wording wording(
      String name, Language language, Map<?, ?> words, List<String> payloads) {
    var titles = list(words.get("buttons"));
    if (titles.size() != payloads.size() || titles.size() > MOST_BUTTONS) {
      throw new IllegalStateException(name + " has other buttons than payloads, or too many");
    }
    var buttons = new ArrayList<Wording.Button>();
    for (int i = 0; i < titles.size(); i++) {
      buttons.add(new Wording.Button(titles.get(i), payloads.get(i)));
    }
    var text = text(Objects.requireNonNull(words.get("text"), name));
    var sms = words.get("sms") == null ? null : text(words.get("sms"));
    return new Wording(name, language, text, buttons, sms, variables(text, payloads));
  }

  private static List<String> variables(String text, List<String> payloads) {
    var names = new LinkedHashSet<String>();
    Wording.VARIABLE.matcher(text).results().forEach(found -> names.add(found.group(1)));
    for (var payload : payloads) {
      Wording.VARIABLE.matcher(payload).results().forEach(found -> names.add(found.group(1)));
    }
    return List.copyOf(names);
  }

  private static void check(Wording wording, List<String> takes) {
    var name = wording.template() + " in " + wording.language();
    for (var variable : wording.variables()) {
      require(takes.contains(variable), name + " uses " + variable + ", which it does not take");
    }
    for (var button : wording.buttons()) {
      require(button.title().length() <= LONGEST_TITLE, name + " has a title that is too long");
    }
    require(wording.text().length() <= LONGEST_TEXT, name + " is too long");
    require(wording.hasButtons() == (wording.sms() != null), name + " needs a line for SMS");
    var text = wording.text();
    require(!text.startsWith("{") && !text.endsWith("}"), name + " begins or ends with a variable");
  }

  private static void require(boolean holds, String sentence) {
    if (!holds) {
      throw new IllegalStateException(sentence);
    }
  }

  private static Kind kindCalled(String name) {
    return Kind.valueOf(name.toUpperCase(Locale.ROOT));
  }

  private static Map<?, ?> map(Map<?, ?> root, String key) {
    return (Map<?, ?>) Objects.requireNonNull(root.get(key), key);
  }

  private static List<String> list(@Nullable Object value) {
    return value instanceof List<?> items
        ? items.stream().map(TemplateFile::text).toList()
        : List.of();
  }

  private static String text(Object value) {
    return value.toString();
  }
}
