package io.centralita.proxy.callback;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// `X-Twilio-Signature` (<https://www.twilio.com/docs/usage/security>): HMAC-SHA1 over the address
/// and the sorted fields, so that an account's server checks ours as it checked Twilio's.
public final class Signature {
  public static final String HEADER = "X-Twilio-Signature";
  private static final String ALGORITHM = "HmacSHA1";

  private Signature() {}

  /// Whether a request at this address was signed with one of these, in the same time wherever they
  /// differ.
  public static boolean isOfOne(
      List<String> authTokens, String url, Map<String, String> fields, String given) {
    var claimed = given.getBytes(StandardCharsets.UTF_8);
    boolean genuine = false;
    for (var token : authTokens) {
      genuine |=
          MessageDigest.isEqual(of(url, fields, token).getBytes(StandardCharsets.UTF_8), claimed);
    }
    return genuine;
  }

  static String of(String url, Map<String, String> fields, String authToken) {
    var text = new StringBuilder(url);
    new TreeMap<>(fields).forEach((name, value) -> text.append(name).append(value));
    try {
      var mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(authToken.getBytes(StandardCharsets.UTF_8), ALGORITHM));
      return Base64.getEncoder()
          .encodeToString(mac.doFinal(text.toString().getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
