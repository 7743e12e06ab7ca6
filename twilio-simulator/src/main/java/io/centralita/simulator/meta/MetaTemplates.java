package io.centralita.simulator.meta;

import io.centralita.simulator.journal.Journal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/// The account's templates, by name and language. All are approved at once.
@Component
class MetaTemplates {
  private final Map<String, Template> templates = new ConcurrentHashMap<>();
  private final Journal journal;

  /// @param body with `{{1}}` where values go
  /// @param buttons the titles of its quick replies
  record Template(String name, String language, String body, List<String> buttons) {}

  MetaTemplates(Journal journal) {
    this.journal = journal;
    journal.replay("meta-template", Template.class, this::save);
  }

  Map<String, Object> create(JsonNode definition) {
    var body = "";
    var buttons = new ArrayList<String>();
    for (var component : definition.path("components")) {
      if (component.path("type").asString("").equals("BODY")) {
        body = component.path("text").asString("");
      }
      for (var button : component.path("buttons")) {
        buttons.add(button.path("text").asString(""));
      }
    }
    var template =
        new Template(
            definition.path("name").asString(""),
            definition.path("language").asString(""),
            body,
            List.copyOf(buttons));
    save(template);
    return Map.of("id", key(template.name(), template.language()), "status", "APPROVED");
  }

  List<Map<String, String>> all() {
    return templates.values().stream()
        .map(each -> Map.of("name", each.name(), "language", each.language(), "status", "APPROVED"))
        .toList();
  }

  Optional<Template> find(String name, String language) {
    return Optional.ofNullable(templates.get(key(name, language)));
  }

  private void save(Template template) {
    templates.put(key(template.name(), template.language()), template);
    journal.append("meta-template", template);
  }

  private static String key(String name, String language) {
    return name + "/" + language;
  }
}
