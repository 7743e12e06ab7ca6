package io.centralita.benchmarks.webhook;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// A webhook's form as Twilio posts it, with the full set of parameters.
public record TwilioForm(SortedMap<String, String> fields) {
  public static final String CONTENT_TYPE = "application/x-www-form-urlencoded; charset=UTF-8";
  public static final String SIGNATURE = "X-Twilio-Signature";

  private static final String ACCOUNT = "AC" + "0".repeat(32);

  public TwilioForm {
    fields = Collections.unmodifiableSortedMap(new TreeMap<>(fields));
  }

  /// Somebody wrote.
  ///
  /// @param from `whatsapp:+51…`, or a number alone for an SMS
  public static TwilioForm message(String sid, String from, String to, String body) {
    var form = common(from, to);
    form.put("Body", body);
    form.put("MessageSid", sid);
    form.put("NumMedia", "0");
    form.put("NumSegments", "1");
    form.put("SmsMessageSid", sid);
    form.put("SmsSid", sid);
    form.put("SmsStatus", "received");
    if (from.startsWith("whatsapp:")) {
      var number = from.substring(from.indexOf('+') + 1);
      form.put("MessageType", "text");
      form.put("ProfileName", "Cliente");
      form.put("ReferralNumMedia", "0");
      form.put("WaId", number);
      form.put(
          "ChannelMetadata",
          "{\"type\":\"whatsapp\",\"data\":{\"context\":{\"WaId\":\"%s\"}}}".formatted(number));
    }
    return new TwilioForm(form);
  }

  /// Somebody calls.
  public static TwilioForm call(String sid, String from, String to) {
    var form = common(from, to);
    form.put("CallSid", sid);
    form.put("CallStatus", "ringing");
    form.put("Called", to);
    form.put("Caller", from);
    form.put("Direction", "inbound");
    return new TwilioForm(form);
  }

  private static SortedMap<String, String> common(String from, String to) {
    var form = new TreeMap<String, String>();
    form.put("AccountSid", ACCOUNT);
    form.put("ApiVersion", "2010-04-01");
    form.put("From", from);
    form.put("To", to);
    return form;
  }

  public String encoded() {
    return fields.entrySet().stream()
        .map(field ->
            field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
        .collect(Collectors.joining("&"));
  }

  /// @param url where it is posted to, as Twilio knows it
  public String signature(String url, String authToken) {
    try {
      var mac = Mac.getInstance("HmacSHA1");
      mac.init(new SecretKeySpec(authToken.getBytes(StandardCharsets.UTF_8), mac.getAlgorithm()));
      var text = new StringBuilder(url);
      fields.forEach((name, value) -> text.append(name).append(value));
      var signed = mac.doFinal(text.toString().getBytes(StandardCharsets.UTF_8));
      return Base64.getEncoder().encodeToString(signed);
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
