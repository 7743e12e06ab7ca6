package io.centralita.routing.understanding;

import static org.assertj.core.api.Assertions.assertThat;

import io.centralita.contracts.catalogue.ServiceCatalogue;
import io.centralita.contracts.provisioning.NumberPurpose;
import io.centralita.contracts.routing.Meaning;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LabelledTextsTest {
  private static final Understanding UNDERSTANDING =
      new EmbeddedUnderstanding(ServiceCatalogue.lima());

  record Labelled(String text, String meaning) {
    @Override
    public String toString() {
      return text + " => " + meaning;
    }
  }

  static List<Labelled> texts() {
    try (var stream =
        Objects.requireNonNull(
            LabelledTextsTest.class.getResourceAsStream("/understanding/labelled.txt"))) {
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> line.contains("=>"))
          .filter(line -> !line.startsWith("#"))
          .map(line -> line.split(" => ", 2))
          .map(parts -> new Labelled(parts[0].strip(), parts[1].strip()))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @ParameterizedTest
  @MethodSource("texts")
  void aTextIsUnderstoodAsAPersonWould(Labelled labelled) {
    assertThat(written(meaning(labelled.text()))).isEqualTo(labelled.meaning());
  }

  @Test
  void nothingThatIsMeasuredWasLearned() {
    var learned =
        Examples.all(ServiceCatalogue.lima()).stream()
            .map(example -> Tokens.of(example.text()).words())
            .filter(words -> words.size() > 3)
            .collect(Collectors.toSet());

    assertThat(texts())
        .hasSizeGreaterThan(120)
        .noneMatch(labelled -> learned.contains(Tokens.of(labelled.text()).words()));
  }

  @Test
  void everyCategoryHasEnoughExamples() {
    var examples = Examples.read("/understanding/examples.txt");

    for (var category : ServiceCatalogue.lima().categories()) {
      var own = examples.stream().filter(e -> e.category().equals(category.code())).toList();
      assertThat(own).as(category.code()).hasSizeGreaterThanOrEqualTo(18);
    }
  }

  private static Meaning meaning(String text) {
    return UNDERSTANDING.understand(new Heard(text, null, NumberPurpose.MAIN)).meaning();
  }

  private static String written(Meaning meaning) {
    var parts =
        Arrays.stream(meaning.getClass().getRecordComponents())
            .map(component -> {
              try {
                return Objects.requireNonNullElse(component.getAccessor().invoke(meaning), "-");
              } catch (ReflectiveOperationException e) {
                throw new IllegalStateException(e);
              }
            })
            .map(part -> " " + part)
            .collect(Collectors.joining());
    return meaning.getClass().getSimpleName() + parts;
  }
}
