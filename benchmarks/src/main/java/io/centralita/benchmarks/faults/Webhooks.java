package io.centralita.benchmarks.faults;

import io.centralita.contracts.event.EventIds;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Base64;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Posts what people write as Twilio does, signed, and repeats what nobody acknowledged.
final class Webhooks {
  private static final Duration PATIENCE = Duration.ofSeconds(15);

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(PATIENCE).build();
  private final URI address;
  private final SecretKeySpec key;

  /// @param door which the gateways are known by
  Webhooks(URI door, String authToken) {
    address = door.resolve("/twilio/messages");
    key = new SecretKeySpec(authToken.getBytes(StandardCharsets.UTF_8), "HmacSHA1");
  }

  /// Returns when somebody has acknowledged it.
  ///
  /// @param cause what makes it one message, however often it is posted
  /// @return how often it had to be posted
  int post(String cause, String from, String to, String text) throws InterruptedException {
    var form = form(cause, from, to, text);
    var request =
        HttpRequest.newBuilder(address)
            .timeout(PATIENCE)
            .header("Content-Type", "application/x-www-form-urlencoded; charset=UTF-8")
            .header("X-Twilio-Signature", signature(form))
            .POST(BodyPublishers.ofString(encoded(form)))
            .build();
    int posts = 1;
    while (!isAcknowledged(request)) {
      posts++;
      TimeUnit.MILLISECONDS.sleep(250);
    }
    return posts;
  }

  private boolean isAcknowledged(HttpRequest request) throws InterruptedException {
    try {
      int status = http.send(request, BodyHandlers.discarding()).statusCode();
      if (status / 100 == 4) {
        throw new IllegalStateException("The gateway refuses with " + status);
      }
      return status == 200;
    } catch (IOException _) {
      return false; // nobody there, or a connection that broke: it is posted again
    }
  }

  private static SortedMap<String, String> form(String cause, String from, String to, String text) {
    var sid = "SM" + EventIds.derived("webhook", cause).toString().replace("-", "");
    var form = new TreeMap<String, String>();
    form.put("AccountSid", "AC" + "0".repeat(32));
    form.put("ApiVersion", "2010-04-01");
    form.put("Body", text);
    form.put("From", from);
    form.put("MessageSid", sid);
    form.put("NumMedia", "0");
    form.put("NumSegments", "1");
    form.put("SmsMessageSid", sid);
    form.put("SmsSid", sid);
    form.put("SmsStatus", "received");
    form.put("To", to);
    return form;
  }

  private static String encoded(SortedMap<String, String> form) {
    var encoded = new StringBuilder();
    form.forEach((name, value) ->
        encoded
            .append(encoded.isEmpty() ? "" : "&")
            .append(name)
            .append('=')
            .append(URLEncoder.encode(value, StandardCharsets.UTF_8)));
    return encoded.toString();
  }

  private String signature(SortedMap<String, String> form) {
    try {
      var mac = Mac.getInstance("HmacSHA1");
      mac.init(key);
      var text = new StringBuilder(address.toString());
      form.forEach((name, value) -> text.append(name).append(value));
      var signed = mac.doFinal(text.toString().getBytes(StandardCharsets.UTF_8));
      return Base64.getEncoder().encodeToString(signed);
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
