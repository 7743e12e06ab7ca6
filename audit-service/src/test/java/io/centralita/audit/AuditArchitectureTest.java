package io.centralita.audit;

import io.centralita.testkit.ArchitectureRules;
import io.centralita.testkit.ArchitectureScope;

class AuditArchitectureTest extends ArchitectureRules {
  AuditArchitectureTest() {
    super(
        ArchitectureScope.of("io.centralita.audit")
            .withDecisions("Entries", "Triggers", "SendStatus", "Progress", "Words", "Action")
            // What was done, not an event in the sense of a message.
            .withNames("AuditEvent"));
  }
}
