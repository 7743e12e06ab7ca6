package io.centralita.gateway.twilio;

import io.centralita.gateway.webhook.SigningKeys;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// `X-Twilio-Signature`: HMAC-SHA1 over the address as Twilio called it and the sorted fields of
/// the form. A body that is not a form is vouched for by its SHA-256 in the address.
///
/// See <https://www.twilio.com/docs/usage/security>. Twilio does not always sign a port as it is
/// written, so the address counts with and without it.
final class Signature {
  private static final String BODY_HASH = "bodySHA256=";

  private static final Function<byte[], String> BASE64 = Base64.getEncoder()::encodeToString;

  private final SigningKeys keys;

  Signature(List<String> authTokens) {
    this.keys = new SigningKeys("HmacSHA1", authTokens);
  }

  SigningKeys keys() {
    return keys;
  }

  /// @param url with its query, as Twilio called it
  /// @return the name of the key that signed, null when none did
  @Nullable String signer(String url, Form form, String signature) {
    return signer(url, text(form), signature);
  }

  /// For a body that is no form.
  @Nullable String signer(String url, byte[] body, String signature) {
    var hash = bodyHash(url);
    return hash != null && equal(hash, HexFormat.of().formatHex(sha256(body)))
        ? signer(url, "", signature)
        : null;
  }

  /// In the same time wherever they differ.
  private static boolean equal(String expected, String actual) {
    return MessageDigest.isEqual(
        expected.getBytes(StandardCharsets.UTF_8), actual.getBytes(StandardCharsets.UTF_8));
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

  private @Nullable String signer(String url, String fields, String signature) {
    var signer = keys.signer((url + fields).getBytes(StandardCharsets.UTF_8), BASE64, signature);
    return signer == null
        ? keys.signer(
            (SignedUrl.withOtherPort(url) + fields).getBytes(StandardCharsets.UTF_8),
            BASE64,
            signature)
        : signer;
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

  private static byte[] sha256(byte[] body) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(body);
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
