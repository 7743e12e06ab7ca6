package io.centralita.contracts.proxy;

import org.jspecify.annotations.Nullable;

/// How two people who are linked may call each other, as it was when the link was last announced.
///
/// @param limitSeconds how long they may talk; absent for as long as the gateway lets anybody
/// @param announced whether both hear, before they are connected, that their numbers are not shown
/// @param askFirst whether somebody is asked about each call, and what becomes of a call when there
///   is no answer; absent where nobody is asked
public record CallTerms(
    @Nullable Integer limitSeconds, boolean announced, @Nullable AskFirst askFirst) {
  /// As most have them.
  public static final CallTerms USUAL = new CallTerms(null, false, null);

  public CallTerms {
    if (limitSeconds != null && limitSeconds < 1) {
      throw new IllegalArgumentException("A call may last a second or more");
    }
  }

  /// What becomes of a call about which nobody could be asked.
  public enum AskFirst {
    ELSE_CONNECT,
    ELSE_TURN_AWAY
  }
}
