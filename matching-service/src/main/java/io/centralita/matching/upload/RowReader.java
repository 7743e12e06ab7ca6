package io.centralita.matching.upload;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.function.Consumer;
import org.apache.commons.csv.CSVFormat;
import org.springframework.http.MediaType;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Reads rows one after the other, however many there are: an array of flat objects in JSON, or CSV
/// with a head.
public final class RowReader {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final int MOST_ROWS = 1_000_000;
  private static final char BYTE_ORDER_MARK = '\uFEFF';
  private static final CSVFormat CSV =
      CSVFormat.RFC4180
          .builder()
          .setHeader()
          .setSkipHeaderRecord(true)
          .setTrim(true)
          .setIgnoreSurroundingSpaces(true)
          .setIgnoreEmptyLines(true)
          .get();

  private final Consumer<Row> each;
  private int rows;

  /// The rest cannot be read.
  public static final class Unreadable extends Exception {
    Unreadable(int row) {
      super("Row " + row + " cannot be read");
    }
  }

  private RowReader(Consumer<Row> each) {
    this.each = each;
  }

  /// @param each is given the rows in their order
  public static int read(MediaType type, InputStream in, Consumer<Row> each) throws Unreadable {
    var reader = new RowReader(each);
    try {
      if (MediaType.APPLICATION_JSON.isCompatibleWith(type)) {
        reader.json(in);
      } else {
        reader.csv(in);
      }
      return reader.rows;
    } catch (IOException
        | UncheckedIOException
        | JacksonException
        | IllegalArgumentException broken) {
      throw new Unreadable(reader.rows + 1);
    }
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
    try (var records = CSV.parse(text)) {
      for (var record : records) {
        if (!record.isConsistent()) {
          throw new IllegalArgumentException("A row has other columns than the head");
        }
        next(new Row(rows + 1, record.toMap()));
      }
    }
  }

  private void next(Row row) {
    if (rows == MOST_ROWS) {
      throw new IllegalArgumentException("There are too many rows");
    }
    each.accept(row);
    rows++;
  }
}
