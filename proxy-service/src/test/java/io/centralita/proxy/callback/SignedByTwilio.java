package io.centralita.proxy.callback;

import java.util.Map;

/// Signs as Twilio does.
public final class SignedByTwilio {
  private SignedByTwilio() {}

  public static String of(String url, Map<String, String> fields, String authToken) {
    return Signature.of(url, fields, authToken);
  }
}
