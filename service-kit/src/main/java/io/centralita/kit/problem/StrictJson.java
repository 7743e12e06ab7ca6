package io.centralita.kit.problem;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.cfg.CoercionAction;
import tools.jackson.databind.cfg.CoercionInputShape;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.deser.std.StdDeserializer;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.type.LogicalType;

/// What callers send is taken as it is meant or refused: no field that nobody knows is left out, no
/// field is there twice, no 4.9 becomes a 4, no "3" a 3, no 3 a "3", and nothing is no "". For
/// callers alone; what carriers answer may have fields that are new.
public final class StrictJson {
  private static final List<CoercionInputShape> NO_TEXTS =
      List.of(CoercionInputShape.Integer, CoercionInputShape.Float, CoercionInputShape.Boolean);

  private StrictJson() {}

  public static JsonMapper over(JsonMapper json) {
    return json.rebuild()
        .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
        .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
        .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
        .enable(EnumFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
        .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
        .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
        .withCoercionConfigDefaults(
            any -> any.setCoercion(CoercionInputShape.EmptyString, CoercionAction.Fail))
        .withCoercionConfig(
            LogicalType.Textual,
            text -> NO_TEXTS.forEach(shape -> text.setCoercion(shape, CoercionAction.Fail)))
        .addModule(times())
        .build();
  }

  public static JsonMapper mapper() {
    return over(JsonMapper.builder().build());
  }

  /// Jackson takes a bare number for so many seconds or days, whatever else it is told, and a list
  /// for a day.
  private static SimpleModule times() {
    return new SimpleModule("written times")
        .addDeserializer(Instant.class, new Written<>(Instant.class, Instant::parse))
        .addDeserializer(Duration.class, new Written<>(Duration.class, Duration::parse))
        .addDeserializer(LocalDate.class, new Written<>(LocalDate.class, LocalDate::parse))
        .addDeserializer(LocalTime.class, new Written<>(LocalTime.class, LocalTime::parse));
  }

  private static final class Written<T> extends StdDeserializer<T> {
    private final Function<String, T> parse;

    Written(Class<T> type, Function<String, T> parse) {
      super(type);
      this.parse = parse;
    }

    @Override
    public @Nullable T deserialize(JsonParser in, DeserializationContext context) {
      if (!in.hasToken(JsonToken.VALUE_STRING)) {
        throw MismatchedInputException.from(in, handledType(), "Only a text tells a time");
      }
      try {
        return parse.apply(in.getString());
      } catch (DateTimeException unreadable) {
        throw MismatchedInputException.from(in, handledType(), "No time is written so");
      }
    }
  }
}
