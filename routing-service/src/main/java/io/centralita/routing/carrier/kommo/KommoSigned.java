package io.centralita.routing.carrier.kommo;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// The headers that make a request to the Chats API ours
/// (https://developers.kommo.com/reference/send-import-messages): HMAC-SHA1 over method, MD5 of the
/// body, content type, date and path, one a line.
final class KommoSigned {
  private static final String JSON = "application/json";
  private static final DateTimeFormatter RFC_2822 =
      DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss Z", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);

  private KommoSigned() {}

  /// @param path without the query
  static Map<String, String> headers(
      String method, String path, byte[] body, Instant now, String secret) {
    var headers = new LinkedHashMap<String, String>();
    headers.put("Date", RFC_2822.format(now));
    headers.put("Content-Type", JSON);
    headers.put("Content-MD5", md5(body));
    var signed =
        String.join("\n", method, headers.get("Content-MD5"), JSON, headers.get("Date"), path);
    headers.put("X-Signature", signature(signed, secret));
    return headers;
  }

  private static String md5(byte[] body) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("MD5").digest(body));
    } catch (GeneralSecurityException missing) {
      throw new IllegalStateException(missing);
    }
  }

  private static String signature(String text, String secret) {
    try {
      var mac = Mac.getInstance("HmacSHA1");
      mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA1"));
      return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException missing) {
      throw new IllegalStateException(missing);
    }
  }
}
