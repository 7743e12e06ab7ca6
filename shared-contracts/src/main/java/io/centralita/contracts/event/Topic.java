package io.centralita.contracts.event;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A topic and its vocabulary: the records that permit themselves in its sealed interface.
///
/// @param owner the service that writes an events topic, or reads a commands topic
public record Topic<T>(String name, Class<T> vocabulary, String owner, Kind kind, int partitions) {

  public enum Kind {
    /// Facts, kept for a time.
    EVENTS,
    /// Commands to the owner.
    COMMANDS,
    /// The last state of each key, kept for ever.
    STATE
  }

  /// The value of `ce_type` for a record of this topic.
  public static String typeOf(Class<?> record) {
    return "io.centralita." + record.getSimpleName() + ".v1";
  }

  /// The record that a `ce_type` names, or null when this build does not know it.
  public @Nullable Class<? extends T> recordOf(String type) {
    return Vocabulary.of(this).get(type);
  }

  public Map<String, Class<? extends T>> records() {
    return Vocabulary.of(this);
  }

  private static final class Vocabulary {
    private static final ClassValue<Map<String, Class<?>>> RECORDS =
        new ClassValue<>() {
          @Override
          protected Map<String, Class<?>> computeValue(Class<?> vocabulary) {
            var found = new HashMap<String, Class<?>>();
            for (var record : vocabulary.getPermittedSubclasses()) {
              found.put(typeOf(record), record);
            }
            return Map.copyOf(found);
          }
        };

    @SuppressWarnings("unchecked")
    static <T> Map<String, Class<? extends T>> of(Topic<T> topic) {
      return (Map<String, Class<? extends T>>) (Map<?, ?>) RECORDS.get(topic.vocabulary());
    }
  }
}
