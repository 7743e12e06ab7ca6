package io.centralita.routing.understanding;

import io.centralita.contracts.catalogue.ServiceCatalogue;
import io.centralita.contracts.values.Language;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/// What people write, with what they mean by it: the catalogue's own examples and
/// `understanding/examples.txt`.
final class Examples {
  /// The category of texts that ask for no service.
  static final String NONE = "none";

  private Examples() {}

  record Example(String category, Language language, String text) {}

  static List<Example> all(ServiceCatalogue catalogue) {
    var examples = new ArrayList<>(read("/understanding/examples.txt"));
    for (var category : catalogue.categories()) {
      for (var language : Language.values()) {
        examples.add(new Example(category.code(), language, category.name(language)));
      }
      category
          .examples()
          .forEach(text -> examples.add(new Example(category.code(), Language.SPANISH, text)));
    }
    return examples;
  }

  /// Lines under headings such as `[plumbing es]`; what begins with `#` is a comment.
  static List<Example> read(String resource) {
    try (var stream =
            Objects.requireNonNull(Examples.class.getResourceAsStream(resource), resource);
        var lines = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
      var examples = new ArrayList<Example>();
      var category = NONE;
      var language = Language.SPANISH;
      for (var line : lines.lines().map(String::strip).toList()) {
        if (line.startsWith("[")) {
          var heading = line.substring(1, line.length() - 1).split(" ", 2);
          category = heading[0];
          language = Language.of(heading[1]);
        } else if (!line.isEmpty() && !line.startsWith("#")) {
          examples.add(new Example(category, language, line));
        }
      }
      return examples;
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
