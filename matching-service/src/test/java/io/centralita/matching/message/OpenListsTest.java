package io.centralita.matching.message;

import static org.assertj.core.api.Assertions.assertThat;

import io.centralita.contracts.event.EventIds;
import io.centralita.contracts.values.LeadId;
import io.centralita.matching.lead.Happening.Chosen;
import io.centralita.matching.message.Reply.OnLead;
import io.centralita.matching.message.Reply.WhichList;
import io.centralita.matching.message.Standing.Asked;
import io.centralita.matching.message.Standing.Phase;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OpenListsTest {
  private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");
  private static final Map<String, String> JOBS =
      Map.of(
          "A", "plumbing",
          "B", "painting",
          "C", "electricity",
          "D", "cleaning",
          "X", "painting");

  /// `A3`: the list of lead A has three on it; `a3`: it was closed a second after the customer
  /// spoke; `x3`: that of X was closed a second before.
  private static Asked list(String written) {
    var name = written.substring(0, 1).toUpperCase(Locale.ROOT);
    var open = Character.isUpperCase(written.charAt(0));
    return new Asked(
        lead(name),
        name,
        JOBS.get(name),
        "150122",
        open ? Phase.CHOOSING : Phase.ABANDONED,
        Integer.parseInt(written.substring(1)),
        open ? null : NOON.plusSeconds(written.startsWith("x") ? -1 : 1));
  }

  private static LeadId lead(String name) {
    return new LeadId(EventIds.derived("lead", name));
  }

  private static OpenLists lists(@Nullable String shown) {
    var leads =
        shown == null
            ? List.<Asked>of()
            : Stream.of(shown.split(" ")).map(OpenListsTest::list).toList();
    return OpenLists.of(new Standing(List.of(), leads), NOON);
  }

  private static String words(Optional<Reply> reply) {
    return switch (reply.orElse(null)) {
      case null -> "nothing";
      case OnLead(var lead, Chosen(int position, _)) ->
          position
              + " of "
              + JOBS.keySet().stream().filter(name -> lead(name).equals(lead)).findFirst().get();
      case WhichList(int position, var lists) ->
          position
              + " of which: "
              + lists.stream().map(Asked::code).collect(Collectors.joining(" "));
      case Reply other -> other.toString();
    };
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(
      textBlock =
          """
          # lists      | number | what it is
          ,              2,  nothing
          A3,              2,  2 of A
          A3,              4,  4 of A
          A3 B3,              2,  2 of which: A B
          A3 B3,              9,  9 of A
          A3 B2,              3,  3 of A
          B2 A3,              3,  3 of A
          A3 B2,              2,  2 of which: A B
          A1 B1 C1,              1,  1 of which: A B C
          A3 B3 C3 D3,              1,  1 of which: A B C
          a3,              2,  2 of A
          A3 b3,              2,  2 of which: A B
          """)
  void bareNumber(@Nullable String shown, int number, String meant) {
    assertThat(words(lists(shown).choose(number))).isEqualTo(meant);
  }

  @ParameterizedTest(name = "{0}: yes")
  @CsvSource(
      textBlock =
          """
          # lists  | what it is
          ,        nothing
          A1,      1 of A
          A3,      0 of A
          A1 B1,   1 of which: A B
          A1 B3,   1 of A
          B3 A1,   0 of B
          A1 B3 C1, 1 of which: A C
          """)
  void bareYes(@Nullable String shown, String meant) {
    assertThat(words(lists(shown).accept())).isEqualTo(meant);
  }

  @Test
  void theQuestionNamesTheJobs() {
    var question = new WhichList(2, List.of(list("A3"), list("B3"))).which();

    assertThat(question.template()).isEqualTo("which-list-2");
    assertThat(question.detail()).isEqualTo("2");
    assertThat(question.options()).containsExactly(lead("A").toString(), lead("B").toString());
    assertThat(question.variables())
        .containsOnly(
            Map.entry("position", "2"),
            Map.entry("lead1", lead("A").toString()),
            Map.entry("code1", "A"),
            Map.entry("category1", "plumbing"),
            Map.entry("district1", "150122"),
            Map.entry("lead2", lead("B").toString()),
            Map.entry("code2", "B"),
            Map.entry("category2", "painting"),
            Map.entry("district2", "150122"));
  }
}
