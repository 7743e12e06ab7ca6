package io.centralita.routing.understanding;

import io.centralita.contracts.routing.Meaning.ServiceRequest;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A second job in the same text: "se rompió el caño y también se fue la luz", "pintor y
/// cerrajero". One is taken up; who wrote is told of the other, and has it for a tap. Where neither
/// "también" nor the names of two trades say so, most that sounds like two jobs is the story of
/// one.
final class AlsoAsked {
  private static final Pattern ALSO =
      Pattern.compile(
          "(?iu)[\\s,;.]+(?:(?:y|e|and) )?(?:tambi[eé]n|adem[aá]s|also|plus)[\\s,]+(?:(?:y|and) )?");
  private static final Pattern AND = Pattern.compile("(?iu)[,;.\\n]+\\s*|\\s+(?:y|e|and)\\s+");

  /// "Un pintor", "electrician", and where.
  private static final Pattern TRADE =
      Pattern.compile(
          "(?iu)\\s*(?:(?:necesito|busco|quiero|i need|looking for)\\s+)?(?:(?:un|una|a|an|el|al)\\s+)?"
              + "\\p{L}{3,}(?:ero|era|or|ora|ista|ñil|nil|cian|er|smith)(?:\\s+(?:en|para|in|for)\\b.*)?\\s*");

  private static final int LONGEST = 40;

  private AlsoAsked() {}

  /// @param taken what is taken up
  /// @param asks what a part of the text asks for by itself, where it clearly does
  static @Nullable Remark in(
      String text, ServiceRequest taken, Function<String, Optional<String>> asks) {
    var category = taken.category();
    if (category == null || text.split("\\s+").length > LONGEST) {
      return null;
    }
    var asked = new LinkedHashSet<String>();
    if (ALSO.matcher(text).find()) {
      ALSO.splitAsStream(text).flatMap(part -> asks.apply(part).stream()).forEach(asked::add);
    }
    AND.splitAsStream(text)
        .filter(part -> TRADE.matcher(part).matches())
        .flatMap(part -> asks.apply(part).stream())
        .forEach(asked::add);
    return asked.remove(category)
        ? asked.stream()
            .findFirst()
            .map(other -> Remark.alsoAskedFor(other, need(other, taken.district())))
            .orElse(null)
        : null;
  }

  /// As the button has it.
  private static String need(String category, @Nullable String district) {
    return district == null ? category : category + ":" + district;
  }
}
