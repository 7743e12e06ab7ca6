package io.centralita.matching.provider;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Many rows as one statement takes them: an array for each column, put together by `unnest`.
public final class Columns {
  private Columns() {}

  /// @param value anything whose text PostgreSQL reads as a value of the column's type
  public static <T> @Nullable String[] column(
      List<T> rows, Function<T, ? extends @Nullable Object> value) {
    var column = new @Nullable String[rows.size()];
    for (int i = 0; i < column.length; i++) {
      var each = value.apply(rows.get(i));
      column[i] = each == null ? null : each.toString();
    }
    return column;
  }
}
