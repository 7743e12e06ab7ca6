package io.centralita.routing.understanding;

import static org.assertj.core.api.Assertions.assertThat;

import io.centralita.contracts.catalogue.ServiceCatalogue;
import io.centralita.contracts.provisioning.NumberPurpose;
import io.centralita.contracts.routing.Meaning;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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
    return read("/understanding/labelled.txt");
  }

  private static List<Labelled> read(String resource) {
    try (var stream =
        Objects.requireNonNull(LabelledTextsTest.class.getResourceAsStream(resource), resource)) {
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

  static List<Labelled> commands() {
    return read("/understanding/around-commands.txt");
  }

  /// `*` stands for a category that may be either of two.
  @ParameterizedTest
  @MethodSource("commands")
  void aCommandIsOneInItsClauseOnly(Labelled labelled) {
    var understood = UNDERSTANDING.understand(new Heard(labelled.text(), null, NumberPurpose.MAIN));
    var remark = understood.remark() == null ? "" : " !" + understood.remark().template();
    var also =
        understood.also().stream()
            .map(
                job -> " +" + job.category() + (job.district() == null ? "" : ":" + job.district()))
            .collect(Collectors.joining());
    var meaning = written(understood.meaning());

    assertThat(
            (labelled.meaning().contains("*") ? meaning.replaceFirst(" \\w+ ", " * ") : meaning)
                + also
                + remark)
        .isEqualTo(labelled.meaning());
  }

  @ParameterizedTest
  @MethodSource("texts")
  void aTextIsUnderstoodAsAPersonWould(Labelled labelled) {
    assertThat(written(meaning(labelled.text()))).isEqualTo(labelled.meaning());
  }

  /// The texts by which the classifier was improved; others measure how good it is.
  @Test
  void whatItWasDevelopedWithIsMostlyRight() {
    var wrong =
        read("/understanding/developed.txt").stream()
            .filter(labelled -> !written(meaning(labelled.text())).equals(labelled.meaning()))
            .toList();

    assertThat(wrong).hasSizeLessThanOrEqualTo(8);
    assertThat(wrong)
        .filteredOn(labelled -> !labelled.meaning().startsWith("ServiceRequest"))
        .filteredOn(labelled -> meaning(labelled.text()) instanceof Meaning.ServiceRequest)
        .hasSizeLessThanOrEqualTo(1);
  }

  @Test
  void oneJobIsHardlyEverTakenForTwo() {
    var requests =
        Stream.of("labelled", "developed")
            .flatMap(set -> read("/understanding/%s.txt".formatted(set)).stream())
            .filter(labelled -> labelled.meaning().startsWith("ServiceRequest"))
            .map(labelled -> new Heard(labelled.text(), null, NumberPurpose.MAIN))
            .toList();

    assertThat(requests)
        .filteredOn(heard ->
            UNDERSTANDING.understand(heard).remark() != null
                || !UNDERSTANDING.understand(heard).also().isEmpty())
        .hasSizeLessThanOrEqualTo(requests.size() / 100);
  }

  /// Counted, and never shown: who improves the classifier does not know them.
  @Test
  void whatMeasuresTheClassifierWasNotLearned() {
    var learned =
        Examples.all(ServiceCatalogue.lima()).stream()
            .map(example -> Tokens.of(example.text()).words())
            .filter(words -> words.size() > 4)
            .collect(Collectors.toSet());
    var heldOut =
        Stream.of("c", "d", "h")
            .flatMap(set -> read("/understanding/held-out-%s.txt".formatted(set)).stream())
            .toList();

    long known =
        heldOut.stream()
            .filter(labelled -> learned.contains(Tokens.of(labelled.text()).words()))
            .count();

    assertThat(heldOut.size()).isGreaterThan(200);
    assertThat(known).isLessThanOrEqualTo(heldOut.size() / 100);
  }

  private static Meaning meaning(String text) {
    return UNDERSTANDING.understand(new Heard(text, null, NumberPurpose.MAIN)).meaning();
  }

  /// What a cancellation names stands by its name, and only where it is named.
  private static String written(Meaning.Cancel cancel) {
    var parts = new ArrayList<String>();
    parts.add("Cancel " + Objects.requireNonNullElse(cancel.reference(), "-"));
    Optional.ofNullable(cancel.category()).map("category="::concat).ifPresent(parts::add);
    Optional.ofNullable(cancel.district()).map("district="::concat).ifPresent(parts::add);
    Optional.ofNullable(cancel.position()).map(at -> "position=" + at).ifPresent(parts::add);
    Optional.ofNullable(cancel.all()).map(all -> "all=" + all).ifPresent(parts::add);
    return String.join(" ", parts);
  }

  private static String written(Meaning meaning) {
    if (meaning instanceof Meaning.Cancel cancel) {
      return written(cancel);
    }
    var parts =
        Arrays.stream(meaning.getClass().getRecordComponents())
            .filter(_ -> !(meaning instanceof Meaning.Unclear))
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
