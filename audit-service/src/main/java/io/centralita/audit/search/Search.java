package io.centralita.audit.search;

import io.centralita.audit.messages.Direction;
import io.centralita.audit.messages.EntryType;
import io.centralita.audit.messages.Words;
import io.centralita.audit.paging.Cursor;
import io.centralita.audit.paging.Filters;
import io.centralita.contracts.values.LeadId;
import io.centralita.contracts.values.TenantId;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// A question to the message log. Everything that is given must hold.
///
/// @param person a ref: what that person wrote and was sent
/// @param words what `to_tsquery` takes: each word, or the start of one, must occur
/// @param from the first instant
/// @param to the first instant that is too late
record Search(
    TenantId tenant,
    Optional<LeadId> lead,
    Optional<String> person,
    Optional<Direction> direction,
    Optional<EntryType> type,
    Optional<String> trigger,
    Optional<String> words,
    Optional<Instant> from,
    Optional<Instant> to,
    Optional<Cursor> after,
    int limit) {

  static final List<String> FILTERS =
      List.of("lead", "person", "direction", "type", "trigger", "text", "from", "to");

  static Search of(TenantId tenant, Filters filters) {
    return new Search(
        tenant,
        filters.id("lead").map(LeadId::new),
        filters.ref("person"),
        filters.oneOf("direction", List.of(Direction.values()), Direction::code),
        filters.oneOf("type", List.of(EntryType.values()), EntryType::code),
        filters.code("trigger"),
        filters.text("text").map(Search::query),
        filters.time("from"),
        filters.time("to"),
        filters.cursor(),
        filters.limit());
  }

  /// Folded words carry nothing that `to_tsquery` reads as an operator. Text without a word finds
  /// nothing.
  private static String query(String text) {
    return Arrays.stream(Words.fold(text).split(" "))
        .filter(word -> !word.isEmpty())
        .map(word -> word + ":*")
        .collect(Collectors.joining(" & "));
  }
}
