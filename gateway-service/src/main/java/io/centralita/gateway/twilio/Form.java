package io.centralita.gateway.twilio;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// A form's fields by name, in the order in which Twilio signs them (UTF-16). A repeated name keeps
/// all its values.
record Form(SortedMap<String, List<String>> fields) {

  /// Ten times what Twilio's largest form has.
  static final int MOST_FIELDS = 1_000;

  /// What is no form: a `%` without two hexadecimal digits, or text that is not UTF-8.
  static final class Malformed extends Exception {
    private final String what;

    /// @param what for the carrier's debugger; repeats nothing of the form's content
    Malformed(String what) {
      super(what);
      this.what = what;
    }

    String what() {
      return what;
    }
  }

  /// @param encoded `application/x-www-form-urlencoded`, from a body or a query
  static Form parse(byte[] encoded) throws Malformed {
    var fields = new TreeMap<String, List<String>>();
    int start = 0;
    int count = 0;
    while (start < encoded.length) {
      if (++count > MOST_FIELDS) {
        throw new Malformed("There are more than " + MOST_FIELDS + " fields");
      }
      int end = indexOf(encoded, '&', start, encoded.length);
      if (end > start) {
        int equals = indexOf(encoded, '=', start, end);
        add(
            fields,
            decode(encoded, start, equals),
            equals < end ? decode(encoded, equals + 1, end) : "");
      }
      start = end + 1;
    }
    return new Form(fields);
  }

  /// The same fields where they come as JSON: names with texts, numbers, booleans, or lists of
  /// them.
  static Form of(JsonNode object) {
    var fields = new TreeMap<String, List<String>>();
    object
        .properties()
        .forEach(field -> {
          var values = field.getValue().isArray() ? field.getValue() : List.of(field.getValue());
          for (var value : values) {
            if (value.isValueNode() && !value.isNull()) {
              add(fields, field.getKey(), value.asString());
            }
          }
        });
    return new Form(fields);
  }

  /// In time that does not grow with what came before: anybody may post a form of one name only.
  private static void add(TreeMap<String, List<String>> fields, String name, String value) {
    fields.computeIfAbsent(name, _ -> new ArrayList<>(1)).add(value);
  }

  /// The first value, null where the field is missing.
  @Nullable String value(String name) {
    var values = fields.get(name);
    return values == null ? null : values.getFirst();
  }

  /// The first value, null where the field is missing or says nothing.
  @Nullable String text(String name) {
    var value = value(name);
    return value == null || value.isBlank() ? null : value;
  }

  private static int indexOf(byte[] bytes, char wanted, int from, int to) {
    for (int i = from; i < to; i++) {
      if (bytes[i] == wanted) {
        return i;
      }
    }
    return to;
  }

  private static String decode(byte[] encoded, int from, int to) throws Malformed {
    var decoded = new byte[to - from];
    int length = 0;
    boolean ascii = true;
    for (int i = from; i < to; i++) {
      byte b = encoded[i];
      if (b == '%') {
        b = hexadecimal(encoded, i + 1, to);
        i += 2;
      } else if (b == '+') {
        b = ' ';
      }
      ascii &= b >= 0;
      decoded[length++] = b;
    }
    return ascii
        ? new String(decoded, 0, length, StandardCharsets.ISO_8859_1)
        : utf8(ByteBuffer.wrap(decoded, 0, length));
  }

  private static byte hexadecimal(byte[] encoded, int at, int end) throws Malformed {
    int high = at + 1 < end ? Character.digit(encoded[at], 16) : -1;
    int low = at + 1 < end ? Character.digit(encoded[at + 1], 16) : -1;
    if (high < 0 || low < 0) {
      throw new Malformed("A % is not followed by two hexadecimal digits");
    }
    return (byte) (high << 4 | low);
  }

  private static String utf8(ByteBuffer bytes) throws Malformed {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
    } catch (CharacterCodingException notText) {
      throw new Malformed("The form is not UTF-8");
    }
  }
}
