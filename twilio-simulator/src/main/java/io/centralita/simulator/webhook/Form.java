package io.centralita.simulator.webhook;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// A form's fields in the order they are written; a name may come more than once.
public final class Form {
  private final List<Field> fields = new ArrayList<>();

  public Form add(String name, String value) {
    fields.add(new Field(name, value));
    return this;
  }

  /// Adds the field unless there is nothing to say.
  Form addIfPresent(String name, @Nullable Object value) {
    Optional.ofNullable(value).ifPresent(present -> add(name, present.toString()));
    return this;
  }

  List<Field> fields() {
    return List.copyOf(fields);
  }

  Form copy() {
    var copy = new Form();
    copy.fields.addAll(fields);
    return copy;
  }

  /// The form as a body.
  String encoded() {
    return fields.stream()
        .map(field -> encode(field.name()) + "=" + encode(field.value()))
        .collect(Collectors.joining("&"));
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  record Field(String name, String value) {}
}
