package io.centralita.proxy.contact;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Measures what is found against texts that a person has marked, and prints it.
class LabelledContactsTest {
  private static final Pattern PART = Pattern.compile("⟦(.*?)⟧");

  private static final class Counts {
    private int parts;
    private int found;
    private int kept;
    private int clean;
    private int touched;

    double recall() {
      return parts == 0 ? 1 : (double) found / parts;
    }
  }

  private record Labelled(String group, String text, List<Contact> parts) {}

  /// The first was looked at text by text while the code was written. Of the second, sums alone
  /// were: they were seen while words were chosen. Of the third, sums too, once, when the code was
  /// as it is.
  @ParameterizedTest
  @ValueSource(strings = {"labelled.txt", "held-out.txt", "held-out-chat.txt"})
  void almostEverythingIsFoundAndAlmostNothingElseIsTouched(String file) throws IOException {
    var groups = new TreeMap<String, Counts>();
    var all = new Counts();
    for (var labelled : texts(file)) {
      count(labelled, groups.computeIfAbsent(labelled.group(), _ -> new Counts()), all);
    }

    groups.forEach(LabelledContactsTest::print);
    print(file, all);
    assertThat(all.recall()).isGreaterThan(0.88);
    assertThat((double) all.touched / all.clean).isLessThan(0.04);
  }

  private static void count(Labelled labelled, Counts group, Counts all) {
    var found = Contacts.in(labelled.text());
    for (var counts : List.of(group, all)) {
      counts.clean += labelled.parts().isEmpty() ? 1 : 0;
      counts.touched += labelled.parts().isEmpty() && !found.isEmpty() ? 1 : 0;
    }
    for (var part : labelled.parts()) {
      boolean covered =
          found.stream().anyMatch(each -> each.from() <= part.from() && each.to() >= part.to());
      boolean sameKind =
          found.stream().anyMatch(each -> each.overlaps(part) && each.kind() == part.kind());
      for (var counts : List.of(group, all)) {
        counts.parts++;
        counts.found += covered ? 1 : 0;
        counts.kept += sameKind ? 1 : 0;
      }
    }
  }

  private static void print(String name, Counts counts) {
    System.out.printf(
        "%-48s %4d parts, %5.1f %% found, %5.1f %% of the right kind; %4d texts without, %d touched%n",
        name,
        counts.parts,
        100 * counts.recall(),
        counts.parts == 0 ? 100 : 100.0 * counts.kept / counts.parts,
        counts.clean,
        counts.touched);
  }

  private static List<Labelled> texts(String file) throws IOException {
    try (var stream =
        Objects.requireNonNull(
            LabelledContactsTest.class.getResourceAsStream("/contact/" + file))) {
      var texts = new ArrayList<Labelled>();
      var group = "";
      for (var line : new String(stream.readAllBytes(), StandardCharsets.UTF_8).lines().toList()) {
        if (line.startsWith("# ")) {
          group = line.substring(2);
        } else if (line.contains(" => ")) {
          texts.add(labelled(group, line));
        }
      }
      return texts;
    }
  }

  private static Labelled labelled(String group, String line) {
    int arrow = line.lastIndexOf(" => ");
    var kinds = line.substring(arrow + 4).strip().split("[ ,|]+", -1);
    var marked = line.substring(0, arrow);
    var parts = new ArrayList<Contact>();
    var text = new StringBuilder();
    var marks = PART.matcher(marked);
    int at = 0;
    while (marks.find()) {
      text.append(marked, at, marks.start());
      int from = text.length();
      text.append(marks.group(1));
      parts.add(new Contact(ContactKind.valueOf(kinds[parts.size()]), from, text.length()));
      at = marks.end();
    }
    text.append(marked.substring(at));
    return new Labelled(group, text.toString(), List.copyOf(parts));
  }
}
