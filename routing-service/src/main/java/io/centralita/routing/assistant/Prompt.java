package io.centralita.routing.assistant;

import io.centralita.contracts.catalogue.ServiceCatalogue;
import io.centralita.contracts.catalogue.ServiceCategory;
import io.centralita.contracts.values.Language;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;

/// What a model is asked: our instructions, what was said before, and a person's words, which are
/// no instructions.
///
/// @param earlier oldest first
/// @param question without numbers, addresses and names of people
record Prompt(String instructions, List<Earlier> earlier, String question) {
  private static final String INSTRUCTIONS = read("/assistant/instructions.txt");
  private static final int LONGEST_QUESTION = 1_000;
  private static final int LONGEST_EARLIER = 300;
  private static final int TOKENS_AROUND = 50;

  Prompt {
    earlier = List.copyOf(earlier);
  }

  static Prompt of(
      String question, List<Earlier> earlier, Language language, ServiceCatalogue catalogue) {
    var services =
        catalogue.categories().stream()
            .map((ServiceCategory category) -> category.name(language))
            .collect(Collectors.joining(", "));
    var instructions =
        INSTRUCTIONS
            .replace("{language}", language.locale().getDisplayLanguage(Locale.ENGLISH))
            .replace("{services}", services);
    var before =
        earlier.stream()
            .map(each -> each.byPerson() ? new Earlier(true, fenced(each.text())) : each)
            .toList();
    return new Prompt(instructions, before, fenced(cut(question, LONGEST_QUESTION)));
  }

  /// As much of something that was said before as a model is told.
  static String cut(String earlier) {
    return cut(earlier, LONGEST_EARLIER);
  }

  static String cut(String text, int longest) {
    if (text.length() <= longest) {
      return text;
    }
    return text.substring(
        0, Character.isLowSurrogate(text.charAt(longest)) ? longest - 1 : longest);
  }

  static String fenced(String words) {
    return "<message>\n" + words.replace("<", "‹").replace(">", "›") + "\n</message>";
  }

  /// More tokens than this it cannot be: none is shorter than a byte.
  long mostTokens() {
    return bytes(instructions)
        + bytes(question)
        + TOKENS_AROUND
        + earlier.stream().mapToLong(each -> bytes(each.text()) + TOKENS_AROUND).sum();
  }

  private static long bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }

  static String read(String resource) {
    try (var stream = Prompt.class.getResourceAsStream(resource)) {
      return new String(
              Objects.requireNonNull(stream, resource).readAllBytes(), StandardCharsets.UTF_8)
          .strip();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
