package io.centralita.routing.understanding;

import io.centralita.contracts.catalogue.District;
import java.util.List;
import java.util.Map;
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

  /// A fire, a burglar: nothing for a marketplace.
  static final Remark EMERGENCY = new Remark("emergency");

  private static final int MOST_NAMED = 6;

  public Remark {
    variables = Map.copyOf(variables);
  }

  Remark(String template) {
    this(template, Map.of());
  }

  /// Something else was asked for in the same text, which can be had for a tap.
  static Remark alsoAskedFor(String category, String need) {
    return new Remark("also-asked-for", Map.of("category", category, "need", need));
  }

  /// A place that is known and not served, and some that are.
  static Remark elsewhere(String place, List<District> served) {
    var names =
        served.stream().limit(MOST_NAMED).map(District::name).collect(Collectors.joining(", "));
    return new Remark("elsewhere", Map.of("place", place, "places", names));
  }
}
