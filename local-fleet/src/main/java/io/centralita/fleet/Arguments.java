package io.centralita.fleet;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// A command line of `--name value` and `--flag`, with the environment behind it: `--kafka-port` is
/// also `CENTRALITA_KAFKA_PORT`.
final class Arguments {
  private static final Words UNKNOWN =
      new Words(
          "Not understood: %s. ./centralita help lists what is.",
          "No se entiende: %s. ./centralita help dice qué se puede pedir.");
  private static final Words NO_VALUE = new Words("%s needs a value.", "A %s le falta el valor.");
  private static final Words NO_NUMBER =
      new Words("%s takes a number and was given %s.", "%s espera un número y recibió %s.");

  private final Map<String, String> given;
  private final Map<String, String> environment;

  private Arguments(Map<String, String> given, Map<String, String> environment) {
    this.given = given;
    this.environment = environment;
  }

  /// @param valued names that take a value
  /// @param flags names that take none
  static Arguments parse(
      List<String> arguments,
      Map<String, String> environment,
      Set<String> valued,
      Set<String> flags) {
    var given = new HashMap<String, String>();
    for (var rest = arguments.iterator(); rest.hasNext(); ) {
      var name = rest.next();
      if (flags.contains(name)) {
        given.put(name, "true");
      } else if (!valued.contains(name)) {
        throw new FleetFailure(UNKNOWN.with(name));
      } else if (!rest.hasNext()) {
        throw new FleetFailure(NO_VALUE.with(name));
      } else {
        given.put(name, rest.next());
      }
    }
    return new Arguments(given, environment);
  }

  Optional<String> value(String name) {
    return Optional.ofNullable(given.get(name))
        .or(() -> Optional.ofNullable(environment.get(variable(name))))
        .filter(value -> !value.isBlank());
  }

  boolean flag(String name) {
    return given.containsKey(name);
  }

  int number(String name, int otherwise) {
    var text = value(name).orElseGet(() -> Integer.toString(otherwise));
    if (!text.matches("\\d{1,9}")) {
      throw new FleetFailure(NO_NUMBER.with(name, text));
    }
    return Integer.parseInt(text);
  }

  static String variable(String name) {
    return "CENTRALITA_" + name.substring(2).replace('-', '_').toUpperCase(Locale.ROOT);
  }
}
