package io.centralita.matching.upload;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.ArrayList;
import java.util.List;

/// What is wrong with the rows of one upload. The first hundred are told, all are counted.
public final class RowErrors {
  private static final int TOLD = 100;

  private final List<RowError> told = new ArrayList<>();
  private int count;

  /// @param row counted from 1
  /// @param code stable: see [RowProblem]
  public record RowError(int row, String field, String code) {
    /// For people.
    @JsonProperty
    String es() {
      return RowProblem.of(code).spanish();
    }

    @JsonProperty
    String en() {
      return RowProblem.of(code).english();
    }
  }

  public void add(Row row, String field, String code) {
    add(new RowError(row.number(), field, code));
  }

  public void add(RowError error) {
    count++;
    if (told.size() < TOLD) {
      told.add(error);
    }
  }

  public int count() {
    return count;
  }

  List<RowError> told() {
    return List.copyOf(told);
  }
}
