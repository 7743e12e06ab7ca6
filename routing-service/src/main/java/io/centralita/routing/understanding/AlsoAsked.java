package io.centralita.routing.understanding;

import io.centralita.contracts.routing.Meaning.ServiceRequest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Several jobs in one text: "se rompió el caño y también se fue la luz", "pintor en Lince y
/// cerrajero en Surco", "pintar mi sala y arreglar el caño". Each keeps the place that is named
/// with it; one without takes the next that is named, else the last. Where neither "también" nor
/// the names of trades or of work say so, most that sounds like two jobs is the story of one.
final class AlsoAsked {
  private static final Pattern ALSO =
      Pattern.compile(
          "(?iu)[\\s,;.]+(?:(?:y|e|and) )?(?:tambi[eé]n|adem[aá]s|also|plus)[\\s,]+(?:(?:y|and) )?");
  private static final Pattern AND =
      Pattern.compile("(?iu)[,;.\\n]+\\s*(?:(?:y|e|and)\\s+)?|\\s+(?:y|e|and)\\s+");
  private static final Pattern ALSO_ALONE =
      Pattern.compile("(?iu)^\\s*(?:tambi[eé]n|adem[aá]s|also|plus)\\s+");

  /// "Un pintor", "electrician", and where.
  private static final Pattern TRADE =
      Pattern.compile(
          "(?iu)\\s*(?:(?:necesito|busco|quiero|i need|i want|looking for)\\s+)?(?:(?:un|una|a|an|el|al)\\s+)?"
              + "\\p{L}{3,}(?:ero|era|or|ora|ista|ñil|nil|cian|er|smith)(?:\\s+(?:en|para|in|for)\\b.*)?\\s*");

  /// "Arreglar el caño", "paint my room".
  private static final Pattern WORK =
      Pattern.compile(
          "(?iu)\\s*(?:(?:necesito|quiero|i need to|i want to|please)\\s+)?"
              + "(?:pintar|arreglar|reparar|instalar|limpiar|cambiar|podar|fix|repair|paint|clean|install|replace|mow)"
              + "\\s+(?:mi|mis|el|la|los|las|un|una|my|the|a|an)\\s+\\p{L}+(?:\\s+\\S+){0,4}\\s*");

  private static final Pattern ENDING =
      Pattern.compile("(?iu)[\\s,.!]*(?:por favor|porfa(?:vor)?|please|gracias|thanks)?[\\s.!]*$");

  private static final int LONGEST = 40;

  private AlsoAsked() {}

  /// @param asks what a part of the text asks for by itself, where it clearly does
  /// @param named what trade a few words are the name of, or the work of
  /// @return every job in the order of the text; fewer than two where there is but one
  static List<ServiceRequest> in(
      String text,
      Function<String, Optional<ServiceRequest>> asks,
      Function<String, Optional<ServiceRequest>> named) {
    if (text.split("\\s+").length > LONGEST) {
      return List.of();
    }
    var found = new LinkedHashMap<String, ServiceRequest>();
    AND.splitAsStream(text)
        .map(part -> ALSO_ALONE.matcher(part).replaceFirst(""))
        .filter(part -> TRADE.matcher(part).matches() || WORK.matcher(part).matches())
        .flatMap(part -> named.apply(part).stream())
        .forEach(job -> add(job, found));
    if (found.size() < 2 && ALSO.matcher(text).find()) {
      found.clear();
      ALSO.splitAsStream(text)
          .flatMap(part -> asks.apply(part).stream())
          .forEach(job -> add(job, found));
    }
    return placed(List.copyOf(found.values()));
  }

  /// Whether all of a text is the name of a trade or of some work, with a wish before it at most.
  static boolean isOne(String text) {
    var plain = ENDING.matcher(text).replaceFirst("");
    return TRADE.matcher(plain).matches() || WORK.matcher(plain).matches();
  }

  /// The same job twice is one, wherever it says where.
  private static void add(ServiceRequest job, Map<String, ServiceRequest> found) {
    found.merge(
        String.valueOf(job.category()), job, (old, other) -> old.district() == null ? other : old);
  }

  private static List<ServiceRequest> placed(List<ServiceRequest> jobs) {
    var placed = new ArrayList<ServiceRequest>();
    for (int i = 0; i < jobs.size(); i++) {
      var after = jobs.subList(i, jobs.size()).stream();
      var before = jobs.subList(0, i).reversed().stream();
      var place =
          Stream.concat(after, before)
              .flatMap(job -> Optional.ofNullable(job.district()).stream())
              .findFirst();
      placed.add(new ServiceRequest(jobs.get(i).category(), place.orElse(null)));
    }
    return placed;
  }
}
