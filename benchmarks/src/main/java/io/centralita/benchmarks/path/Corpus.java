package io.centralita.benchmarks.path;

import io.centralita.benchmarks.webhook.TwilioForm;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/// Webhooks as whole HTTP requests, signed and ready for the wire.
final class Corpus {
  private static final String MESSAGES = "/twilio/messages";
  private static final String CALLS = "/twilio/calls";

  private final URI publicUrl;
  private final String authToken;

  /// @param publicUrl the gateway's address as Twilio knows it
  Corpus(URI publicUrl, String authToken) {
    this.publicUrl = publicUrl;
    this.authToken = authToken;
  }

  /// Where Twilio posts messages to.
  String messagesUrl() {
    return publicUrl + MESSAGES;
  }

  byte[] message(int serial, String from, String to, String body) {
    return request(MESSAGES, TwilioForm.message(sid("SM", serial), from, to, body));
  }

  byte[] call(int serial, String from, String to) {
    return request(CALLS, TwilioForm.call(sid("CA", serial), from, to));
  }

  private static String sid(String prefix, int serial) {
    return String.format(Locale.ROOT, "%s%032x", prefix, serial);
  }

  private byte[] request(String path, TwilioForm form) {
    var content = form.encoded();
    return """
    POST %s HTTP/1.1\r
    Host: localhost\r
    User-Agent: TwilioProxy/1.1\r
    Accept: */*\r
    Content-Type: %s\r
    %s: %s\r
    Content-Length: %d\r
    \r
    %s\
    """
        .formatted(
            path,
            TwilioForm.CONTENT_TYPE,
            TwilioForm.SIGNATURE,
            form.signature(publicUrl + path, authToken),
            content.length(),
            content)
        .getBytes(StandardCharsets.US_ASCII);
  }
}
