package io.centralita.gateway.twilio;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/// `X-Twilio-Signature`: HMAC-SHA1 over the address as Twilio called it and the sorted fields of
/// the form. A body that is not a form is vouched for by its SHA-256 in the address.
///
/// See <https://www.twilio.com/docs/usage/security>. Twilio does not always sign a port as it is
/// written, so the address counts with and without it.
final class Signature {
  private static final String ALGORITHM = "HmacSHA1";
  private static final String BODY_HASH = "bodySHA256=";

  private final List<SecretKeySpec> secrets;

  Signature(List<String> authTokens) {
    this.secrets =
        authTokens.stream()
            .map(token -> new SecretKeySpec(token.getBytes(StandardCharsets.UTF_8), ALGORITHM))
            .toList();
  }

  /// @param url with its query, as Twilio called it
  boolean covers(String url, Form form, String signature) {
    var fields = text(form);
    return matches(url + fields, signature)
        || matches(SignedUrl.withOtherPort(url) + fields, signature);
  }

  /// For a body that is no form.
  boolean covers(String url, byte[] body, String signature) {
    var hash = bodyHash(url);
    return hash != null
        && equal(hash, HexFormat.of().formatHex(sha256(body)))
        && (matches(url, signature) || matches(SignedUrl.withOtherPort(url), signature));
  }

  /// Every field's name and value; of a repeated field each different value once, in order.
  private static String text(Form form) {
    var text = new StringBuilder();
    form.fields()
        .forEach((name, values) -> {
          if (values.size() == 1) {
            text.append(name).append(values.getFirst());
          } else {
            values.stream().sorted().distinct().forEach(value -> text.append(name).append(value));
          }
        });
    return text.toString();
  }

  private boolean matches(String signed, String signature) {
    var bytes = signed.getBytes(StandardCharsets.UTF_8);
    boolean matches = false;
    for (var secret : secrets) {
      matches |= equal(Base64.getEncoder().encodeToString(hmac(secret, bytes)), signature);
    }
    return matches;
  }

  /// Compares texts, not decoded bytes: many texts decode to the same bytes. Takes the same time
  /// wherever they differ.
  private static boolean equal(String expected, String actual) {
    return MessageDigest.isEqual(
        expected.getBytes(StandardCharsets.UTF_8), actual.getBytes(StandardCharsets.UTF_8));
  }

  /// The hash of the body that an address carries, null where it carries none.
  static @Nullable String bodyHash(String url) {
    int query = url.indexOf('?');
    if (query < 0) {
      return null;
    }
    for (var field : url.substring(query + 1).split("&", -1)) {
      if (field.startsWith(BODY_HASH)) {
        return field.substring(BODY_HASH.length());
      }
    }
    return null;
  }

  private static byte[] hmac(SecretKeySpec secret, byte[] bytes) {
    try {
      var mac = Mac.getInstance(ALGORITHM);
      mac.init(secret);
      return mac.doFinal(bytes);
    } catch (NoSuchAlgorithmException | InvalidKeyException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static byte[] sha256(byte[] body) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(body);
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
