package io.centralita.simulator.webhook;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// `X-Twilio-Signature`: HMAC-SHA1 over the whole address and the fields sorted by name, the values
/// of a repeated name sorted and without doubles
/// (https://www.twilio.com/docs/usage/security#validating-requests).
public final class Signature {
  private Signature() {}

  static String of(String url, List<Form.Field> fields, String authToken) {
    var sorted = new TreeMap<String, TreeSet<String>>();
    fields.forEach(
        field -> sorted.computeIfAbsent(field.name(), _ -> new TreeSet<>()).add(field.value()));
    var signed = new StringBuilder(url);
    sorted.forEach((name, values) -> values.forEach(value -> signed.append(name).append(value)));
    var bytes = signed.toString().getBytes(StandardCharsets.UTF_8);
    return Base64.getEncoder().encodeToString(mac("HmacSHA1", bytes, authToken));
  }

  /// As Meta and Kommo write theirs: over the bytes, in lower-case hexadecimal.
  public static String hex(String algorithm, byte[] bytes, String secret) {
    return HexFormat.of().formatHex(mac(algorithm, bytes, secret));
  }

  private static byte[] mac(String algorithm, byte[] bytes, String secret) {
    try {
      var mac = Mac.getInstance(algorithm);
      mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), algorithm));
      return mac.doFinal(bytes);
    } catch (GeneralSecurityException problem) {
      throw new IllegalStateException(algorithm + " is part of every Java", problem);
    }
  }
}
