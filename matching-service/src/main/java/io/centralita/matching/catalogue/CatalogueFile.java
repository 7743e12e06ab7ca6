package io.centralita.matching.catalogue;

import io.centralita.contracts.matching.CatalogueState;
import io.centralita.contracts.matching.CatalogueState.CategoryState;
import io.centralita.contracts.matching.CatalogueState.DistrictState;
import io.centralita.contracts.values.TenantId;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

/// Categories or districts as CSV, lists within a cell separated by semicolons:
///
/// ```
/// code,name_es,name_en,examples
/// code,name,latitude,longitude,aliases[,surrounding]
/// ```
final class CatalogueFile {
  private static final CSVFormat FORMAT =
      CSVFormat.DEFAULT
          .builder()
          .setHeader()
          .setSkipHeaderRecord(true)
          .setTrim(true)
          .setIgnoreEmptyLines(true)
          .get();

  /// Said of whatever is wrong, because what was sent is not repeated: it may be somebody's number.
  static final String WHAT_IS_RIGHT =
      "A code has 1 to 40 letters, digits, underscores, dots and dashes; a name has 1 to 80"
          + " characters; latitude and longitude are of a place on earth";

  /// What routing-service calls it when a text asks for nothing.
  static final String RESERVED = "none";

  static final String WHAT_IS_RESERVED =
      "The code none means that nothing is asked for; choose another";

  private CatalogueFile() {}

  /// @param row counted from 1, the header left out; 0 for the file itself
  record RowError(long row, String detail) {}

  /// @param states what could be read; to be used only when there are no errors
  record Read<T>(List<T> states, List<RowError> errors) {}

  static Read<CategoryState> categories(TenantId tenant, String csv) {
    return read(
        csv,
        List.of("code", "name_es", "name_en", "examples"),
        row ->
            new CategoryState(
                tenant,
                row.get("code"),
                row.get("name_es"),
                row.get("name_en"),
                words(row.get("examples"))));
  }

  static Read<DistrictState> districts(TenantId tenant, String csv) {
    return read(
        csv,
        List.of("code", "name", "latitude", "longitude", "aliases"),
        row ->
            new DistrictState(
                tenant,
                row.get("code"),
                row.get("name"),
                Double.parseDouble(row.get("latitude")),
                Double.parseDouble(row.get("longitude")),
                words(row.get("aliases")),
                row.isMapped("surrounding") ? words(row.get("surrounding")) : null));
  }

  private static <T extends CatalogueState> Read<T> read(
      String csv, List<String> columns, Function<CSVRecord, T> reading) {
    var states = new ArrayList<T>();
    var errors = new ArrayList<RowError>();
    var codes = new HashSet<String>();
    try (var rows = FORMAT.parse(new StringReader(withoutMark(csv)))) {
      var missing = columns.stream().filter(each -> !rows.getHeaderNames().contains(each)).toList();
      if (!missing.isEmpty()) {
        return new Read<>(
            List.of(), List.of(new RowError(0, "The columns " + missing + " are missing")));
      }
      for (var row : rows) {
        var problem = take(row, reading, states, codes);
        if (problem != null) {
          errors.add(new RowError(row.getRecordNumber(), problem));
        }
      }
    } catch (IOException | UncheckedIOException | IllegalArgumentException unreadable) {
      errors.add(new RowError(0, "It cannot be read as CSV"));
    }
    if (states.isEmpty() && errors.isEmpty()) {
      errors.add(new RowError(0, "There are no rows"));
    }
    return new Read<>(states, errors);
  }

  /// @return what is wrong with the row
  private static <T extends CatalogueState> @Nullable String take(
      CSVRecord row, Function<CSVRecord, T> reading, List<T> states, Set<String> codes) {
    if (!row.isConsistent()) {
      return "It has " + row.size() + " cells";
    }
    try {
      var state = reading.apply(row);
      states.add(state);
      if (isReserved(state)) {
        return WHAT_IS_RESERVED;
      }
      return codes.add(state.code()) ? null : "Another row has the same code";
    } catch (NumberFormatException noNumber) {
      return "Latitude and longitude are numbers, with a point";
    } catch (IllegalArgumentException _) {
      return WHAT_IS_RIGHT;
    }
  }

  static boolean isReserved(CatalogueState state) {
    return state instanceof CategoryState category && category.code().equalsIgnoreCase(RESERVED);
  }

  private static String withoutMark(String csv) {
    return csv.startsWith("\ufeff") ? csv.substring(1) : csv;
  }

  private static List<String> words(String cell) {
    return Stream.of(cell.split(";")).map(String::strip).filter(each -> !each.isEmpty()).toList();
  }
}
