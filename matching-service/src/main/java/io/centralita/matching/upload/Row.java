package io.centralita.matching.upload;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// One row as it was handed over, unchecked: texts, whatever they mean. Lists are words with
/// semicolons between them, as in a cell of a CSV file.
///
/// @param number counted from 1, the head left out
public record Row(int number, Map<String, String> cells) {
  public Row {
    cells = Map.copyOf(cells);
  }

  /// @return without blanks around it; empty where there is none
  public String text(String field) {
    return cells.getOrDefault(field, "").strip();
  }

  public List<String> list(String field) {
    return Stream.of(text(field).split(";")).map(String::strip).filter(s -> !s.isEmpty()).toList();
  }

  /// Nobody's number in a log line.
  @Override
  public String toString() {
    return "row " + number;
  }
}
