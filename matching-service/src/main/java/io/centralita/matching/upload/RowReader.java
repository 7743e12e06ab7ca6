package io.centralita.matching.upload;

import io.centralita.kit.problem.StrictJson;
import io.centralita.matching.upload.RowErrors.RowError;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.DuplicateHeaderMode;
import org.springframework.http.MediaType;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Reads rows one after the other, however many there are: an array of flat objects in JSON, or CSV
/// with a head, with commas or, as a spreadsheet in Spanish writes it, with semicolons between the
/// cells. A column that nobody asked for is an error, and not left out: it may be a name mistyped.
public final class RowReader {
  private static final JsonMapper JSON = StrictJson.mapper();

  /// What Jackson says of a field that an object has twice.
  private static final Pattern REPEATED = Pattern.compile("Duplicate Object property \"(.*)\"");

  private static final int MOST_ROWS = 1_000_000;
  private static final int LONGEST_HEAD = 2_000;
  private static final String OTHER_DELIMITERS = "\t|";
  private static final char BYTE_ORDER_MARK = '\uFEFF';
  private static final CSVFormat CSV =
      CSVFormat.RFC4180
          .builder()
          .setHeader()
          .setSkipHeaderRecord(true)
          .setTrim(true)
          .setIgnoreSurroundingSpaces(true)
          .setIgnoreEmptyLines(true)
          .setDuplicateHeaderMode(DuplicateHeaderMode.ALLOW_ALL)
          .setAllowMissingColumnNames(true)
          .get();

  private final Set<String> columns;
  private final Consumer<Row> each;
  private int rows;

  /// The rest cannot be read.
  public static final class Unreadable extends Exception {
    private final RowError error;

    Unreadable(RowError error) {
      super("Row " + error.row() + " cannot be read: " + error.en());
      this.error = error;
    }

    public RowError error() {
      return error;
    }
  }

  /// Why, and in which column when it is one.
  private static final class Broken extends RuntimeException {
    private final String column;
    private final RowProblem problem;

    Broken(String column, RowProblem problem) {
      this.column = column;
      this.problem = problem;
    }
  }

  private RowReader(Set<String> columns, Consumer<Row> each) {
    this.columns = columns;
    this.each = each;
  }

  /// @param columns all that a row may have
  /// @param each is given the rows in their order
  public static int read(MediaType type, InputStream in, Set<String> columns, Consumer<Row> each)
      throws Unreadable {
    var reader = new RowReader(columns, each);
    try {
      if (MediaType.APPLICATION_JSON.isCompatibleWith(type)) {
        reader.json(in);
      } else {
        reader.csv(in);
      }
      return reader.rows;
    } catch (Broken broken) {
      throw reader.unreadable(broken.column, broken.problem);
    } catch (CharacterCodingException encoding) {
      throw reader.unreadable("", RowProblem.NO_TEXT);
    } catch (UncheckedIOException wrapped) {
      throw reader.unreadable(
          "",
          wrapped.getCause() instanceof CharacterCodingException
              ? RowProblem.NO_TEXT
              : RowProblem.NO_ROW);
    } catch (JacksonException broken) {
      var repeated = REPEATED.matcher(broken.getOriginalMessage());
      throw repeated.find()
          ? reader.unreadable(shown(repeated.group(1)), RowProblem.REPEATED_COLUMN)
          : reader.unreadable("", RowProblem.NO_ROW);
    } catch (IOException | IllegalArgumentException broken) {
      throw reader.unreadable("", RowProblem.NO_ROW);
    }
  }

  private Unreadable unreadable(String column, RowProblem problem) {
    return new Unreadable(new RowError(rows + 1, column, problem.code()));
  }

  private void json(InputStream in) {
    try (var nodes = JSON.readerFor(JsonNode.class).<JsonNode>readValues(in)) {
      while (nodes.hasNextValue()) {
        take(nodes.nextValue());
      }
    }
  }

  private void take(JsonNode node) {
    var cells = new HashMap<String, String>();
    if (!node.isObject()) {
      throw new IllegalArgumentException("A row is an object");
    }
    for (var field : node.properties()) {
      known(field.getKey());
      if (!field.getValue().isNull()) {
        cells.put(field.getKey(), text(field.getValue()));
      }
    }
    next(new Row(rows + 1, cells));
  }

  private static String text(JsonNode value) {
    if (value.isArray()) {
      var words = value.valueStream().map(RowReader::text).toList();
      return String.join(";", words);
    }
    if (value.isObject()) {
      throw new IllegalArgumentException("A value is no object");
    }
    return value.asString();
  }

  private void csv(InputStream in) throws IOException {
    var strict =
        StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    var text = new BufferedReader(new InputStreamReader(in, strict));
    text.mark(1);
    if (text.read() != BYTE_ORDER_MARK) {
      text.reset();
    }
    try (var records = CSV.builder().setDelimiter(delimiter(text)).get().parse(text)) {
      head(records.getHeaderNames());
      for (var record : records) {
        if (!record.isConsistent()) {
          throw new Broken("", RowProblem.NO_ROW);
        }
        next(new Row(rows + 1, record.toMap()));
      }
    }
  }

  private void head(List<String> names) {
    var seen = new HashSet<String>();
    for (int i = 0; i < names.size(); i++) {
      var name = names.get(i);
      if (!columns.contains(name)) {
        var shown = shown(name);
        throw new Broken(
            shown.isEmpty() ? Integer.toString(i + 1) : shown, RowProblem.UNKNOWN_COLUMN);
      }
      if (!seen.add(name)) {
        throw new Broken(name, RowProblem.REPEATED_COLUMN);
      }
    }
  }

  /// By the head, whose names have none of these in them.
  private static char delimiter(BufferedReader text) throws IOException {
    text.mark(LONGEST_HEAD);
    var head = new char[LONGEST_HEAD];
    int length = text.read(head);
    text.reset();
    char other = ',';
    for (int i = 0; i < length && head[i] != '\n'; i++) {
      if (head[i] == ';' || head[i] == ',') {
        return head[i];
      }
      if (OTHER_DELIMITERS.indexOf(head[i]) >= 0) {
        other = head[i];
      }
    }
    if (other != ',') {
      throw new Broken(other == '\t' ? "tab" : String.valueOf(other), RowProblem.WRONG_SEPARATOR);
    }
    return other;
  }

  private void known(String column) {
    if (!columns.contains(column)) {
      throw new Broken(shown(column), RowProblem.UNKNOWN_COLUMN);
    }
  }

  /// A file without a head has anything where names should be, somebody's number too.
  private static String shown(String column) {
    return column.matches("\\p{L}[\\p{L}_ -]{0,39}") ? column : "";
  }

  private void next(Row row) {
    if (rows == MOST_ROWS) {
      throw new Broken("", RowProblem.TOO_MANY_ROWS);
    }
    each.accept(row);
    rows++;
  }
}
