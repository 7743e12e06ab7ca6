package io.centralita.fleet;

import io.centralita.stack.Durability;
import io.centralita.stack.Port;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// How a fleet is to be started.
///
/// @param data the folder of everything that must outlive a restart
/// @param fresh whether to empty that folder first
/// @param kafka where Kafka listens
/// @param postgres where PostgreSQL listens
/// @param members where each member listens, by its name
/// @param durability what the database's commits must survive
/// @param settings what members are told besides, in the names that their settings files read
public record FleetOptions(
    Path data,
    boolean fresh,
    Port kafka,
    Port postgres,
    Map<String, Port> members,
    Durability durability,
    Map<String, String> settings) {
  static final String USUAL_DATA = ".centralita";
  static final int KAFKA_PORT = 19092;
  static final int POSTGRES_PORT = 15432;

  /// Nobody watches: phones show what they get as soon as its sender knows that it was taken, and
  /// what waits for the clock looks at it often.
  private static final Map<String, String> IMPATIENT =
      Map.of(
          "SIMULATOR_SENT_AFTER", "20ms",
          "SIMULATOR_DELIVERED_AFTER", "10ms",
          "SESSION_SWEEP_EVERY", "25ms",
          "REMIND_PAUSE", "25ms",
          "SENDING_POLL", "50ms");

  public FleetOptions {
    members = Map.copyOf(members);
    settings = Map.copyOf(settings);
  }

  /// Every port a free one: several such fleets can run side by side.
  public static FleetOptions forTests(Path data) {
    var members = new LinkedHashMap<String, Port>();
    FleetMembers.ALL.forEach(member -> members.put(member.name(), Port.ephemeral()));
    return new FleetOptions(
        data,
        false,
        Port.ephemeral(),
        Port.ephemeral(),
        members,
        Durability.PROCESS_CRASH,
        IMPATIENT);
  }

  static FleetOptions parse(List<String> arguments, Map<String, String> environment) {
    var given = Arguments.parse(arguments, environment, valued(), Set.of("--fresh"));
    var members = new LinkedHashMap<String, Port>();
    for (var member : FleetMembers.ALL) {
      members.put(member.name(), port(given, portOption(member), member.port()));
    }
    return new FleetOptions(
        Path.of(given.value("--data").orElse(USUAL_DATA)),
        given.flag("--fresh"),
        port(given, "--kafka-port", KAFKA_PORT),
        port(given, "--postgres-port", POSTGRES_PORT),
        members,
        Durability.MACHINE_CRASH,
        Map.of());
  }

  static String portOption(FleetMember member) {
    return "--" + member.shortName() + "-port";
  }

  private static Set<String> valued() {
    var names = new HashSet<>(Set.of("--data", "--kafka-port", "--postgres-port"));
    FleetMembers.ALL.forEach(member -> names.add(portOption(member)));
    return names;
  }

  private static Port port(Arguments given, String name, int usual) {
    return new Port(given.number(name, usual), "%s / %s".formatted(name, Arguments.variable(name)));
  }
}
