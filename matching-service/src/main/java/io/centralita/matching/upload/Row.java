package io.centralita.matching.upload;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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

  /// With a point or, as a spreadsheet in Spanish writes it, a comma; `1,000` could be either a
  /// thousand or one, so it is none.
  public Optional<BigDecimal> decimal(String field) {
    var text = text(field);
    if (text.matches("-?\\d+,\\d{1,2}")) {
      text = text.replace(',', '.');
    }
    try {
      return Optional.of(new BigDecimal(text));
    } catch (NumberFormatException none) {
      return Optional.empty();
    }
  }

  /// Nobody's number in a log line.
  @Override
  public String toString() {
    return "row " + number;
  }
}
