package io.centralita.fleet;

import io.centralita.fleet.demo.DemoMarketplace;
import java.nio.file.Path;

/// What to type in another terminal to reach this very fleet: a folder or a port that is not the
/// usual one is named.
///
/// @param usualData the folder that commands take when none is named
record Commands(FleetOptions options, Path usualData) {

  /// @param home where the script is; empty for the folder that the fleet was started from
  static Commands of(FleetOptions options, String home) {
    return new Commands(options, Path.of(home).resolve(FleetOptions.USUAL_DATA));
  }

  String token() {
    return "./centralita token%s --tenant %s --scope \"leads:read\""
        .formatted(data(), DemoMarketplace.TENANT);
  }

  String deadLetters() {
    int port = options.kafka().number();
    var kafka = port == FleetOptions.KAFKA_PORT ? "" : " --kafka-port " + port;
    return "./centralita dead-letters%s%s list".formatted(data(), kafka);
  }

  private String data() {
    var folder = whole(options.data());
    if (folder.equals(whole(usualData))) {
      return "";
    }
    var name = folder.toString();
    boolean plain = name.matches("[\\w./@%+=:,-]+");
    return " --data " + (plain ? name : "'" + name.replace("'", "'\\''") + "'");
  }

  private static Path whole(Path path) {
    return path.toAbsolutePath().normalize();
  }
}
