package io.centralita.matching.message;

import io.centralita.contracts.values.LeadId;
import io.centralita.matching.lead.Happening;
import io.centralita.matching.message.Standing.Asked;
import io.centralita.matching.question.OpenQuestion.Kind;
import io.centralita.matching.question.Which;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// What becomes of something that a person says.
sealed interface Reply {

  /// It happens to one of their leads or offers.
  record OnLead(LeadId lead, Happening happening) implements Reply {}

  /// It cannot; they are told what is missing.
  record Answer(String template, Map<String, String> variables) implements Reply {}

  /// They are asked from which of these lists they chose.
  ///
  /// @param position whom they chose
  /// @param lists two or three
  record WhichList(int position, List<Asked> lists) implements Reply {
    public WhichList {
      lists = List.copyOf(lists);
    }

    Which which() {
      var variables = new HashMap<String, String>();
      variables.put("position", Integer.toString(position));
      for (int i = 0; i < lists.size(); i++) {
        variables.putAll(lists.get(i).variables(i + 1));
      }
      return new Which(
          Kind.LIST,
          lists.stream().map(list -> list.lead().toString()).toList(),
          Integer.toString(position),
          "which-list-" + lists.size(),
          variables);
    }
  }

  /// It may be about several things of theirs; they are asked which.
  record Ask(Which which) implements Reply {}

  /// It needs no answer, such as a thankful "ok".
  record Silence() implements Reply {}
}
