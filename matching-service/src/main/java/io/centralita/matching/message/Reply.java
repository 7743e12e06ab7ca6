package io.centralita.matching.message;

import io.centralita.contracts.values.LeadId;
import io.centralita.matching.lead.Happening;
import java.util.Map;

/// What becomes of something that a person says.
sealed interface Reply {

  /// It happens to one of their leads or offers.
  record OnLead(LeadId lead, Happening happening) implements Reply {}

  /// It cannot; they are told what is missing.
  record Answer(String template, Map<String, String> variables) implements Reply {}

  /// It needs no answer, such as a thankful "ok".
  record Silence() implements Reply {}
}
