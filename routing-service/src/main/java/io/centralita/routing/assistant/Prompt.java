package io.centralita.routing.assistant;

import io.centralita.contracts.catalogue.ServiceCatalogue;
import io.centralita.contracts.catalogue.ServiceCategory;
import io.centralita.contracts.values.Language;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;

/// What a model is asked: our instructions, and a person's words, which are no instructions.
///
/// @param question without numbers, addresses and names of people
record Prompt(String instructions, String question) {
  private static final String INSTRUCTIONS = read("/assistant/instructions.txt");
  private static final int LONGEST_QUESTION = 1_000;
  private static final int TOKENS_AROUND = 50;

  static Prompt of(String question, Language language, ServiceCatalogue catalogue) {
    var services =
        catalogue.categories().stream()
            .map((ServiceCategory category) -> category.name(language))
            .collect(Collectors.joining(", "));
    var instructions =
        INSTRUCTIONS
            .replace("{language}", language.locale().getDisplayLanguage(Locale.ENGLISH))
            .replace("{services}", services);
    return new Prompt(instructions, fenced(question));
  }

  private static String fenced(String question) {
    var cut =
        question.length() <= LONGEST_QUESTION ? question : question.substring(0, LONGEST_QUESTION);
    return "<message>\n" + cut.replace("<", "‹").replace(">", "›") + "\n</message>";
  }

  /// More tokens than this it cannot be: none is shorter than a byte.
  long mostTokens() {
    return (long) instructions.getBytes(StandardCharsets.UTF_8).length
        + question.getBytes(StandardCharsets.UTF_8).length
        + TOKENS_AROUND;
  }

  private static String read(String resource) {
    try (var stream = Prompt.class.getResourceAsStream(resource)) {
      return new String(
              Objects.requireNonNull(stream, resource).readAllBytes(), StandardCharsets.UTF_8)
          .strip();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
