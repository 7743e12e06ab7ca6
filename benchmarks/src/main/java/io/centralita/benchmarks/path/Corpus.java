package io.centralita.benchmarks.path;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Webhooks as Twilio posts them: the full set of parameters, signed.
final class Corpus {
  private static final String MESSAGES = "/twilio/messages";
  private static final String CALLS = "/twilio/calls";

  private final URI publicUrl;
  private final SecretKeySpec key;

  /// @param publicUrl the gateway's address as Twilio knows it
  Corpus(URI publicUrl, String authToken) {
    this.publicUrl = publicUrl;
    this.key = new SecretKeySpec(authToken.getBytes(StandardCharsets.UTF_8), "HmacSHA1");
  }

  /// Where Twilio posts messages to.
  String messagesUrl() {
    return publicUrl + MESSAGES;
  }

  /// A whole HTTP request, ready for the wire: somebody wrote.
  byte[] message(int serial, String from, String to, String body) {
    return request(MESSAGES, messageForm(serial, from, to, body));
  }

  /// The same: somebody calls.
  byte[] call(int serial, String from, String to) {
    var form = new TreeMap<String, String>();
    form.put("AccountSid", "AC" + "0".repeat(32));
    form.put("ApiVersion", "2010-04-01");
    form.put("CallSid", String.format(Locale.ROOT, "CA%032x", serial));
    form.put("CallStatus", "ringing");
    form.put("Called", to);
    form.put("Caller", from);
    form.put("Direction", "inbound");
    form.put("From", from);
    form.put("To", to);
    return request(CALLS, form);
  }

  private byte[] request(String path, Map<String, String> form) {
    var encoded = new StringBuilder(1024);
    form.forEach((name, value) -> {
      encoded.append(encoded.isEmpty() ? "" : "&");
      encoded.append(name).append('=').append(URLEncoder.encode(value, StandardCharsets.UTF_8));
    });
    var content = encoded.toString().getBytes(StandardCharsets.US_ASCII);
    var head =
        """
        POST %s HTTP/1.1\r
        Host: localhost\r
        User-Agent: TwilioProxy/1.1\r
        Accept: */*\r
        Content-Type: application/x-www-form-urlencoded; charset=UTF-8\r
        X-Twilio-Signature: %s\r
        Content-Length: %d\r
        \r
        """
            .formatted(path, signature(publicUrl + path, form), content.length)
            .getBytes(StandardCharsets.US_ASCII);
    var request = new byte[head.length + content.length];
    System.arraycopy(head, 0, request, 0, head.length);
    System.arraycopy(content, 0, request, head.length, content.length);
    return request;
  }

  private static Map<String, String> messageForm(int serial, String from, String to, String body) {
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

  private String signature(String url, Map<String, String> sortedForm) {
    try {
      var mac = Mac.getInstance("HmacSHA1");
      mac.init(key);
      var text = new StringBuilder(url);
      sortedForm.forEach((name, value) -> text.append(name).append(value));
      var signed = mac.doFinal(text.toString().getBytes(StandardCharsets.UTF_8));
      return Base64.getEncoder().encodeToString(signed);
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
