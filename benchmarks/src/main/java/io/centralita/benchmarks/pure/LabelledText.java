package io.centralita.benchmarks.pure;

import io.centralita.contracts.routing.Meaning.ServiceRequest;
import io.centralita.contracts.routing.Meaning.Unclear;
import io.centralita.routing.understanding.Understood;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A text and what a person says that it means, from a line `text => meaning with its parts`.
///
/// @param kind of meaning
/// @param category of a request, where it names one
/// @param district of a request, where it names one
record LabelledText(
    String text, String kind, @Nullable String category, @Nullable String district) {
  private static final String REQUEST = "ServiceRequest";

  static List<LabelledText> read(Path file) throws IOException {
    return Files.readAllLines(file).stream()
        .filter(line -> !line.startsWith("#") && line.contains(" => "))
        .map(LabelledText::of)
        .toList();
  }

  private static LabelledText of(String line) {
    int at = line.lastIndexOf(" => ");
    var parts = line.substring(at + 4).strip().split("\\s+");
    boolean request = parts[0].equals(REQUEST);
    return new LabelledText(
        line.substring(0, at).strip(),
        parts[0],
        request ? part(parts, 1) : null,
        request ? part(parts, 2) : null);
  }

  private static @Nullable String part(String[] parts, int at) {
    return at >= parts.length || parts[at].equals("-") ? null : parts[at];
  }

  boolean isRequest() {
    return kind.equals(REQUEST);
  }

  Judged judged(Understood understood) {
    var meaning = understood.meaning();
    var kind = meaning.getClass().getSimpleName();
    if (meaning instanceof ServiceRequest(var named, var place)) {
      return new Judged(this, kind, named, place, List.of());
    }
    return meaning instanceof Unclear unclear
        ? new Judged(this, kind, null, unclear.district(), unclear.candidates())
        : new Judged(this, kind, null, null, List.of());
  }

  /// What was understood, beside what should have been.
  ///
  /// @param perhaps the categories that are asked about
  record Judged(
      LabelledText label,
      String kind,
      @Nullable String category,
      @Nullable String district,
      List<String> perhaps) {

    boolean isCategoryRight() {
      return Objects.equals(label.category(), category);
    }

    boolean isCategoryAmong() {
      return label.category() != null && perhaps.contains(label.category());
    }

    boolean isDistrictRight() {
      return Objects.equals(label.district(), district);
    }

    boolean isTakenForARequest() {
      return kind.equals(REQUEST);
    }

    boolean isAsked() {
      return !perhaps.isEmpty();
    }

    boolean isRight() {
      return kind.equals(label.kind())
          && (!label.isRequest() || (isCategoryRight() && isDistrictRight()));
    }

    @Override
    public String toString() {
      return "%s => %s %s %s, not %s %s %s %s"
          .formatted(
              label.text(),
              label.kind(),
              label.category(),
              label.district(),
              kind,
              category,
              district,
              perhaps);
    }
  }
}
