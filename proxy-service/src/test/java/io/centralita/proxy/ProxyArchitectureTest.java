package io.centralita.proxy;

import io.centralita.testkit.ArchitectureRules;
import io.centralita.testkit.ArchitectureScope;

class ProxyArchitectureTest extends ArchitectureRules {
  ProxyArchitectureTest() {
    super(ArchitectureScope.of("io.centralita.proxy").withDecisions("Crossing", "Link"));
  }
}
