package io.centralita.routing.sending;

import io.centralita.kit.problem.Problem;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/// Why an operator decided something, in their own words. It is kept for the record and travels to
/// others, so it is short and names nobody's number.
record Reason(String text) {
  private static final int LONGEST = 500;

  /// Seven digits or more that are not part of an id.
  private static final Pattern NUMBER =
      Pattern.compile("(?<![\\p{L}\\p{N}])\\+?\\p{N}(?:[^\\p{L}\\p{N}]{0,3}\\p{N}){6,}(?!\\p{L})");

  static Reason of(@Nullable String written) {
    if (written == null || written.isBlank()) {
      throw refused("reason-missing", "Say why, for the record");
    }
    if (written.length() > LONGEST) {
      throw refused("reason-too-long", "Say why in at most " + LONGEST + " characters");
    }
    if (NUMBER.matcher(written).find()) {
      throw refused("reason-with-number", "Leave phone numbers out: others read the record too");
    }
    return new Reason(written.strip());
  }

  private static RuntimeException refused(String code, String sentence) {
    return Problem.of(HttpStatus.BAD_REQUEST, code, sentence);
  }
}
