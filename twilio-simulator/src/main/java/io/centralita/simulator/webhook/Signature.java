package io.centralita.simulator.webhook;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// `X-Twilio-Signature`: HMAC-SHA1 over the whole address and the fields sorted by name, the values
/// of a repeated name sorted and without doubles
/// (https://www.twilio.com/docs/usage/security#validating-requests).
final class Signature {
  private Signature() {}

  static String of(String url, List<Form.Field> fields, String authToken) {
    var sorted = new TreeMap<String, TreeSet<String>>();
    fields.forEach(
        field -> sorted.computeIfAbsent(field.name(), _ -> new TreeSet<>()).add(field.value()));
    var signed = new StringBuilder(url);
    sorted.forEach((name, values) -> values.forEach(value -> signed.append(name).append(value)));
    try {
      var mac = Mac.getInstance("HmacSHA1");
      mac.init(new SecretKeySpec(authToken.getBytes(StandardCharsets.UTF_8), "HmacSHA1"));
      return Base64.getEncoder()
          .encodeToString(mac.doFinal(signed.toString().getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException problem) {
      throw new IllegalStateException("HMAC-SHA1 is part of every Java", problem);
    }
  }
}
