package io.centralita.contracts.values;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Pattern;

/// A marketplace that Centralita serves, by its slug: `aliado`.
public record TenantId(@JsonValue String value) {
  private static final Pattern SLUG = Pattern.compile("[a-z][a-z0-9-]{1,38}");

  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public TenantId {
    if (!SLUG.matcher(value).matches()) {
      throw new IllegalArgumentException(
          "A tenant is 2 to 39 lower-case letters, digits and dashes, not: " + value);
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
