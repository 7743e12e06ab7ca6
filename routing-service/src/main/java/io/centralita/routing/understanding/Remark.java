package io.centralita.routing.understanding;

import io.centralita.contracts.catalogue.District;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// What is to be said to a text by whoever took it, whatever others make of its meaning.
///
/// @param template its name
public record Remark(String template, Map<String, String> variables) {
  /// A place that was sent as a pin and is far from everywhere.
  static final Remark OUT_OF_REACH = new Remark("out-of-reach");

  /// Asked about cancelling, or said that they would if.
  static final Remark HOW_TO_CANCEL = new Remark("how-to-cancel");

  static final Remark NOT_CANCELLED = new Remark("not-cancelled");

  /// All of a list, or several.
  static final Remark ONE_AT_A_TIME = new Remark("one-at-a-time");

  /// Who wants to be answered by a person.
  static final Remark A_PERSON = new Remark("a-person");

  private static final int MOST_NAMED = 6;
  private static final Map<String, List<String>> EMERGENCY =
      Phrases.read("/understanding/emergency.txt");

  public Remark {
    variables = Map.copyOf(variables);
  }

  Remark(String template) {
    this(template, Map.of());
  }

  /// A fire, a burglar: nothing for a marketplace.
  ///
  /// @param country whose numbers are to be called
  static Remark emergency(String country) {
    return new Remark(
        "emergency",
        Map.of(
            "emergencyEs",
                numbers(country + " es").orElseGet(() -> numbers("other es").orElseThrow()),
            "emergencyEn",
                numbers(country + " en").orElseGet(() -> numbers("other en").orElseThrow())));
  }

  private static Optional<String> numbers(String heading) {
    return Optional.ofNullable(EMERGENCY.get(heading)).map(List::getFirst);
  }

  /// Whether a person is to answer from now on.
  public boolean isForAPerson() {
    return equals(A_PERSON);
  }

  /// A place that is known and not served, and some that are.
  ///
  /// @param served the nearest first
  static Remark elsewhere(String place, List<District> served) {
    var names =
        served.stream().limit(MOST_NAMED).map(District::name).collect(Collectors.joining(", "));
    return new Remark("elsewhere", Map.of("place", place, "places", names));
  }
}
