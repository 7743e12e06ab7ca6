package io.centralita.gateway.webhook;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// JSON from outside: read within limits, and without trust in its shape. What is not there and
/// what has another shape than expected are the same, null or nothing.
public final class Json {
  private static final int DEEPEST = 32;
  private static final int LONGEST_NUMBER = 40;
  private static final int LONGEST_NAME = 256;

  private static final JsonMapper MAPPER =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          .maxNestingDepth(DEEPEST)
                          .maxNumberLength(LONGEST_NUMBER)
                          .maxNameLength(LONGEST_NAME)
                          .build())
                  .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                  .build())
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private Json() {}

  /// What is no JSON object in UTF-8, or is beyond the limits.
  public static final class Malformed extends Exception {
    /// @param what for the carrier's debugger; repeats nothing of the content
    public Malformed(String what) {
      super(what);
    }

    public String what() {
      return String.valueOf(getMessage());
    }
  }

  public static JsonNode object(byte[] body) throws Malformed {
    try {
      var node = MAPPER.readTree(body);
      if (node.isObject()) {
        return node;
      }
    } catch (JacksonException _) {
      // Its message repeats what was read. Said below without.
    }
    throw new Malformed("The body is not a JSON object");
  }

  /// A text, or a whole number as one; null where there is neither, or nothing but blanks. No
  /// database takes NUL in a text, so there is none.
  public static @Nullable String text(JsonNode object, String field) {
    var node = object.path(field);
    if (node.isIntegralNumber() && node.canConvertToLong()) {
      return Long.toString(node.longValue());
    }
    var text = node.isString() ? node.stringValue().replace("\0", "") : "";
    return text.isBlank() ? null : text;
  }

  /// A finite number, null where there is none.
  public static @Nullable Double number(JsonNode object, String field) {
    var node = object.path(field);
    if (!node.isNumber()) {
      return null;
    }
    double value = node.doubleValue();
    return Double.isFinite(value) ? value : null;
  }

  /// The objects of a list; anything else in it is passed over.
  public static List<JsonNode> objects(JsonNode object, String field) {
    var list = object.path(field);
    return list.isArray() ? Stream.of(list).flatMap(JsonNode::valueStream).toList() : List.of();
  }
}
