package io.centralita.fleet;

import io.centralita.testkit.ArchitectureRules;
import io.centralita.testkit.ArchitectureScope;

class FleetArchitectureTest extends ArchitectureRules {
  FleetArchitectureTest() {
    super(
        ArchitectureScope.of("io.centralita.fleet")
            .withNeighbours(
                "io.centralita.audit",
                "io.centralita.gateway",
                "io.centralita.matching",
                "io.centralita.provisioning",
                "io.centralita.proxy",
                "io.centralita.routing",
                "io.centralita.simulator",
                "io.centralita.stack")
            // Where the real clock comes from when no test brings one.
            .withSources("FleetMain", "Terminal", "FleetKeys"));
  }
}
