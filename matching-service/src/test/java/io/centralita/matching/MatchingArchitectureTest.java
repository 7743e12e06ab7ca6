package io.centralita.matching;

import io.centralita.testkit.ArchitectureRules;
import io.centralita.testkit.ArchitectureScope;

class MatchingArchitectureTest extends ArchitectureRules {
  MatchingArchitectureTest() {
    super(
        ArchitectureScope.of("io.centralita.matching")
            .withStores("Rows")
            .withDecisions(
                "LeadDecision",
                "Notices",
                "Facts",
                "Lead",
                "Intake",
                "Shortlist",
                "ReplyDecision"));
  }
}
