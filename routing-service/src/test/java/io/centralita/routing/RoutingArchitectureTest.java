package io.centralita.routing;

import io.centralita.testkit.ArchitectureRules;
import io.centralita.testkit.ArchitectureScope;

class RoutingArchitectureTest extends ArchitectureRules {
  RoutingArchitectureTest() {
    super(
        ArchitectureScope.of("io.centralita.routing")
            .withStores("Rows")
            .withDecisions(
                "Course", "Preparation", "Retry", "EmbeddedUnderstanding", "Help", "Templates"));
  }
}
