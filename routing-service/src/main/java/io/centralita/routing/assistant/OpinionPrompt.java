package io.centralita.routing.assistant;

import io.centralita.contracts.catalogue.ServiceCatalogue;
import io.centralita.contracts.catalogue.ServiceCategory;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What a model is asked about a text: which of a tenant's categories it asks for, as one field of
/// an object, and nothing else.
///
/// @param text without numbers, addresses and names
record OpinionPrompt(String instructions, String text, List<String> codes) {
  private static final int LONGEST = 600;
  private static final int AROUND = 300;

  static OpinionPrompt of(String redacted, ServiceCatalogue catalogue) {
    var services =
        catalogue.categories().stream()
            .map((ServiceCategory one) ->
                "%s: %s / %s".formatted(one.code(), one.spanishName(), one.englishName()))
            .collect(Collectors.joining("\n"));
    var codes =
        Stream.concat(
                catalogue.categories().stream().map(ServiceCategory::code), Stream.of(Opinion.NONE))
            .toList();
    return new OpinionPrompt(
        Prompt.read("/assistant/classify.txt").replace("{services}", services),
        Prompt.fenced(Prompt.cut(redacted, LONGEST)),
        codes);
  }

  /// The only answers that are allowed.
  Map<String, Object> schema() {
    return Map.of(
        "type",
        "object",
        "properties",
        Map.of(Opinion.FIELD, Map.of("type", "string", "enum", codes)),
        "required",
        List.of(Opinion.FIELD),
        "additionalProperties",
        false);
  }

  /// More tokens than this it cannot be: none is shorter than a byte.
  long mostTokens() {
    long all = AROUND;
    for (var part : List.of(instructions, text, String.join("\",\"", codes))) {
      all += part.getBytes(StandardCharsets.UTF_8).length;
    }
    return all;
  }
}
