package io.centralita.stack;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;

/// What [StackMain] was asked for on its command line.
///
/// @param only `kafka`, `postgres` or empty for both
/// @param databases names of databases to make
record StackArguments(
    Path data, Port kafkaPort, Port postgresPort, String only, List<String> databases) {
  static final int KAFKA_PORT = 19092;
  static final int POSTGRES_PORT = 15432;
  private static final List<String> KNOWN =
      List.of("--data", "--kafka-port", "--postgres-port", "--only", "--databases");

  static StackArguments parse(List<String> arguments) {
    var given = new HashMap<String, String>();
    for (var i = 0; i < arguments.size(); i += 2) {
      var name = arguments.get(i);
      if (!KNOWN.contains(name) || i + 1 == arguments.size()) {
        throw unknown(name);
      }
      given.put(name, arguments.get(i + 1));
    }
    var only = given.getOrDefault("--only", "");
    if (!List.of("", "kafka", "postgres").contains(only)) {
      throw unknown("--only " + only);
    }
    var databases = given.getOrDefault("--databases", "");
    return new StackArguments(
        Path.of(given.getOrDefault("--data", ".centralita")),
        port(given, "--kafka-port", KAFKA_PORT),
        port(given, "--postgres-port", POSTGRES_PORT),
        only,
        databases.isEmpty() ? List.of() : List.of(databases.split(",", -1)));
  }

  boolean wantsKafka() {
    return !only.equals("postgres");
  }

  boolean wantsPostgres() {
    return !only.equals("kafka");
  }

  private static Port port(HashMap<String, String> given, String name, int usual) {
    var text = given.getOrDefault(name, Integer.toString(usual));
    if (!text.matches("\\d{1,5}")) {
      throw unknown(name + " " + text);
    }
    return new Port(Integer.parseInt(text), name);
  }

  private static StackFailure unknown(String argument) {
    return new StackFailure(
        "Not understood: %s. Known are %s, each with a value.".formatted(argument, KNOWN),
        "No se entiende: %s. Se conocen %s, cada uno con un valor.".formatted(argument, KNOWN));
  }
}
