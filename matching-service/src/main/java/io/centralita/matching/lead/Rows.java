package io.centralita.matching.lead;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import io.centralita.contracts.address.Address;
import io.centralita.contracts.address.Channel;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/// What the stores of this service do alike: instants in and out of rows, people's addresses, and
/// what a lead has several of.
public final class Rows {
  private Rows() {}

  public static @Nullable OffsetDateTime utc(@Nullable Instant instant) {
    return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
  }

  public static Instant instant(ResultSet row, String column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }

  public static @Nullable Instant instantOrNull(ResultSet row, String column) throws SQLException {
    var time = row.getObject(column, OffsetDateTime.class);
    return time == null ? null : time.toInstant();
  }

  /// @param prefix of the four columns
  static Address address(ResultSet row, String prefix) throws SQLException {
    return new Address(
        Channel.valueOf(row.getString(prefix + "channel")),
        row.getString(prefix + "ref"),
        row.getString(prefix + "sealed"),
        row.getString(prefix + "hint"));
  }

  interface Reading<T> {
    T of(ResultSet row) throws SQLException;
  }

  private record Part<T>(UUID lead, T part) {}

  /// The parts of many leads at once, in the order of the query.
  ///
  /// @param query takes `leads` and names the lead of each row `lead_id`
  static <T> Map<UUID, List<T>> ofLeads(
      JdbcClient jdbc, String query, Collection<UUID> leads, Reading<T> part) {
    return jdbc
        .sql(query)
        .param("leads", leads.toArray(UUID[]::new))
        .query((row, _) -> new Part<>(row.getObject("lead_id", UUID.class), part.of(row)))
        .list()
        .stream()
        .collect(groupingBy(Part::lead, mapping(Part::part, toList())));
  }
}
