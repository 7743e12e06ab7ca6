package io.centralita.audit.paging;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Some of a list.
///
/// @param next the `cursor` of the page after this one; null when there is none
public record Page<T>(List<T> items, @Nullable String next) {

  public Page {
    items = List.copyOf(items);
  }

  /// @param found up to one more than fits: that there is more is worth knowing, not showing
  public static <T> Page<T> of(List<T> found, int limit, Function<T, Cursor> place) {
    if (found.size() <= limit) {
      return new Page<>(found, null);
    }
    var shown = found.subList(0, limit);
    return new Page<>(shown, place.apply(shown.getLast()).text());
  }
}
