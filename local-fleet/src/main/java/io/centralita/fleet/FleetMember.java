package io.centralita.fleet;

import io.centralita.fleet.FleetShutdown.Tier;
import java.util.Set;

/// One Spring context of the fleet.
///
/// @param name of its module and of its settings file
/// @param application the class that its `main` starts
/// @param port where it listens unless told otherwise
/// @param database the name of its database, its role and its migrations; empty for none
/// @param tier when it stops
/// @param needs what it is handed besides
record FleetMember(
    String name, Class<?> application, int port, String database, Tier tier, Set<Need> needs) {

  /// What not every member may have.
  enum Need {
    /// The keys that seal and open addresses.
    ADDRESS_KEYS,
    /// The account at Twilio, which here is the simulator.
    TWILIO
  }

  FleetMember {
    needs = Set.copyOf(needs);
  }

  boolean hasDatabase() {
    return !database.isEmpty();
  }

  /// The member without the word that most of them share: `matching` of `matching-service`.
  String shortName() {
    return name.replace("-service", "").replace("twilio-", "");
  }
}
