package io.centralita.provisioning;

import io.centralita.testkit.ArchitectureRules;

class ProvisioningArchitectureTest extends ArchitectureRules {
  ProvisioningArchitectureTest() {
    super("io.centralita.provisioning");
  }
}
