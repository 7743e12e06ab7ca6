package io.centralita.contracts.values;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Pattern;

/// A number that a tenant owns, in E.164 (`+5117000001`). It belongs to no person, so it travels in
/// clear.
public record BusinessNumber(@JsonValue String e164) {
  private static final Pattern E164 = Pattern.compile("\\+[1-9][0-9]{4,14}");

  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public BusinessNumber {
    if (!E164.matcher(e164).matches()) {
      throw new IllegalArgumentException("Not a number in E.164: " + e164);
    }
  }

  @Override
  public String toString() {
    return e164;
  }
}
