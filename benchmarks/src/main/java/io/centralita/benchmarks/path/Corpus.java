package io.centralita.benchmarks.path;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Webhooks as Twilio posts them: WhatsApp's full set of parameters, signed.
final class Corpus {
  private final String publicUrl;
  private final SecretKeySpec key;

  /// @param publicUrl the webhook's address as Twilio knows it
  Corpus(String publicUrl, String authToken) {
    this.publicUrl = publicUrl;
    this.key = new SecretKeySpec(authToken.getBytes(StandardCharsets.UTF_8), "HmacSHA1");
  }

  /// A whole HTTP request, ready for the wire.
  byte[] request(int serial, String from, String to, String body) {
    var form = form(serial, from, to, body);
    var encoded = new StringBuilder(1024);
    form.forEach((name, value) -> {
      encoded.append(encoded.isEmpty() ? "" : "&");
      encoded.append(name).append('=').append(URLEncoder.encode(value, StandardCharsets.UTF_8));
    });
    var content = encoded.toString().getBytes(StandardCharsets.US_ASCII);
    var head =
        """
        POST /twilio/messages HTTP/1.1\r
        Host: localhost\r
        User-Agent: TwilioProxy/1.1\r
        Accept: */*\r
        Content-Type: application/x-www-form-urlencoded; charset=UTF-8\r
        X-Twilio-Signature: %s\r
        Content-Length: %d\r
        \r
        """
            .formatted(signature(form), content.length)
            .getBytes(StandardCharsets.US_ASCII);
    var request = new byte[head.length + content.length];
    System.arraycopy(head, 0, request, 0, head.length);
    System.arraycopy(content, 0, request, head.length, content.length);
    return request;
  }

  private static Map<String, String> form(int serial, String from, String to, String body) {
    var sid = String.format(Locale.ROOT, "SM%032x", serial);
    var channel = from.startsWith("whatsapp:") ? "whatsapp" : "sms";
    var number = from.substring(from.indexOf('+') + 1);
    var form = new TreeMap<String, String>();
    form.put("AccountSid", "AC" + "0".repeat(32));
    form.put("ApiVersion", "2010-04-01");
    form.put("Body", body);
    form.put("From", from);
    form.put("MessageSid", sid);
    form.put("MessageType", "text");
    form.put("NumMedia", "0");
    form.put("NumSegments", "1");
    form.put("ProfileName", "Cliente");
    form.put("ReferralNumMedia", "0");
    form.put("SmsMessageSid", sid);
    form.put("SmsSid", sid);
    form.put("SmsStatus", "received");
    form.put("To", to);
    form.put("WaId", number);
    form.put(
        "ChannelMetadata",
        "{\"type\":\"%s\",\"data\":{\"context\":{\"WaId\":\"%s\"}}}".formatted(channel, number));
    return form;
  }

  private String signature(Map<String, String> sortedForm) {
    try {
      var mac = Mac.getInstance("HmacSHA1");
      mac.init(key);
      var text = new StringBuilder(publicUrl);
      sortedForm.forEach((name, value) -> text.append(name).append(value));
      var signed = mac.doFinal(text.toString().getBytes(StandardCharsets.UTF_8));
      return Base64.getEncoder().encodeToString(signed);
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
