package io.centralita.fleet;

import io.centralita.testkit.ArchitectureRules;
import io.centralita.testkit.ArchitectureScope;

class FleetArchitectureTest extends ArchitectureRules {
  FleetArchitectureTest() {
    super(
        ArchitectureScope.of("io.centralita.fleet")
            // Brings all services together: that is what it is for.
            .withKnown("FleetMembers", "Fleet", "FleetOptions", "FleetMain", "Surroundings")
            // Where the real clock comes from when no test brings one.
            .withSources("FleetMain", "Terminal", "Fleet"));
  }
}
