package io.centralita.benchmarks.faults;

import io.centralita.benchmarks.webhook.TwilioForm;
import io.centralita.contracts.event.EventIds;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/// Posts what people write as Twilio does, signed, and repeats what nobody acknowledged.
final class Webhooks {
  private static final Duration PATIENCE = Duration.ofSeconds(15);

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(PATIENCE).build();
  private final URI address;
  private final String authToken;

  /// @param door which the gateways are known by
  Webhooks(URI door, String authToken) {
    address = door.resolve("/twilio/messages");
    this.authToken = authToken;
  }

  /// Returns when somebody has acknowledged it.
  ///
  /// @param cause what makes it one message, however often it is posted
  /// @return how often it had to be posted
  int post(String cause, String from, String to, String text) throws InterruptedException {
    var sid = "SM" + EventIds.derived("webhook", cause).toString().replace("-", "");
    var form = TwilioForm.message(sid, from, to, text);
    var request =
        HttpRequest.newBuilder(address)
            .timeout(PATIENCE)
            .header("Content-Type", TwilioForm.CONTENT_TYPE)
            .header(TwilioForm.SIGNATURE, form.signature(address.toString(), authToken))
            .POST(BodyPublishers.ofString(form.encoded()))
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
}
