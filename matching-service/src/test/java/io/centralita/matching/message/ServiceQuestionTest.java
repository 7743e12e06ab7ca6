package io.centralita.matching.message;

import static org.assertj.core.api.Assertions.assertThat;

import io.centralita.matching.message.Reply.Answer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ServiceQuestionTest {
  private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");
  private static final ServiceQuestion TWO =
      new ServiceQuestion(List.of("plumbing", "electrical"), "150116", NOON);

  @Test
  void eachServiceHasAButtonThatNamesThePlaceToo() {
    assertThat(TWO.asked())
        .isEqualTo(
            new Answer(
                "perhaps-2",
                Map.of(
                    "category1", "plumbing",
                    "choice1", "plumbing:150116",
                    "category2", "electrical",
                    "choice2", "electrical:150116")));
  }

  @Test
  void aNumberChoosesAsTheQuestionCounts() {
    assertThat(TWO.chosen(2)).contains("electrical");
    assertThat(TWO.chosen(3)).isEmpty();
    assertThat(TWO.chosen(0)).isEmpty();
  }

  @Test
  void yesIsAnAnswerWhereThereIsOneToSayItTo() {
    assertThat(TWO.agreed()).isEmpty();
    assertThat(new ServiceQuestion(List.of("moving"), null, NOON).agreed()).contains("moving");
  }

  @Test
  void theAnswerMayComeHoursLaterAndNotDaysLaterNorBeforeTheQuestion() {
    assertThat(TWO.waitedAt(NOON.plus(Duration.ofHours(9)))).isTrue();
    assertThat(TWO.waitedAt(NOON.plus(Duration.ofHours(25)))).isFalse();
    assertThat(TWO.waitedAt(NOON.minusSeconds(1))).isFalse();
  }

  @Test
  void whoSaysWhereIsAskedAgainForThatPlace() {
    assertThat(TWO.in("150122", NOON).asked().variables())
        .containsEntry("choice1", "plumbing:150122");
  }
}
