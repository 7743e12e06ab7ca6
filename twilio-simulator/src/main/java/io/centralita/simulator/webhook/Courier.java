package io.centralita.simulator.webhook;

import io.centralita.simulator.SimulatorSettings;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// Carries webhooks to the business: signs, posts, and repeats as the address asks for.
@Component
public class Courier implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Courier.class);

  private final Map<Duration, HttpClient> clients = new ConcurrentHashMap<>();
  private final SimulatorSettings settings;
  private final MeterRegistry meters;

  Courier(SimulatorSettings settings, MeterRegistry meters) {
    this.settings = settings;
    this.meters = meters;
  }

  /// Posts the form until it is taken or the address asks for no more; returns the last attempt.
  ///
  /// @param kind `message`, `status`, `call` or `call-status`, for the counters
  /// @param id the message's id, which every repetition carries in `I-Twilio-Idempotency-Token`
  public Attempt deliver(String kind, String url, Form form, String id)
      throws InterruptedException {
    return deliver(kind, url, new Letter.Fields(form), id);
  }

  /// The same in any network's way.
  public Attempt deliver(String kind, String url, Letter letter, String id)
      throws InterruptedException {
    return repeat(kind, WebhookUrl.parse(url), letter, id);
  }

  /// The same with a method of the business's choice: with `GET` the form is part of the address.
  public Attempt deliver(String kind, String method, String url, Form form, String id)
      throws InterruptedException {
    return method.equals("GET")
        ? repeat(kind, WebhookUrl.parse(url).asking(form), new Letter.Fields(new Form()), id)
        : deliver(kind, url, form, id);
  }

  private Attempt repeat(String kind, WebhookUrl target, Letter letter, String id)
      throws InterruptedException {
    for (var repetition = 0; ; repetition++) {
      var attempt = request(target, letter, id);
      count(kind, attempt);
      if (attempt.succeeded()) {
        return attempt;
      }
      if (repetition >= target.retries() || !target.repeats(attempt)) {
        LOG.warn("{} webhook of {} failed for good: {}", kind, id, describe(attempt));
        meters.counter("simulator.webhooks.lost", "kind", kind).increment();
        return attempt;
      }
      var pause = pause(repetition);
      LOG.info("{} webhook of {}: {}, again in {}", kind, id, describe(attempt), pause);
      Thread.sleep(pause);
    }
  }

  private Attempt request(WebhookUrl target, Letter letter, String id) throws InterruptedException {
    try {
      var request =
          HttpRequest.newBuilder(destination(target.address()))
              .timeout(target.readTimeout().orElse(settings.webhook().timeout()))
              .header("Accept", "*/*");
      switch (letter) {
        case Letter.Fields(Form form) -> write(request, target, form, id);
        case Letter.Json(String body, var headers) -> {
          headers.forEach(request::header);
          request
              .header("Content-Type", "application/json")
              .POST(HttpRequest.BodyPublishers.ofString(body));
        }
      }
      var connectTimeout = target.connectTimeout().orElse(settings.webhook().connectTimeout());
      var answer = client(connectTimeout).send(request.build(), BodyHandlers.ofString());
      return new Attempt.Answered(answer.statusCode(), answer.body());
    } catch (ConnectException | HttpConnectTimeoutException | UnresolvedAddressException problem) {
      return new Attempt.NotConnected(problem.toString());
    } catch (IOException | IllegalArgumentException problem) {
      return new Attempt.NoAnswer(problem.toString());
    }
  }

  private void write(HttpRequest.Builder request, WebhookUrl target, Form form, String id) {
    request
        .header("User-Agent", "TwilioProxy/1.1")
        .header("I-Twilio-Idempotency-Token", id)
        .header(
            "X-Twilio-Signature",
            Signature.of(target.address(), form.fields(), settings.authToken()));
    if (!form.fields().isEmpty()) {
      request
          .header("Content-Type", "application/x-www-form-urlencoded; charset=UTF-8")
          .POST(HttpRequest.BodyPublishers.ofString(form.encoded()));
    }
  }

  /// Where a public address is really delivered.
  private URI destination(String address) {
    var from = settings.webhook().publicUrl();
    var to = settings.webhook().deliverTo();
    if (from == null || to == null || !address.startsWith(from.toString())) {
      return URI.create(address);
    }
    return URI.create(to + address.substring(from.toString().length()));
  }

  private HttpClient client(Duration connectTimeout) {
    return clients.computeIfAbsent(
        connectTimeout,
        timeout ->
            HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(timeout)
                .followRedirects(HttpClient.Redirect.NORMAL)
                .executor(Executors.newVirtualThreadPerTaskExecutor())
                .build());
  }

  private Duration pause(int repetition) {
    List<Duration> pauses = settings.webhook().pauses();
    return pauses.isEmpty() ? Duration.ZERO : pauses.get(Math.min(repetition, pauses.size() - 1));
  }

  private void count(String kind, Attempt attempt) {
    var outcome =
        switch (attempt) {
          case Attempt.Answered(int status, _) -> status / 100 + "xx";
          case Attempt.NotConnected _ -> "not-connected";
          case Attempt.NoAnswer _ -> "no-answer";
        };
    meters.counter("simulator.webhooks", "kind", kind, "outcome", outcome).increment();
  }

  private static String describe(Attempt attempt) {
    return switch (attempt) {
      case Attempt.Answered(int status, _) -> "answered " + status;
      case Attempt.NotConnected(String reason) -> "not connected (" + reason + ")";
      case Attempt.NoAnswer(String reason) -> "no answer (" + reason + ")";
    };
  }

  @Override
  public void close() {
    clients.values().forEach(HttpClient::shutdownNow);
  }
}
