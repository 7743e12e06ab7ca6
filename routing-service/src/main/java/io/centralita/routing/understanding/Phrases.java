package io.centralita.routing.understanding;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Files of phrases under headings such as `[plumbing es]`, in which `(a|b)` is said the one way or
/// the other. What begins with `#` is a comment.
final class Phrases {
  private static final Pattern CHOICE = Pattern.compile("\\(([^()]*)\\)");

  private Phrases() {}

  /// The lines under each heading.
  static Map<String, List<String>> read(String resource) {
    try (var stream =
            Objects.requireNonNull(Phrases.class.getResourceAsStream(resource), resource);
        var lines = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
      var phrases = new LinkedHashMap<String, List<String>>();
      var heading = "";
      for (var line : lines.lines().map(String::strip).toList()) {
        if (line.startsWith("[")) {
          heading = line.substring(1, line.length() - 1);
          phrases.putIfAbsent(heading, new ArrayList<>());
        } else if (!line.isEmpty() && !line.startsWith("#")) {
          phrases.computeIfAbsent(heading, _ -> new ArrayList<>()).add(line);
        }
      }
      return phrases;
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /// The lines under each heading of several files.
  static Map<String, List<String>> read(List<String> resources) {
    var phrases = new LinkedHashMap<String, List<String>>();
    for (var resource : resources) {
      read(resource)
          .forEach((heading, lines) ->
              phrases.computeIfAbsent(heading, _ -> new ArrayList<>()).addAll(lines));
    }
    return phrases;
  }

  /// The words of a file without headings, folded.
  static Set<String> words(String resource) {
    return read(resource).values().stream()
        .flatMap(List::stream)
        .flatMap(line -> Tokens.of(line).words().stream())
        .collect(Collectors.toUnmodifiableSet());
  }

  /// Texts in which each way to say something occurs, though not each with each.
  static List<String> saidEachWay(String phrase) {
    var choices =
        CHOICE.matcher(phrase).results().map(match -> match.group(1).split("\\|")).toList();
    int most = choices.stream().mapToInt(ways -> ways.length).max().orElse(1);
    int texts = choices.size() > 1 ? most * 2 : most;
    var said = new ArrayList<String>();
    for (int text = 0; text < texts; text++) {
      var matcher = CHOICE.matcher(phrase);
      var words = new StringBuilder();
      for (int choice = 0; matcher.find(); choice++) {
        var ways = choices.get(choice);
        // In the second half each way meets another neighbour.
        int way = text + (text / most) * (choice + 1) * 2 + text / Math.max(1, ways.length);
        matcher.appendReplacement(words, ways[way % ways.length]);
      }
      said.add(matcher.appendTail(words).toString());
    }
    return said;
  }
}
