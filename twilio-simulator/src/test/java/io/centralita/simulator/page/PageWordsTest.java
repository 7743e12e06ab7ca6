package io.centralita.simulator.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// The page says everything in both languages, and never writes markup.
class PageWordsTest {
  private static final Path SCRIPTS = Path.of("src/main/resources/simulator-page/js");
  private static final Pattern KEY = Pattern.compile("(?:^    |, )'?([\\w-]+)'?: ['\\[{]");
  private static final Pattern USE = Pattern.compile("\\bt\\('(\\w+)'");

  @Test
  void bothLanguagesHaveTheSameWords() {
    var words = read(SCRIPTS.resolve("i18n.js"));
    var spanish = keys(words.substring(words.indexOf("  es: {"), words.indexOf("  en: {")));
    var english = keys(words.substring(words.indexOf("  en: {"), words.indexOf("\n};")));

    assertThat(spanish).hasSizeGreaterThan(60).isEqualTo(english);
  }

  @Test
  void everyWordThatIsUsedExists() throws IOException {
    var known = keys(read(SCRIPTS.resolve("i18n.js")));

    try (var scripts = Files.list(SCRIPTS)) {
      var used =
          scripts
              .map(PageWordsTest::read)
              .flatMap(script -> USE.matcher(script).results().map(found -> found.group(1)))
              .collect(Collectors.toCollection(TreeSet::new));
      assertThat(used).hasSizeGreaterThan(40);
      assertThat(known).containsAll(used);
    }
  }

  @Test
  void whatPeopleWriteNeverBecomesMarkup() throws IOException {
    try (var scripts = Files.list(SCRIPTS)) {
      assertThat(scripts.map(PageWordsTest::read))
          .allSatisfy(script ->
              assertThat(script)
                  .doesNotContain(
                      "innerHTML", "outerHTML", "insertAdjacentHTML", "document.write"));
    }
  }

  private static Set<String> keys(String text) {
    return text.lines()
        .flatMap(line -> KEY.matcher(line).results().map(found -> found.group(1)))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException problem) {
      throw new UncheckedIOException(problem);
    }
  }
}
