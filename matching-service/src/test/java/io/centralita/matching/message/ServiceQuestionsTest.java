package io.centralita.matching.message;

import static org.assertj.core.api.Assertions.assertThat;

import io.centralita.matching.question.OpenQuestion.Kind;
import io.centralita.matching.question.Which;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ServiceQuestionsTest {

  @Test
  void eachServiceHasAButtonThatNamesThePlaceToo() {
    assertThat(ServiceQuestions.which(List.of("plumbing", "electrical"), "150116"))
        .isEqualTo(
            new Which(
                Kind.SERVICE,
                List.of("plumbing", "electrical"),
                "150116",
                "perhaps-2",
                Map.of(
                    "category1", "plumbing",
                    "choice1", "plumbing:150116",
                    "category2", "electrical",
                    "choice2", "electrical:150116")));
  }
}
